package dev.graft.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small model as Keras 3 writes it, with a model nested in it, for tests to spoil. */
public final class TinyKeras3 {
  private TinyKeras3() {}

  /**
   * A functional model around another: two convolutions in branches whose names sort against their
   * order, normalisation, and a dense layer. 8 x 8 colour pictures in.
   *
   * @return {@code config.json}
   */
  public static ObjectNode topology() {
    return TinyModels.json(
        """
        {'module': 'keras.src.models.functional', 'class_name': 'Functional', 'registered_name': 'Functional',
         'config': {'name': 'outer', 'trainable': true, 'layers': [
          {'module': 'keras.layers', 'class_name': 'InputLayer', 'registered_name': null, 'name': 'image',
           'config': {'batch_shape': [null, 8, 8, 3], 'dtype': 'float32', 'sparse': false, 'name': 'image'},
           'inbound_nodes': []},
          {'module': 'keras.src.models.functional', 'class_name': 'Functional',
           'registered_name': 'Functional', 'name': 'base',
           'config': {'name': 'base', 'trainable': true, 'layers': [
            {'module': 'keras.layers', 'class_name': 'InputLayer', 'registered_name': null, 'name': 'in',
             'config': {'batch_shape': [null, 8, 8, 3], 'dtype': 'float32', 'name': 'in'},
             'inbound_nodes': []},
            {'module': 'keras.layers', 'class_name': 'Conv2D', 'registered_name': null, 'name': 'right',
             'config': {'name': 'right', 'trainable': true, 'dtype': %1$s, 'filters': 4, 'kernel_size': [1, 1],
              'strides': [1, 1], 'padding': 'same', 'data_format': 'channels_last', 'dilation_rate': [1, 1],
              'groups': 1, 'activation': 'linear', 'use_bias': true},
             'build_config': {'input_shape': [null, 8, 8, 3]},
             'inbound_nodes': [{'args': [%2$s], 'kwargs': {}}]},
            {'module': 'keras.layers', 'class_name': 'Conv2D', 'registered_name': null, 'name': 'left',
             'config': {'name': 'left', 'trainable': true, 'dtype': %1$s, 'filters': 4, 'kernel_size': [3, 3],
              'padding': 'same', 'use_bias': false},
             'inbound_nodes': [{'args': [%2$s], 'kwargs': {}}]},
            {'module': 'keras.layers', 'class_name': 'Add', 'registered_name': null, 'name': 'add',
             'config': {'name': 'add', 'trainable': true, 'dtype': %1$s},
             'inbound_nodes': [{'args': [[%3$s, %4$s]], 'kwargs': {}}]},
            {'module': 'keras.layers', 'class_name': 'BatchNormalization', 'registered_name': null, 'name': 'bn',
             'config': {'name': 'bn', 'trainable': true, 'dtype': %1$s, 'axis': -1, 'epsilon': 0.001,
              'synchronized': false},
             'inbound_nodes': [{'args': [%5$s], 'kwargs': {'mask': null}}]}],
            'input_layers': [['in', 0, 0]], 'output_layers': [['bn', 0, 0]]},
           'inbound_nodes': [{'args': [%6$s], 'kwargs': {'training': false, 'mask': null}}]},
          {'module': 'keras.layers', 'class_name': 'GlobalAveragePooling2D', 'registered_name': null,
           'name': 'pool', 'config': {'name': 'pool', 'dtype': %1$s, 'keepdims': false},
           'inbound_nodes': [{'args': [%7$s], 'kwargs': {}}]},
          {'module': 'keras.layers', 'class_name': 'Dropout', 'registered_name': null, 'name': 'drop',
           'config': {'name': 'drop', 'dtype': %1$s, 'rate': 0.2, 'seed': null, 'noise_shape': null},
           'inbound_nodes': [{'args': [%8$s], 'kwargs': {'training': false}}]},
          {'module': 'keras.layers', 'class_name': 'Dense', 'registered_name': null, 'name': 'predictions',
           'config': {'name': 'predictions', 'dtype': %1$s, 'units': 2, 'activation': 'softmax',
            'use_bias': true, 'quantization_config': null},
           'inbound_nodes': [{'args': [%9$s], 'kwargs': {}}]}],
          'input_layers': ['image', 0, 0], 'output_layers': ['predictions', 0, 0]},
         'build_config': {'input_shape': null}, 'compile_config': {}}
        """
            .formatted(
                "{'module': 'keras', 'class_name': 'DTypePolicy', 'config': {'name': 'float32'},"
                    + " 'registered_name': null, 'shared_object_id': 7}",
                tensor("in"),
                tensor("left"),
                tensor("right"),
                tensor("add"),
                tensor("image"),
                tensor("base"),
                tensor("pool"),
                tensor("drop")));
  }

  private static String tensor(String layer) {
    return "{'class_name': '__keras_tensor__', 'config': {'shape': [null], 'dtype': 'float32',"
        + " 'keras_history': ['"
        + layer
        + "', 0, 0]}}";
  }

  /** The weights of {@link #topology()} by their place. */
  public static Map<String, Object> weights() {
    Map<String, Object> weights = new LinkedHashMap<>();
    String base = "layers/functional/layers/";
    weights.put(base + "conv2d/vars/0", new float[1][1][3][4]);
    weights.put(base + "conv2d/vars/1", new float[] {1, 2, 3, 4});
    float[][][][] left = new float[3][3][3][4];
    left[2][1][0][3] = 0.5f;
    weights.put(base + "conv2d_1/vars/0", left);
    for (int i = 0; i < 4; i++) {
      weights.put(base + "batch_normalization/vars/" + i, new float[] {i, i, i, i + 0.25f});
    }
    weights.put("layers/dropout/seed_generator/vars/0", new int[] {1, 2});
    weights.put("layers/dense/vars/0", new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});
    weights.put("layers/dense/vars/1", new float[] {9, 10});
    weights.put("optimizer/vars/0", new long[] {7});
    return weights;
  }

  /** Writes a file of weights. */
  public static void hdf5(Path file, Map<String, Object> weights) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      weights.forEach(
          (path, values) -> {
            String[] steps = path.split("/", -1);
            WritableGroup at = hdf;
            for (int i = 0; i < steps.length - 1; i++) {
              at =
                  at.getChildren().get(steps[i]) instanceof WritableGroup there
                      ? there
                      : at.putGroup(steps[i]);
            }
            at.putDataset(steps[steps.length - 1], values);
          });
    }
  }

  /**
   * Writes an unpacked {@code .keras} file.
   *
   * @param folder where to; made
   */
  public static void folder(Path folder, ObjectNode topology, Map<String, Object> weights)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), topology.toString());
    Files.writeString(
        folder.resolve("metadata.json"),
        "{\"keras_version\": \"3.4.1\", \"date_saved\": \"2024-07-01@10:00:00\"}");
    hdf5(folder.resolve("model.weights.h5"), weights);
  }

  /**
   * Writes a {@code .keras} file.
   *
   * @param file where to; a folder of the same name and {@code .d} lies beside it afterwards
   */
  public static void archive(Path file, ObjectNode topology, Map<String, Object> weights)
      throws IOException {
    Path folder = file.resolveSibling(file.getFileName() + ".d");
    folder(folder, topology, weights);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (String name : new String[] {"metadata.json", "config.json", "model.weights.h5"}) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(folder.resolve(name), zip);
      }
    }
  }
}
