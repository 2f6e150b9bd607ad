package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.testing.Sketch;
import dev.graft.testing.TinyKeras3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Keras3Test {
  @TempDir Path folder;

  private Path archive() throws IOException {
    Path file = folder.resolve("model.keras");
    TinyKeras3.archive(file, TinyKeras3.topology(), TinyKeras3.weights());
    return file;
  }

  @Test
  void readsAnArchiveAndItsUnpackedFolder() throws IOException {
    Path file = archive();
    ImportedModel model = ModelReader.read(file);

    Network network = model.topology().orElseThrow();
    assertThat(network.layers())
        .extracting(Layer::name)
        .containsExactly("image", "right", "left", "add", "bn", "pool", "drop", "predictions");
    assertThat(network.layer("add").inputs()).containsExactly("left", "right");
    assertThat(model.format()).isEqualTo("Keras model");
    assertThat(model.weights().get("right", "bias").toArray()).containsExactly(1, 2, 3, 4);
    assertThat(model.weights().get("left", "kernel").toArray()).contains(0.5f).hasSize(108);
    assertThat(model.weights().get("bn", "moving_variance").toArray())
        .containsExactly(3, 3, 3, 3.25f);
    assertThat(model.weights().get("predictions", "bias").toArray()).containsExactly(9, 10);
    assertThat(ModelReader.read(folder.resolve("model.keras.d")).weights().fingerprint())
        .isEqualTo(model.weights().fingerprint());
  }

  @Test
  void weightsAloneAreNamedByTheNetworkThatTheyAreOf() {
    Network network =
        Sketch.input(8, 8, 3)
            .conv("first", 4, 3, 1)
            .from("in")
            .conv("short", 4, 1, 1)
            .plus("sum", "first")
            .bn("bn")
            .network();
    // The walk from the result meets what is read first, first.
    assertThat(KerasOrder.of(network))
        .extracting(Layer::name)
        .containsExactly("in", "short", "first", "sum", "bn");
    Path file = folder.resolve("alone.weights.h5");
    Map<String, Object> weights = new LinkedHashMap<>();
    weights.put("layers/conv2d/vars/0", new float[1][1][3][4]);
    weights.put("layers/conv2d_1/vars/0", new float[3][3][3][4]);
    for (int i = 0; i < 4; i++) {
      weights.put("layers/batch_normalization/vars/" + i, new float[4]);
    }
    TinyKeras3.hdf5(file, weights);

    ImportedModel model = ModelReader.read(file);
    assertThat(model.weights().tensors()).containsKey("layers/conv2d_1/0");
    assertThat(model.namedAs(network).weights().misfit(network)).isEmpty();
    Network other = Sketch.input(8, 8, 3).conv("first", 4, 3, 1).network();
    assertThat(model.namedAs(other).weights().misfit(other).orElseThrow()).contains("layer first");
  }

  @Test
  void readsTheOldestLayoutBeforeNames() {
    Path file = folder.resolve("old.h5");
    try (io.jhdf.WritableHdfFile hdf = io.jhdf.HdfFile.write(file)) {
      hdf.putAttribute("nb_layers", 3);
      hdf.putGroup("layer_0").putDataset("nothing", new float[1]);
      hdf.putGroup("layer_1").putDataset("param_0", new float[3][3][3][4]);
      hdf.putGroup("layer_2").putDataset("param_0", new float[4]);
    }
    Network network = Sketch.input(8, 8, 3).conv("first", 4, 3, 1).network();
    ImportedModel model = ModelReader.read(file);
    assertThat(model.namedAs(network).weights().misfit(network)).isEmpty();
    assertThat(model.namedAs(network).weights().tensors())
        .containsOnlyKeys("first/kernel", "layer_2/0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layers/dense/vars/1 | | has 1 weights for its layer predictions, which wants 2",
        "layers/dense/vars/0 | | layers/dense has no weight 0",
        "layers/functional/layers/conv2d_1/vars/0 | layers/functional/layers/conv2d_2/vars/0 | no weights for its layer left",
        "- | layers/conv2d/vars/0 | weights layers/conv2d for which its topology has no layer",
        "layers/functional/layers/conv2d/vars/1 | layers/functional/layers/conv2d/vars/2 | no weight 1",
      })
  void saysWhatDoesNotFit(String from, String to, String words) throws IOException {
    Map<String, Object> weights = TinyKeras3.weights();
    Object moved = weights.remove(from);
    if (to != null) {
      weights.put(to, moved == null ? new float[2] : moved);
    }
    Path file = folder.resolve("model.keras");
    TinyKeras3.archive(file, TinyKeras3.topology(), weights);
    refused(file, words);
  }

  @Test
  void refusesOtherTypesAndShapes() throws IOException {
    Path file = folder.resolve("model.keras");
    Map<String, Object> weights = TinyKeras3.weights();
    weights.put("layers/dense/vars/1", new double[] {1, 2});
    TinyKeras3.archive(file, TinyKeras3.topology(), weights);
    refused(file, "float32");
    weights.put("layers/dense/vars/1", new float[] {1, 2, 3});
    Path other = folder.resolve("other.keras");
    TinyKeras3.archive(other, TinyKeras3.topology(), weights);
    refused(other, "layer predictions wants a bias of 2 and the file has 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"class_name\":\"Dense\" | \"class_name\":\"Lambda\" | class Lambda",
        "\"registered_name\":null,\"name\":\"predictions\" | \"registered_name\":\"mine>Dense\",\"name\":\"predictions\" | mine>Dense",
        "\"module\":\"keras.layers\",\"class_name\":\"Dense\" | \"module\":\"mine\",\"class_name\":\"Dense\" | mine.Dense",
        "\"config\":{\"name\":\"float32\"} | \"config\":{\"name\":\"mixed_float16\"} | dtype",
        "\"units\":2 | \"units\":2.5 | units",
        "\"padding\":\"same\" | \"padding\":\"causal\" | padding",
        "\"groups\":1 | \"groups\":2 | groups",
        "\"batch_shape\":[null,8,8,3] | \"batch_shape\":[null,null,null,3] | height, width and channels",
      })
  void refusesWhatItDoesNotKnow(String from, String to, String words) throws IOException {
    String text = TinyKeras3.topology().toString();
    assertThat(text).contains(from);
    Path file = folder.resolve("model.keras");
    ObjectNode topology = (ObjectNode) Json.parse(text.replace(from, to), JsonNode.class);
    TinyKeras3.archive(file, topology, TinyKeras3.weights());
    refused(file, words);
  }

  @Test
  void survivesTruncationOfEveryPart() throws IOException {
    byte[] whole = Files.readAllBytes(archive());
    Path cut = folder.resolve("cut.keras");
    for (int length = 0; length < whole.length; length += 61) {
      Files.write(cut, Arrays.copyOf(whole, length));
      Throwable thrown = catchThrowable(() -> ModelReader.read(cut));
      assertThat(thrown).as("cut at %d", length).isInstanceOf(GraftException.class);
      Sentences.check(thrown, cut);
    }
    for (String name : List.of("config.json", "model.weights.h5")) {
      Path part = folder.resolve("model.keras.d").resolve(name);
      byte[] bytes = Files.readAllBytes(part);
      for (int length = 0; length < bytes.length; length += 97) {
        Files.write(part, Arrays.copyOf(bytes, length));
        Path unpacked = folder.resolve("model.keras.d");
        Throwable thrown = catchThrowable(() -> ModelReader.read(unpacked));
        assertThat(thrown).as("%s cut at %d", name, length).isInstanceOf(GraftException.class);
        assertThat(thrown.getMessage()).startsWith(unpacked.toString()).doesNotContain("\n");
      }
      Files.write(part, bytes);
    }
  }

  /** Each value of the topology in turn becomes something else: a model or a sentence. */
  @Test
  void survivesMutatedTopologies() throws IOException {
    Path unpacked = folder.resolve("unpacked");
    TinyKeras3.folder(unpacked, TinyKeras3.topology(), TinyKeras3.weights());
    int mutated = 0;
    for (String value : new String[] {"null", "-1", "\"x\"", "[]", "{}"}) {
      for (int place = 0; ; place++) {
        ObjectNode copy = TinyKeras3.topology();
        if (!Mutations.replace(copy, place, Json.parse(value, JsonNode.class))) {
          break;
        }
        Files.writeString(unpacked.resolve("config.json"), copy.toString());
        Throwable thrown = catchThrowable(() -> ModelReader.read(unpacked));
        if (thrown != null) {
          assertThat(thrown).as("%s at %d", value, place).isInstanceOf(GraftException.class);
        }
        mutated++;
      }
    }
    assertThat(mutated).isGreaterThan(1000);
  }

  private static void refused(Path file, String words) {
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, file));
  }
}
