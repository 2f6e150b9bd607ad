package dev.graft.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.json.Json;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small model files that tests write themselves, in the layouts of Keras 2 and TensorFlow.js. */
public final class TinyModels {
  private TinyModels() {}

  /**
   * A weight for a file.
   *
   * @param group the outermost layer
   * @param name the name inside, for instance {@code conv/kernel}
   * @param shape its shape; the values are 0, 1, 2 and so on, times 0.001
   */
  public record W(String group, String name, int... shape) {
    /** The number of values. */
    public int size() {
      int n = 1;
      for (int d : shape) {
        n *= d;
      }
      return n;
    }

    /** The values, flat. */
    public float[] values() {
      float[] values = new float[size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = i * 0.001f;
      }
      return values;
    }
  }

  /** Parses JSON with single quotes for double ones. */
  public static ObjectNode json(String text) {
    return (ObjectNode) Json.parse(text.replace('\'', '"'), JsonNode.class);
  }

  /**
   * A functional model of a convolution with batch normalisation, and a softmax over two classes: 8
   * x 8 colour pictures in.
   *
   * @return its {@code class_name} and {@code config}
   */
  public static ObjectNode topology() {
    return json(
        """
        {'class_name': 'Functional', 'config': {'name': 'tiny', 'layers': [
          {'class_name': 'InputLayer', 'name': 'in', 'inbound_nodes': [],
           'config': {'name': 'in', 'batch_input_shape': [null, 8, 8, 3], 'dtype': 'float32'}},
          {'class_name': 'Conv2D', 'name': 'conv', 'inbound_nodes': [[['in', 0, 0, {}]]],
           'config': {'name': 'conv', 'filters': 4, 'kernel_size': [3, 3], 'strides': [2, 2],
            'padding': 'same', 'use_bias': false, 'activation': 'linear'}},
          {'class_name': 'BatchNormalization', 'name': 'bn', 'inbound_nodes': [[['conv', 0, 0, {}]]],
           'config': {'name': 'bn', 'axis': [3], 'epsilon': 0.001, 'scale': false}},
          {'class_name': 'ReLU', 'name': 'relu', 'inbound_nodes': [[['bn', 0, 0, {}]]],
           'config': {'name': 'relu', 'max_value': 6.0}},
          {'class_name': 'GlobalAveragePooling2D', 'name': 'gap', 'inbound_nodes': [[['relu', 0, 0, {}]]],
           'config': {'name': 'gap'}},
          {'class_name': 'Dense', 'name': 'predictions', 'inbound_nodes': [[['gap', 0, 0, {}]]],
           'config': {'name': 'predictions', 'units': 2, 'activation': 'softmax'}}],
         'input_layers': [['in', 0, 0]], 'output_layers': [['predictions', 0, 0]]}}
        """);
  }

  /** The weights of {@link #topology()}. */
  public static List<W> weights() {
    return List.of(
        new W("conv", "conv/kernel", 3, 3, 3, 4),
        new W("bn", "bn/beta", 4),
        new W("bn", "bn/moving_mean", 4),
        new W("bn", "bn/moving_variance", 4),
        new W("predictions", "predictions/kernel", 4, 2),
        new W("predictions", "predictions/bias", 2));
  }

  /**
   * Writes a complete Keras 2 HDF5 model.
   *
   * @param file where to
   * @param topology its {@code class_name} and {@code config}
   * @param weights its weights
   */
  public static void hdf5(Path file, ObjectNode topology, List<W> weights) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("keras_version", "2.9.0");
      hdf.putAttribute("model_config", topology.toString());
      weights(hdf.putGroup("model_weights"), weights);
    }
  }

  /**
   * Writes a weights-only Keras HDF5 file.
   *
   * @param file where to
   * @param weights the weights
   */
  public static void hdf5Weights(Path file, List<W> weights) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      weights(hdf, weights);
    }
  }

  private static void weights(WritableGroup root, List<W> weights) {
    Map<String, List<W>> groups = new LinkedHashMap<>();
    weights.forEach(w -> groups.computeIfAbsent(w.group(), g -> new ArrayList<>()).add(w));
    root.putAttribute("layer_names", groups.keySet().toArray(String[]::new));
    groups.forEach(
        (name, members) -> {
          WritableGroup group = root;
          for (String step : name.split("/", -1)) {
            group = child(group, step);
          }
          group.putAttribute(
              "weight_names", members.stream().map(w -> w.name() + ":0").toArray(String[]::new));
          for (W w : members) {
            WritableGroup at = group;
            String[] steps = (w.name() + ":0").split("/", -1);
            for (int i = 0; i < steps.length - 1; i++) {
              at = child(at, steps[i]);
            }
            at.putDataset(steps[steps.length - 1], nested(w));
          }
        });
  }

  private static WritableGroup child(WritableGroup group, String name) {
    return group.getChildren().get(name) instanceof WritableGroup there
        ? there
        : group.putGroup(name);
  }

  private static Object nested(W w) {
    Object array = Array.newInstance(float.class, w.shape());
    fill(array, w.shape(), 0, new int[1]);
    return array;
  }

  private static void fill(Object array, int[] shape, int axis, int[] next) {
    for (int i = 0; i < shape[axis]; i++) {
      if (axis == shape.length - 1) {
        Array.setFloat(array, i, next[0]++ * 0.001f);
      } else {
        fill(Array.get(array, i), shape, axis + 1, next);
      }
    }
  }

  /**
   * Writes a TensorFlow.js layers model of one group, cut into shards.
   *
   * @param folder where to; made
   * @param modelTopology what {@code modelTopology} holds
   * @param weights the weights
   * @param shardBytes the length of a shard; weights straddle shards
   */
  public static void tfjs(Path folder, JsonNode modelTopology, List<W> weights, int shardBytes)
      throws IOException {
    Files.createDirectories(folder);
    ObjectNode root = Json.mapper().createObjectNode();
    root.set("modelTopology", modelTopology);
    ObjectNode group = root.putArray("weightsManifest").addObject();
    ArrayNode paths = group.putArray("paths");
    ArrayNode entries = group.putArray("weights");
    ByteBuffer bytes =
        ByteBuffer.allocate(weights.stream().mapToInt(W::size).sum() * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (W w : weights) {
      ObjectNode entry = entries.addObject();
      entry.put("name", w.name()).put("dtype", "float32");
      ArrayNode shape = entry.putArray("shape");
      for (int d : w.shape()) {
        shape.add(d);
      }
      for (float v : w.values()) {
        bytes.putFloat(v);
      }
    }
    byte[] all = bytes.array();
    for (int at = 0, i = 1; at < all.length; at += shardBytes, i++) {
      String name = "group1-shard" + i + ".bin";
      paths.add(name);
      Files.write(
          folder.resolve(name), Arrays.copyOfRange(all, at, Math.min(all.length, at + shardBytes)));
    }
    Json.write(folder.resolve("model.json"), root);
  }
}
