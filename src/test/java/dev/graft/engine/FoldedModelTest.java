package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.OpenModel;
import dev.graft.testing.Sketch;
import dev.graft.training.Head;
import dev.graft.zoo.Architectures;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is folded for answering says what the bundle says. */
class FoldedModelTest {
  private static final int SIDE = 64;
  private static final int PICTURES = 3;
  private static final int CLASSES = 3;

  private final TensorFlowEngine engine = new TensorFlowEngine();

  @TempDir Path folder;

  private ModelBundle write(Network network, String features) {
    ModelBundle plain = InnerModelTest.describe(network, features);
    ModelBundle model =
        new ModelBundle(
            plain.format(),
            plain.classes(),
            new Preprocessing(
                SIDE, SIDE, plain.preprocessing().fit(), plain.preprocessing().scaling()),
            network,
            features,
            plain.blocks(),
            plain.backbone(),
            plain.training(),
            plain.versions());
    Weights weights = Sketch.weights(network, 3);
    BundleWriter.write(engine, model, weights, folder.resolve("bundle"), part -> {});
    return model;
  }

  private static float[] pixels() {
    float[] pixels = new float[PICTURES * SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * 37 + i / 7 * 11) % 256;
    }
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(strings = {"MobileNetV2", "ResNet50", "EfficientNetB0", "DenseNet121"})
  void probabilitiesAndFeaturesAreThoseOfTheBundle(String architecture) {
    Network trunk = Architectures.find(architecture).orElseThrow().network(1.0, SIDE, 0);
    Network network = Head.DEFAULT.graftOnto(trunk, CLASSES);
    ModelBundle model = write(network, trunk.output().name());
    int length = CLASSES + model.embeddingLength();
    float[] wanted = new float[PICTURES * length];
    try (InnerModel whole = engine.openInner(folder.resolve("bundle"))) {
      whole.answer(pixels(), PICTURES, wanted);
    }

    float[] folded = new float[PICTURES * length];
    float[] probabilities = new float[PICTURES * CLASSES];
    assertThat(FoldedModel.isFor(model)).isTrue();
    try (OpenModel both = engine.openFolded(folder.resolve("bundle"), true);
        OpenModel alone = engine.openFolded(folder.resolve("bundle"), false)) {
      both.predict(pixels(), PICTURES, folded);
      alone.predict(pixels(), PICTURES, probabilities);
    }

    for (int i = 0; i < folded.length; i++) {
      float most = Math.max(1, Math.abs(wanted[i])) * 1e-4f;
      assertThat(folded[i]).as("number %d", i).isEqualTo(wanted[i], within(most));
    }
    for (int p = 0; p < PICTURES; p++) {
      assertThat(Arrays.copyOfRange(probabilities, p * CLASSES, (p + 1) * CLASSES))
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(Arrays.copyOfRange(wanted, p * length, p * length + CLASSES));
    }
  }

  /** Whoever wants the features before a normalisation gets them from the bundle's own graph. */
  @Test
  void whereTheFeatureLayerVanishesNothingIsFolded() {
    Network trunk = Architectures.find("MobileNetV2").orElseThrow().network(1.0, SIDE, 0);
    Network network = Head.DEFAULT.graftOnto(trunk, CLASSES);

    assertThat(FoldedModel.isFor(InnerModelTest.describe(network, "Conv_1"))).isFalse();
    assertThat(FoldedModel.isFor(InnerModelTest.describe(network, "out_relu"))).isTrue();
  }
}
