package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.graft.errors.GraftException;
import dev.graft.formats.TinySavedModels.Metadata;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedModelsTest {
  @TempDir Path folder;

  private static void refused(Path model, String words) {
    assertThatThrownBy(() -> ModelReader.read(model))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, model));
  }

  @ParameterizedTest
  @EnumSource(Metadata.class)
  void theLayersOfKerasAreRead(Metadata where) throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.keras(model, where, TinyModels.topology().toString());
    Files.writeString(model.resolve("labels.txt"), "0 Cat\n1 Dog\n");

    ImportedModel read = ModelReader.read(model);

    assertThat(read.format()).isEqualTo("TensorFlow SavedModel of Keras");
    assertThat(read.classNames()).containsExactly("Cat", "Dog");
    Path hdf5 = folder.resolve("same.h5");
    TinyModels.hdf5(hdf5, TinyModels.topology(), TinyModels.weights());
    ImportedModel same = ModelReader.read(hdf5);
    assertThat(read.topology()).isEqualTo(same.topology());
    assertThat(read.weights().fingerprint()).isEqualTo(same.weights().fingerprint());
    assertThat(ModelReader.read(model.resolve("saved_model.pb")).weights().fingerprint())
        .isEqualTo(same.weights().fingerprint());
  }

  @Test
  void aGraphWithoutLayersIsFrozenUpToItsClassifier() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Softmax", "RandomUniform", "NoOp");

    ImportedModel read = ModelReader.read(model);

    Network network = read.topology().orElseThrow();
    assertThat(read.format()).contains("frozen graph");
    assertThat(network.layers())
        .extracting(Layer::kerasClass)
        .containsExactly("InputLayer", "FrozenGraph", "Dense", "Activation");
    assertThat(network.input().shape()).isEqualTo(Shape.of(8, 8, 3));
    Layer.FrozenGraph graph = (Layer.FrozenGraph) network.layers().get(1);
    assertThat(graph.shape()).isEqualTo(Shape.of(4));
    assertThat(graph.parameters())
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.name()).isEqualTo("conv.kernel");
              assertThat(w.learnable()).isFalse();
            });
    assertThat(network.outputShape()).isEqualTo(Shape.of(2));
    assertThat(read.weights().get("graph_logits", "kernel").toArray())
        .isEqualTo(TinySavedModels.graphWeights().get(1).values());
    assertThat(read.weights().get(graph.name(), "conv.kernel").toArray())
        .isEqualTo(TinySavedModels.graphWeights().get(0).values());
    assertThat(read.weights().misfit(network)).isEmpty();
  }

  @Test
  void scoresGetASoftmax() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Identity");
    Network network = ModelReader.read(model).topology().orElseThrow();
    assertThat(network.output())
        .isEqualTo(
            new Layer.Activate(
                "graph_probabilities", java.util.List.of("graph_logits"), Activation.SOFTMAX));
  }

  @Test
  void anotherEndIsNoClassifierButFeatures() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Tanh");
    Network network = ModelReader.read(model).topology().orElseThrow();
    assertThat(network.output()).isInstanceOf(Layer.FrozenGraph.class);
    assertThat(network.outputShape()).isEqualTo(Shape.of(2));
  }

  @Test
  void aZipAndAFolderAroundItAsTeachableMachineMakesThem() throws IOException {
    Path around = folder.resolve("converted_savedmodel");
    Path model = around.resolve("model.savedmodel");
    TinySavedModels.functions(model, "Softmax");
    Files.writeString(around.resolve("labels.txt"), "0 Paper\n1 Scissors\n");
    Path zip = folder.resolve("converted_savedmodel.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(around)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(around.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    for (Path source : new Path[] {around, model, zip}) {
      ImportedModel read = ModelReader.read(source);
      assertThat(read.classNames()).as("%s", source).containsExactly("Paper", "Scissors");
      assertThat(read.source()).isEqualTo(source);
    }
  }

  @Test
  void unknownLayersFallBackToTheGraph() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Softmax");
    String foreign = TinyModels.topology().toString().replace("\"ReLU\"", "\"Lambda\"");
    Files.createDirectories(model.resolve("assets"));
    Files.writeString(model.resolve("assets/saved_model.json"), foreign);

    ImportedModel read = ModelReader.read(model);

    assertThat(read.topology().orElseThrow().layers().get(1)).isInstanceOf(Layer.FrozenGraph.class);
    assertThat(read.format()).contains("not all of its layers are known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReadFile",
        "WriteFile",
        "PyFunc",
        "EagerPyFunc",
        "MatchingFiles",
        "TFRecordReaderV2",
        "SaveV2",
        "RestoreV2",
        "PrintV2",
        "If",
        "While",
        "HashTableV2",
        "SomebodysOwnOp"
      })
  void operationsThatDoMoreThanComputeAreNamed(String op) throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Softmax", op);
    refused(model, "(" + op + ")");
  }

  @Test
  void augmentationBesideThePathIsLeftOutButNotRun() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Softmax", "AssignVariableOp", "StatelessRandomUniformV2");
    assertThat(ModelReader.read(model).topology()).isPresent();
    TinySavedModels.functions(folder.resolve("needed"), "RandomUniform");
    refused(folder.resolve("needed"), "(RandomUniform)");
  }

  @Test
  void functionsThatCallThemselvesComeToAnEnd() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.recursive(model);
    refused(model, "reads what is not in it");
  }

  private void signature(String words, String name, Map<String, ProtoWriter> inputs)
      throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Softmax");
    ProtoWriter meta = TinySavedModels.meta();
    if (!inputs.isEmpty()) {
      TinySavedModels.signature(meta, name, inputs, "served:0");
    }
    TinySavedModels.save(model, meta);
    refused(model, words);
  }

  @Test
  void signaturesThatAreNotFromOnePictureToOneResult() throws IOException {
    ProtoWriter picture = TinySavedModels.tensor("x:0", 1, -1, 8, 8, 3);
    signature("offers no signature", "", Map.of());
    signature("wants 2 inputs (x, y)", "serving_default", Map.of("x", picture, "y", picture));
    signature("as uint8", "s", Map.of("x", TinySavedModels.tensor("x:0", 4, -1, 8, 8, 3)));
    signature("as type 99", "s", Map.of("x", TinySavedModels.tensor("x:0", 99, -1, 8, 8, 3)));
    signature(
        "height and width", "s", Map.of("x", TinySavedModels.tensor("x:0", 1, -1, -1, -1, 3)));
    signature("exactly 1 pictures", "s", Map.of("x", TinySavedModels.tensor("x:0", 1, 1, 8, 8, 3)));
    signature("not take pictures", "s", Map.of("x", TinySavedModels.tensor("x:0", 1, -1, 8)));
    signature("reads what is not in it", "s", Map.of("x", picture));
  }

  @Test
  void missingPartsAreNamed() throws IOException {
    Path model = folder.resolve("model");
    TinySavedModels.functions(model, "Softmax");
    Path data = model.resolve("variables/variables.data-00000-of-00001");
    byte[] values = Files.readAllBytes(data);
    Files.write(data, Arrays.copyOf(values, values.length - 1));
    refused(model, "is cut off");
    for (int at : new int[] {7, values.length - 1}) {
      byte[] damaged = values.clone();
      damaged[at] ^= 1;
      Files.write(data, damaged);
      refused(model, "wrong checksum");
    }
    Files.delete(data);
    refused(model, "variables.data-00000-of-00001, which is missing");
    Files.delete(model.resolve("variables/variables.index"));
    refused(model, "variables.index, which is missing");
    TinySavedModels.save(model, new ProtoWriter());
    refused(model, "no graph with the tag serve");
  }

  @Test
  void truncationAndDamageAnywhereAreOneSentence() throws IOException {
    Path keras = folder.resolve("keras");
    TinySavedModels.keras(keras, Metadata.OBJECT_GRAPH, TinyModels.topology().toString());
    Path graph = folder.resolve("graph");
    TinySavedModels.functions(graph, "Softmax");
    for (Path model : new Path[] {keras, graph}) {
      for (String part : new String[] {"saved_model.pb", "variables/variables.index"}) {
        Path file = model.resolve(part);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 5) {
          Files.write(file, Arrays.copyOf(whole, length));
          Throwable thrown = catchThrowable(() -> ModelReader.read(model));
          assertThat(thrown).as("%s cut at %d", file, length).isInstanceOf(GraftException.class);
          Sentences.check(thrown, model);
        }
        for (int at = 0; at < whole.length; at += 5) {
          byte[] damaged = whole.clone();
          damaged[at] ^= (byte) (1 << at % 8);
          Files.write(file, damaged);
          Throwable thrown = catchThrowable(() -> ModelReader.read(model));
          // A changed letter in a name that nobody reads may do no harm.
          if (thrown != null) {
            assertThat(thrown).as("%s damaged at %d", file, at).isInstanceOf(GraftException.class);
          }
        }
        Files.write(file, whole);
      }
    }
  }
}
