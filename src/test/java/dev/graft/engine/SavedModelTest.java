package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.errors.GraftException;
import dev.graft.formats.TinySavedModels;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.OpenModel;
import dev.graft.testing.Shared;
import dev.graft.testing.TinyModels.W;
import dev.graft.training.FreezePlan;
import dev.graft.training.Trunk;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.ImportRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** SavedModels of others give the same in Graft as in the program that made them. */
class SavedModelTest {
  private static final int PICTURES = 3;

  @TempDir Path folder;
  private final TensorFlowEngine engine = new TensorFlowEngine();

  private PretrainedBackbone imported(Path model, Scaling scaling) {
    BackboneLibrary library = new BackboneLibrary(folder.resolve("library"));
    library.importModel(
        new ImportRequest(
            model, "other", Optional.empty(), Optional.of(scaling), Optional.empty()));
    return library.load("other");
  }

  /** The network of {@link TinySavedModels#functions}, in layers. */
  private static Network layers() {
    return new Network(
        "same",
        List.of(
            new Layer.Input("in", Shape.of(8, 8, 3)),
            new Layer.Conv2D(
                "conv",
                List.of("in"),
                4,
                Extent.square(3),
                Extent.square(2),
                Extent.ONE,
                Padding.SAME,
                false,
                Activation.RELU6),
            new Layer.GlobalPooling2D("pool", List.of("conv"), PoolingKind.AVERAGE, false),
            new Layer.Dense("out", List.of("pool"), 2, true, Activation.LINEAR),
            new Layer.Activate("probabilities", List.of("out"), Activation.SOFTMAX)));
  }

  private static Weights weights() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (W w : TinySavedModels.graphWeights()) {
      all.put(w.name(), Tensor.of(Shape.of(w.shape()), w.values()));
    }
    return new Weights(all);
  }

  private static ModelBundle describe(Backbone b) {
    return new ModelBundle(
        ModelBundle.FORMAT,
        b.classNames(),
        b.preprocessing(),
        b.network(),
        b.featureLayer(),
        b.blocks(),
        new ModelBundle.Origin(
            b.name(), b.architecture(), b.licence(), b.source(), b.fingerprint()),
        Optional.empty(),
        Map.of());
  }

  private Path layeredBundle(Scaling scaling) throws IOException {
    Network network = layers();
    Backbone backbone =
        new Backbone(
            "layers",
            "custom",
            network,
            "conv",
            List.of(new Block("conv", List.of("conv"))),
            new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, scaling),
            List.of("left", "right"),
            "unknown",
            "test",
            "");
    return bundle(describe(backbone), weights(), "layers");
  }

  private Path bundle(ModelBundle model, Weights weights, String name) throws IOException {
    Path bundle = Files.createDirectory(folder.resolve(name));
    engine.write(model, weights, bundle);
    Json.write(bundle.resolve(ModelBundle.FILE), model);
    Files.write(bundle.resolve("synset.txt"), model.classes());
    return bundle;
  }

  private float[] predicted(Path bundle) {
    float[] pixels = new float[PICTURES * 8 * 8 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i * 37 % 256;
    }
    float[] probabilities = new float[PICTURES * 2];
    try (OpenModel model = engine.open(bundle)) {
      model.predict(pixels, PICTURES, probabilities);
    }
    return probabilities;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Softmax", "Identity"})
  void aGraphOfFunctionsPredictsAsItsLayersDo(String end) throws IOException {
    Path model = folder.resolve("functions");
    TinySavedModels.functions(model, end);
    PretrainedBackbone other = imported(model, Scaling.NONE);
    Path written = bundle(describe(other.backbone()), other.weights(), "graph");
    assertThat(predicted(written))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(predicted(layeredBundle(Scaling.NONE)));
  }

  @Test
  void whatTensorFlowItselfSavedPredictsTheSame() throws IOException {
    Path bundle = layeredBundle(Scaling.SYMMETRIC);

    PretrainedBackbone other = imported(bundle, Scaling.NONE);

    assertThat(other.backbone().classNames()).containsExactly("left", "right");
    assertThat(other.backbone().network().layers().get(1)).isInstanceOf(Layer.FrozenGraph.class);
    Path written = bundle(describe(other.backbone()), other.weights(), "again");
    assertThat(predicted(written))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(predicted(bundle));
    assertThat(engine.readWeights(ModelBundle.read(written), written).fingerprint())
        .isEqualTo(other.weights().fingerprint());
  }

  @Test
  void aFrozenGraphIsATrunkAndNothingElse() throws IOException {
    Path model = folder.resolve("functions");
    TinySavedModels.functions(model, "Softmax");
    PretrainedBackbone other = imported(model, Scaling.UNIT);
    Backbone backbone = other.backbone();
    Network trunk = backbone.trunk();
    assertThat(trunk.outputShape()).isEqualTo(Shape.of(4));
    float[] features = new float[engine.trunkBatch() * 4];
    try (Trunk opened = engine.openTrunk(trunk, other.weights().fitting(trunk), Scaling.UNIT)) {
      float[] pixels = new float[opened.batch() * 8 * 8 * 3];
      Arrays.fill(pixels, 255f);
      opened.run(pixels, features);
    }
    // White pictures: the middle of the feature map is the sum of each filter, and that is the
    // most.
    assertThat(features[3]).isGreaterThan(0).isLessThanOrEqualTo(6);
    assertThat(features).startsWith(features[0]).endsWith(features[3]);
    assertThat(new FreezePlan.AllFrozen().learning(backbone)).isEmpty();
    assertThat(new FreezePlan.FirstBlocks(1).learning(backbone)).isEmpty();
    assertThatThrownBy(() -> new FreezePlan.NoneFrozen().learning(backbone))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("only stay frozen as a whole");
  }

  @Test
  void aGraphThatWasTamperedWithIsNotRun() {
    NodeDef write = NodeDef.newBuilder().setName("output").setOp("ReadFile").build();
    String graph =
        Base64.getEncoder()
            .encodeToString(GraphDef.newBuilder().addNode(write).build().toByteArray());
    for (String each : new String[] {graph, "AAAA", "no base 64", ""}) {
      Layer.FrozenGraph layer =
          new Layer.FrozenGraph("g", List.of("in"), Shape.of(4), List.of(), each);
      try (Graph into = new Graph()) {
        Ops tf = Ops.create(into);
        assertThatThrownBy(
                () -> FrozenGraphWriter.write(tf, layer, tf.placeholder(TFloat32.class), Map.of()))
            .isInstanceOf(GraftException.class)
            .hasMessageContaining("The graph of the layer g");
      }
    }
  }

  /** What TensorFlow 2.21 itself says of the same pixels. */
  @Test
  void teachableMachinesSavedModelPredictsAsTensorFlowDoes() throws IOException {
    Path model = Shared.data("weights/teachable_machine_savedmodel");
    PretrainedBackbone other =
        new BackboneLibrary(folder.resolve("library")).load(model.toString());
    Path written = bundle(describe(other.backbone()), other.weights(), "teachable");
    int size = 224;
    float[] pixels = new float[2 * size * size * 3];
    for (int p = 0; p < 2; p++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          for (int c = 0; c < 3; c++) {
            int value = p == 0 ? x + 2 * y + 50 * c : (x / 16 + y / 16) % 2 * 200 + 20 * c;
            pixels[((p * size + y) * size + x) * 3 + c] = value % 256;
          }
        }
      }
    }
    float[] probabilities = new float[8];
    try (OpenModel opened = engine.open(written)) {
      opened.predict(pixels, 2, probabilities);
    }
    for (int i = 0; i < 8; i++) {
      assertThat((double) probabilities[i]).isCloseTo(EXPECTED.get(i), within(1e-4));
    }
  }

  private static final List<Double> EXPECTED =
      List.of(
          0.0266173, 0.8847097, 0.0076187, 0.0810543, 0.1399320, 0.4112682, 0.1877596, 0.2610401);
}
