package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.testing.TinyModels;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KerasFileTest {
  @TempDir Path folder;

  private static PretrainedBackbone model(Network network, Preprocessing.Scaling scaling) {
    Weights weights = Sketch.weights(network, 5);
    return new PretrainedBackbone(
        new Backbone(
            "tiny",
            "custom",
            network,
            network.layers().get(1).name(),
            List.of(),
            new Preprocessing(8, 8, Preprocessing.Fit.PAD, scaling),
            List.of("cat", "dog"),
            "CC0",
            "a test",
            weights.fingerprint()),
        weights);
  }

  /** Every kind of layer, branches whose order Keras turns around, and a name with a slash. */
  static Network everything() {
    return Sketch.input(8, 8, 3)
        .pad("pad", 1, 0, 2, 1)
        .conv("fire/squeeze", 4, 3, 1, Padding.SAME, true, Activation.RELU)
        .bn("bn", true, false)
        .relu6("relu")
        .depthwise("dw", 2, 1, Padding.SAME, false, Activation.LINEAR)
        .add(
            new Layer.SeparableConv2D(
                "sep",
                List.of("dw"),
                4,
                1,
                Extent.square(3),
                Extent.ONE,
                Extent.ONE,
                Padding.SAME,
                true,
                Activation.SWISH))
        .plus("sum", "relu")
        .add(new Layer.Concatenate("cat", List.of("sum", "relu")))
        .add(new Layer.Normalization("norm", List.of("cat")))
        .add(
            new Layer.GlobalPooling2D(
                "gate", List.of("norm"), dev.graft.network.PoolingKind.MAX, true))
        .add(new Layer.Multiply("mul", List.of("norm", "gate")))
        .add(
            new Layer.Pooling2D(
                "avg",
                List.of("mul"),
                dev.graft.network.PoolingKind.AVERAGE,
                Extent.square(2),
                Extent.square(2),
                Padding.SAME))
        .add(new Layer.Rescaling("scale", List.of("avg"), 0.5, 0.25))
        .add(new Layer.Dropout("skip", List.of("scale"), 0.5, true))
        .pool("pool")
        .add(new Layer.Reshape("shape", List.of("pool"), Shape.of(2, 2, 2)))
        .add(new Layer.Flatten("flat", List.of("shape")))
        .dropout("drop", 0.25)
        .add(new Layer.Relu("leaky", List.of("drop"), Double.POSITIVE_INFINITY, 0.1))
        .classes(2)
        .network();
  }

  private static JsonNode entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return Json.mapper().readTree(in);
    }
  }

  @Test
  void writesWhatKerasReads() throws IOException {
    Network network =
        Sketch.input(8, 8, 3).conv("a/b", 4, 3, 2).bn("bn").pool("p").classes(2).network();
    PretrainedBackbone model = model(network, Preprocessing.Scaling.SYMMETRIC);
    Path file = folder.resolve("model.keras");

    KerasFile.write(model, file);

    JsonNode config = entry(file, "config.json");
    assertThat(config.path("module").asText()).isEqualTo("keras.src.models.functional");
    assertThat(config.path("class_name").asText()).isEqualTo("Functional");
    assertThat(config.path("registered_name").asText()).isEqualTo("Functional");
    assertThat(config.at("/config/input_layers"))
        .isEqualTo(TinyModels.json("{'x': ['in', 0, 0]}").get("x"));
    assertThat(config.at("/config/layers").findValuesAsText("class_name"))
        .contains("InputLayer", "Rescaling", "Conv2D", "BatchNormalization", "Dense", "Activation");
    ObjectNode conv = (ObjectNode) config.at("/config/layers/2");
    assertThat(conv)
        .isEqualTo(
            TinyModels.json(
                """
                {'module': 'keras.layers', 'class_name': 'Conv2D', 'config': {'name': 'a_b',
                 'trainable': true, 'dtype': 'float32', 'filters': 4, 'kernel_size': [3, 3],
                 'strides': [2, 2], 'padding': 'same', 'data_format': 'channels_last',
                 'dilation_rate': [1, 1], 'activation': 'linear', 'use_bias': false},
                 'registered_name': null, 'build_config': {'input_shape': [null, 8, 8, 3]},
                 'name': 'a_b', 'inbound_nodes': [{'args': [{'class_name': '__keras_tensor__',
                 'config': {'shape': [null, 8, 8, 3], 'dtype': 'float32',
                 'keras_history': ['preprocessing', 0, 0]}}], 'kwargs': {}}]}
                """));
    assertThat(config.at("/config/layers/1/config/scale").doubleValue()).isEqualTo(1 / 127.5);
    JsonNode metadata = entry(file, "metadata.json");
    assertThat(metadata.path("keras_version").asText()).startsWith("3.");
    assertThat(metadata.at("/graft/about/licence").asText()).isEqualTo("CC0");
    assertThat(metadata.at("/graft/classes/1").asText()).isEqualTo("dog");
    Path weights = folder.resolve("weights.h5");
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("model.weights.h5"))) {
      Files.copy(in, weights);
    }
    try (HdfFile hdf = new HdfFile(weights)) {
      assertThat(hdf.getDatasetByPath("layers/conv2d/vars/0").getDimensions())
          .containsExactly(3, 3, 3, 4);
      assertThat(hdf.getDatasetByPath("layers/batch_normalization/vars/3").getDataFlat())
          .isEqualTo(model.weights().get("bn", "moving_variance").toArray());
      assertThat(hdf.getByPath("layers/dense/vars").getAttribute("name").getData())
          .isEqualTo("logits");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file, weights);
    }
  }

  @ParameterizedTest
  @EnumSource(Preprocessing.Scaling.class)
  void everyKindOfLayerComesBack(Preprocessing.Scaling scaling) {
    PretrainedBackbone model = model(everything(), scaling);
    Path file = folder.resolve("model.keras");

    KerasFile.write(model, file);
    ImportedModel read = ModelReader.read(file);

    Network network = read.topology().orElseThrow();
    assertThat(network.layer("sep")).isEqualTo(everything().layer("sep"));
    assertThat(network.layer("skip")).isEqualTo(everything().layer("skip"));
    assertThat(network.layer("bn").inputs()).containsExactly("fire_squeeze");
    assertThat(network.layers())
        .hasSize(everything().layers().size() + (scaling == Preprocessing.Scaling.NONE ? 0 : 1));
    assertThat(read.weights().get("sep", "pointwise_kernel"))
        .satisfies(
            t ->
                assertThat(t.toArray())
                    .isEqualTo(model.weights().get("sep", "pointwise_kernel").toArray()));
    assertThat(read.classNames()).containsExactly("cat", "dog");
    assertThat(read.preprocessing())
        .contains(new Preprocessing(8, 8, Preprocessing.Fit.PAD, Preprocessing.Scaling.NONE));
  }

  @Test
  void turnsTheChannelsOfAKernel() {
    Tensor tensor =
        Tensor.of(Shape.of(2, 3, 2), new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    assertThat(KerasPreprocessing.turned(tensor, 1).toArray())
        .containsExactly(4, 5, 2, 3, 0, 1, 10, 11, 8, 9, 6, 7);
  }

  @Test
  void refusesWhatKerasWouldCountOtherwise() throws IOException {
    Path file = folder.resolve("model.keras");
    Network sigmoid =
        Sketch.input(8, 8, 3)
            .conv("c", 2, 1, 1, Padding.SAME, true, Activation.HARD_SIGMOID)
            .network();
    refused(model(sigmoid, Preprocessing.Scaling.NONE), file, "layer c is a hard sigmoid");
    Network mixed =
        Sketch.input(8, 8, 3).add(new Layer.Flatten("flat", List.of("in"))).classes(2).network();
    assertThatThrownBy(() -> KerasFile.write(model(mixed, Preprocessing.Scaling.CAFFE), file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("layer flat mixes the colours");
    Files.createFile(file);
    refused(model(sigmoid, Preprocessing.Scaling.NONE), file, "already exists");
    refused(
        model(everything(), Preprocessing.Scaling.NONE),
        folder.resolve("no/m.keras"),
        "cannot be written");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  private static void refused(PretrainedBackbone model, Path file, String words) {
    assertThatThrownBy(() -> KerasFile.write(model, file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, file));
  }
}
