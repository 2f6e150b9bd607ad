package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Weights;
import dev.graft.testing.TinyModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TfjsLayersTest {
  @TempDir Path folder;

  private Path json() {
    return folder.resolve("model.json");
  }

  private void write() throws IOException {
    TinyModels.tfjs(folder, TinyModels.topology(), TinyModels.weights(), 1 << 20);
  }

  @Test
  void readsWeightsThatStraddleShards() throws IOException {
    TinyModels.tfjs(folder, TinyModels.topology(), TinyModels.weights(), 70);
    assertThat(folder.resolve("group1-shard5.bin")).exists();

    ImportedModel model = ModelReader.read(folder);

    assertThat(model.format()).isEqualTo("TensorFlow.js layers model");
    assertThat(model.topology()).isPresent();
    assertThat(model.weights().get("conv", "kernel").toArray())
        .isEqualTo(TinyModels.weights().get(0).values());
    assertThat(model.weights().get("predictions", "bias").toArray()).containsExactly(0, 0.001f);
    assertThat(ModelReader.read(json()).weights().fingerprint())
        .isEqualTo(model.weights().fingerprint());
  }

  /** Values by the formula step * scale + min, and halves whose bits are known. */
  @Test
  void readsQuantisedWeights() throws IOException {
    ObjectNode root = Json.mapper().createObjectNode();
    ObjectNode group = root.putNull("modelTopology").putArray("weightsManifest").addObject();
    group.putArray("paths").add("all.bin");
    quantised(group, "a/kernel", "uint8", 3);
    quantised(group, "b/kernel", "uint16", 2);
    quantised(group, "c/kernel", "float16", 4);
    group
        .withArray("weights")
        .addObject()
        .put("name", "d/kernel")
        .put("dtype", "int32")
        .putArray("shape")
        .add(1);
    ByteBuffer bytes = ByteBuffer.allocate(3 + 4 + 8 + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {0, 1, (byte) 255}).putShort((short) 2).putShort((short) 65535);
    bytes.putShort((short) 0x3c00).putShort((short) 0xc500).putShort((short) 0x0001);
    bytes.putShort((short) 0x7bff).putInt(-7);
    Files.write(folder.resolve("all.bin"), bytes.array());
    Json.write(json(), root);

    Weights weights = ModelReader.read(folder).weights();

    assertThat(weights.get("a", "kernel").toArray())
        .containsExactly(-2, (float) (0.1 - 2), (float) (255 * 0.1 - 2));
    assertThat(weights.get("b", "kernel").toArray())
        .containsExactly((float) (2 * 0.1 - 2), (float) (65535 * 0.1 - 2));
    assertThat(weights.get("c", "kernel").toArray())
        .containsExactly(1, -5, (float) Math.pow(2, -24), 65504);
    assertThat(weights.get("d", "kernel").toArray()).containsExactly(-7);
  }

  private static void quantised(ObjectNode group, String name, String type, int count) {
    ObjectNode weight = group.withArray("weights").addObject();
    weight.put("name", name).put("dtype", "float32").putArray("shape").add(count);
    weight
        .putObject("quantization")
        .put("dtype", type)
        .put("scale", 0.1)
        .put("min", -2)
        .put("original_dtype", "float32");
  }

  @Test
  void readsWeightsWithoutTopology() throws IOException {
    TinyModels.tfjs(folder, NullNode.getInstance(), TinyModels.weights(), 1 << 20);

    ImportedModel model = ModelReader.read(folder);

    assertThat(model.topology()).isEmpty();
    assertThat(model.weights().tensors()).hasSize(6).containsKey("predictions/bias");
  }

  @Test
  void agreesWithTheSameModelInHdf5() throws IOException {
    write();
    Path hdf5 = folder.resolve("model.h5");
    TinyModels.hdf5(hdf5, TinyModels.topology(), TinyModels.weights());
    ImportedModel one = ModelReader.read(folder);
    ImportedModel other = ModelReader.read(hdf5);
    assertThat(one.topology()).isEqualTo(other.topology());
    assertThat(one.weights().fingerprint()).isEqualTo(other.weights().fingerprint());
  }

  @Test
  void takesLabelsFromTheMetadata() throws IOException {
    write();
    Files.writeString(
        folder.resolve("metadata.json"),
        "{\"tfjsVersion\":\"1.7.4\",\"labels\":[\"cat\",\"dog\"],\"imageSize\":224}");
    ImportedModel model = ModelReader.read(folder);
    assertThat(model.classNames()).containsExactly("cat", "dog");
    assertThat(model.teachableMachine()).isTrue();
  }

  @Test
  void namesTheMissingShard() throws IOException {
    write();
    Files.delete(folder.resolve("group1-shard1.bin"));
    refused("group1-shard1.bin");
  }

  @Test
  void refusesShardsOfAnotherLength() throws IOException {
    write();
    Path shard = folder.resolve("group1-shard1.bin");
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(bytes, bytes.length - 1));
    refused("bytes in group1-shard1.bin");
    Files.write(shard, Arrays.copyOf(bytes, bytes.length + 4));
    refused("bytes in group1-shard1.bin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dtype\" : \"float32\" | \"dtype\" : \"uint8\" | type 'uint8'",
        "\"dtype\" : \"float32\" | \"dtype\":\"int32\",\"quantization\":{\"dtype\":\"uint8\"} | quantised",
        "\"dtype\" : \"float32\" | \"dtype\":\"float32\",\"quantization\":{\"dtype\":\"uint8\"} | scale and min",
        "\"dtype\" : \"float32\" | \"dtype\":\"float32\",\"quantization\":{\"dtype\":\"uint4\"} | uint4",
        "\"dtype\" : \"float32\" | \"dtype\":\"float32\",\"quantization\":{\"dtype\":\"float16\"} | bytes in group1-shard1.bin",
        "\"group1-shard1.bin\" | \"../group1-shard1.bin\" | outside its folder",
        "\"conv/kernel\" | \"\" | without a name",
        "\"conv/kernel\" | \"convolution/kernel\" | topology has no layer",
        "\"bn/beta\" | \"bn/moving_mean\" | two weights",
        "[ 3, 3, 3, 4 ] | [ 3, 3, 3, -4 ] | a shape that is none",
        "[ 3, 3, 3, 4 ] | [ 3, 3, 4, 3 ] | layer conv wants a kernel of 3x3x3x4",
        "[ 3, 3, 3, 4 ] | [ 3000000, 300000, 3000000, 400000 ] | too large",
        "\"weightsManifest\" | \"weights_manifest\" | weightsManifest",
        "\"class_name\" : \"Functional\" | \"class_name\" : \"Graph\" | 'Graph'",
        "\"modelTopology\" : { | \"format\":\"graph-model\",\"modelTopology\" : { | graph model",
      })
  void saysWhatIsWrong(String from, String to, String words) throws IOException {
    write();
    String text = Files.readString(json());
    assertThat(text).contains(from);
    int at = text.lastIndexOf(from);
    Files.writeString(json(), text.substring(0, at) + to + text.substring(at + from.length()));
    refused(words);
  }

  /** Whatever byte is changed, the answer is a model or a sentence. */
  @Test
  void survivesDamagedJson() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(json());
    byte[] tokens = "{}[]\",:0-9ntfe\u0000".getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(11);
    for (int i = 0; i < 3000; i++) {
      byte[] copy = whole.clone();
      copy[random.nextInt(copy.length)] = tokens[random.nextInt(tokens.length)];
      Files.write(
          json(), random.nextInt(4) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy);
      Throwable thrown = catchThrowable(() -> ModelReader.read(folder));
      if (thrown != null) {
        assertThat(thrown).as("damage %d", i).isInstanceOf(GraftException.class);
      }
    }
  }

  /** Each value of the topology in turn becomes something else. */
  @Test
  void survivesMutatedTopologies() throws IOException {
    write();
    ObjectNode root = (ObjectNode) Json.tree(json());
    Weights whole = ModelReader.read(folder).weights();
    int mutated = 0;
    for (String value : new String[] {"null", "-1", "\"x\"", "[]", "{}", "1e99"}) {
      for (int place = 0; ; place++) {
        ObjectNode copy = root.deepCopy();
        if (!Mutations.replace(copy, place, Json.parse(value, JsonNode.class))) {
          break;
        }
        Json.write(json(), copy);
        Throwable thrown = catchThrowable(() -> ModelReader.read(folder));
        if (thrown == null) {
          assertThat(ModelReader.read(folder).weights().tensors()).hasSize(whole.tensors().size());
        } else {
          assertThat(thrown).as("%s at %d", value, place).isInstanceOf(GraftException.class);
          assertThat(thrown.getMessage()).startsWith(folder.toString());
        }
        mutated++;
      }
    }
    assertThat(mutated).isGreaterThan(800);
  }

  private void refused(String words) {
    assertThatThrownBy(() -> ModelReader.read(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, folder));
  }
}
