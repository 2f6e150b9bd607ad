package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import dev.graft.testing.TinyModels;
import dev.graft.testing.TinyModels.W;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasTopologyTest {
  private static final Origin ORIGIN = new Origin("FILE");

  @TempDir Path folder;

  private static Network network(ObjectNode model) {
    return Flattened.of(KerasTopology.walk(model, ORIGIN), ORIGIN).network();
  }

  /** A sequential model whose first layer gives the input's shape, and one more layer. */
  private static Network sequential(String layer) {
    return network(
        TinyModels.json(
            """
            {'class_name': 'Sequential', 'config': {'name': 's', 'layers': [
             {'class_name': 'InputLayer', 'config': {'name': 'in', 'batch_input_shape': [null, 8, 8, 3]}},
             %s]}}
            """
                .formatted(layer)));
  }

  private static Layer layer(String kind, String options) {
    return sequential(
            "{'class_name': '%s', 'config': {'name': 'x'%s}}"
                .formatted(kind, options.isEmpty() ? "" : ", " + options))
        .output();
  }

  private static final List<String> IN = List.of("in");

  @Test
  void readsConvolutions() {
    assertThat(
            layer(
                "Conv2D",
                "'filters': 5, 'kernel_size': [3, 1], 'strides': 2, 'padding': 'same', 'dilation_rate':"
                    + " [1, 1], 'groups': 1, 'use_bias': false, 'activation': 'relu6'"))
        .isEqualTo(
            new Layer.Conv2D(
                "x",
                IN,
                5,
                new Extent(3, 1),
                Extent.square(2),
                Extent.ONE,
                Padding.SAME,
                false,
                Activation.RELU6));
    assertThat(layer("Conv2D", "'filters': 5, 'kernel_size': 3"))
        .isEqualTo(
            new Layer.Conv2D(
                "x",
                IN,
                5,
                Extent.square(3),
                Extent.ONE,
                Extent.ONE,
                Padding.VALID,
                true,
                Activation.LINEAR));
    assertThat(layer("DepthwiseConv2D", "'kernel_size': [3, 3], 'depth_multiplier': 2"))
        .isEqualTo(
            new Layer.DepthwiseConv2D(
                "x",
                IN,
                2,
                Extent.square(3),
                Extent.ONE,
                Extent.ONE,
                Padding.VALID,
                true,
                Activation.LINEAR));
  }

  @Test
  void readsEverythingElse() {
    assertThat(layer("BatchNormalization", "'axis': [3], 'momentum': 0.9, 'scale': false"))
        .isEqualTo(new Layer.BatchNormalization("x", IN, 1e-3, 0.9, true, false));
    assertThat(layer("ReLU", "")).isEqualTo(new Layer.Relu("x", IN, Double.POSITIVE_INFINITY, 0));
    assertThat(layer("ReLU", "'max_value': 6, 'negative_slope': 0.5, 'threshold': 0.0"))
        .isEqualTo(new Layer.Relu("x", IN, 6, 0.5));
    assertThat(layer("LeakyReLU", "'alpha': 0.1"))
        .isEqualTo(new Layer.Relu("x", IN, Double.POSITIVE_INFINITY, 0.1));
    assertThat(layer("LeakyReLU", ""))
        .isEqualTo(new Layer.Relu("x", IN, Double.POSITIVE_INFINITY, 0.3));
    assertThat(layer("Activation", "'activation': 'swish'"))
        .isEqualTo(new Layer.Activate("x", IN, Activation.SWISH));
    assertThat(layer("Softmax", "'axis': -1"))
        .isEqualTo(new Layer.Activate("x", IN, Activation.SOFTMAX));
    assertThat(layer("ZeroPadding2D", "'padding': [[0, 1], [2, 3]]"))
        .isEqualTo(new Layer.ZeroPadding2D("x", IN, 0, 1, 2, 3));
    assertThat(layer("ZeroPadding2D", "'padding': [1, 2]"))
        .isEqualTo(new Layer.ZeroPadding2D("x", IN, 1, 1, 2, 2));
    assertThat(layer("ZeroPadding2D", "'padding': 3"))
        .isEqualTo(new Layer.ZeroPadding2D("x", IN, 3, 3, 3, 3));
    assertThat(layer("MaxPooling2D", "'pool_size': [3, 3], 'strides': [2, 2], 'padding': 'same'"))
        .isEqualTo(
            new Layer.Pooling2D(
                "x", IN, PoolingKind.MAX, Extent.square(3), Extent.square(2), Padding.SAME));
    assertThat(layer("AveragePooling2D", "'pool_size': [4, 4], 'strides': null"))
        .isEqualTo(
            new Layer.Pooling2D(
                "x", IN, PoolingKind.AVERAGE, Extent.square(4), Extent.square(4), Padding.VALID));
    assertThat(layer("GlobalMaxPooling2D", "'keepdims': true"))
        .isEqualTo(new Layer.GlobalPooling2D("x", IN, PoolingKind.MAX, true));
    assertThat(layer("GlobalAveragePooling2D", ""))
        .isEqualTo(new Layer.GlobalPooling2D("x", IN, PoolingKind.AVERAGE, false));
    assertThat(layer("Flatten", "")).isEqualTo(new Layer.Flatten("x", IN));
    assertThat(layer("Reshape", "'target_shape': [-1, 3]"))
        .isEqualTo(new Layer.Reshape("x", IN, Shape.of(64, 3)));
    assertThat(layer("SpatialDropout2D", "'rate': 0.25"))
        .isEqualTo(new Layer.Dropout("x", IN, 0.25));
    assertThat(layer("Rescaling", "'scale': 0.5, 'offset': -1"))
        .isEqualTo(new Layer.Rescaling("x", IN, 0.5, -1));
    assertThat(layer("Rescaling", "'scale': [2, 3, 4]"))
        .isEqualTo(new Layer.Rescaling("x", IN, List.of(2.0, 3.0, 4.0), List.of(0.0)));
    assertThat(layer("Dropout", "'rate': 0.25, 'noise_shape': [null, 1, 1, 1]"))
        .isEqualTo(new Layer.Dropout("x", IN, 0.25, true));
    assertThat(layer("Normalization", "'axis': [-1], 'mean': null, 'variance': null"))
        .isEqualTo(new Layer.Normalization("x", IN));
    assertThat(layer("SeparableConv2D", "'filters': 4, 'kernel_size': 3, 'padding': 'same'"))
        .isEqualTo(
            new Layer.SeparableConv2D(
                "x",
                IN,
                4,
                1,
                Extent.square(3),
                Extent.ONE,
                Extent.ONE,
                Padding.SAME,
                true,
                Activation.LINEAR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lambda | | of the class Lambda",
        "SeparableConv1D | 'filters': 3 | of the class SeparableConv1D",
        "SeparableConv2D | 'filters': 3, 'kernel_size': 3, 'groups': 3 | groups 3",
        "Normalization | 'mean': [1, 2, 3], 'variance': [1, 2, 3] | mean [1,2,3]",
        "Normalization | 'axis': 1 | axis 1",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'data_format': 'channels_first' | data_format \"channels_first\"",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'groups': 3 | groups 3",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'padding': 'causal' | padding \"causal\"",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'dtype': 'float16' | dtype \"float16\"",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'activation': 'mish' | activation \"mish\"",
        "Conv2D | 'filters': 4, 'kernel_size': 3, 'activation': 'hard_sigmoid' | activation \"hard_sigmoid\"",
        "Conv2D | 'filters': 4.5, 'kernel_size': 3 | filters 4.5",
        "Conv2D | 'filters': 4 | no kernel_size",
        "Conv2D | 'filters': 4, 'kernel_size': [1, 2, 3] | kernel_size [1,2,3]",
        "Conv2D | 'filters': 4, 'kernel_size': 30 | does not fit into 8 pixels",
        "BatchNormalization | 'axis': 1 | axis 1",
        "BatchNormalization | 'axis': [1, 3] | axis [1,3]",
        "BatchNormalization | 'renorm': true | renorm true",
        "BatchNormalization | 'virtual_batch_size': 4 | virtual_batch_size 4",
        "ReLU | 'threshold': 1 | threshold 1",
        "Softmax | 'axis': 1 | axis 1",
        "Activation | 'activation': null | activation null",
        "Reshape | 'target_shape': [-1, -1] | target_shape",
        "Reshape | 'target_shape': [7, -1] | target_shape",
        "Reshape | 'target_shape': [7] | cannot reshape",
        "Dense | 'units': 3 | wants a vector and gets 8x8x3",
        "Rescaling | 'scale': [1, 'a', 3] | scale [1,\"a\",3]",
        "Rescaling | 'scale': [1, 2] | has 2 factors or offsets",
        "Rescaling | 'scale': [] | scale []",
        "ZeroPadding2D | 'padding': -1 | padding -1",
        "Dropout | | no rate",
      })
  void refusesByName(String kind, String options, String words) {
    assertThatThrownBy(() -> layer(kind, options == null ? "" : options))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .hasMessageStartingWith("FILE ")
        .hasMessageContaining("x");
  }

  @Test
  void flattensNestedModels() {
    ObjectNode model = TinyModels.json(NESTED);
    Network network = network(model);
    assertThat(network.layers())
        .extracting(Layer::name)
        .containsExactly("outer_in", "first_conv", "only_first", "inner_conv", "join", "pool");
    assertThat(network.layer("first_conv").inputs()).containsExactly("outer_in");
    assertThat(network.layer("inner_conv").inputs()).containsExactly("only_first");
    assertThat(network.layer("join").inputs()).containsExactly("only_first", "inner_conv");
  }

  @Test
  void matchesWeightsOfNestedModels() {
    List<W> byGroup =
        List.of(
            new W("first", "conv/kernel", 1, 1, 3, 2),
            new W("first", "conv/bias", 2),
            new W("second", "inner/conv/kernel", 1, 1, 2, 2),
            new W("second", "inner/conv/bias", 2));
    Path file = folder.resolve("nested.h5");
    TinyModels.hdf5(file, TinyModels.json(NESTED), byGroup);
    assertThat(ModelReader.read(file).weights().tensors().keySet())
        .containsExactly(
            "first_conv/kernel", "first_conv/bias", "inner_conv/kernel", "inner_conv/bias");
  }

  @Test
  void refusesWeightsThatCouldBelongToTwoLayers() throws Exception {
    TinyModels.tfjs(
        folder,
        TinyModels.json(NESTED),
        List.of(new W("", "conv/kernel", 1, 1, 3, 2), new W("", "conv/bias", 2)),
        1 << 20);
    assertThatThrownBy(() -> ModelReader.read(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("could belong to first_conv or inner_conv");
    TinyModels.tfjs(
        folder,
        TinyModels.json(NESTED),
        List.of(
            new W("", "first/conv/kernel", 1, 1, 3, 2),
            new W("", "first/conv/bias", 2),
            new W("", "second/inner/conv/kernel", 1, 1, 2, 2),
            new W("", "second/inner/conv/bias", 2)),
        1 << 20);
    assertThat(ModelReader.read(folder).weights().tensors()).containsKey("inner_conv/bias");
  }

  @Test
  void takesTheInputFromTheFirstLayerOrFromTheBuild() {
    String dense = "{'class_name': 'Flatten', 'config': {'name': 'f'%s}}";
    String model = "{'class_name': 'Sequential', 'config': {'name': 's', 'layers': [%s]%s}}";
    Network first =
        network(
            TinyModels.json(
                model.formatted(dense.formatted(", 'batch_input_shape': [null, 2, 2, 3]"), "")));
    assertThat(first.input()).isEqualTo(new Layer.Input("f_input", Shape.of(2, 2, 3)));
    Network built =
        network(
            TinyModels.json(
                model.formatted(dense.formatted(""), ", 'build_input_shape': [null, 2, 2, 3]")));
    assertThat(built.input().shape()).isEqualTo(Shape.of(2, 2, 3));
    assertThatThrownBy(() -> network(TinyModels.json(model.formatted(dense.formatted(""), ""))))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("input");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[['in', 0, 0, {}]], [['in', 1, 0, {}]]] | more than once",
        "[[['in', 0, 1, {}]]] | second result",
        "[[['in', 0, 0, {'training': true}]]] | training true",
        "[[['nowhere', 0, 0, {}]]] | layer conv",
        "[[['predictions', 0, 0, {}]]] | layer conv",
        "[[[7]]] | reads [7]",
        "[] | reads nothing",
        "[{'args': [], 'kwargs': {}}] | reads nothing",
        "[{'args': [7], 'kwargs': {}}] | reads 7",
        "[{'args': [{'class_name': '__keras_tensor__', 'config': {'keras_history': ['in', 0, 1]}}]}] | second result",
        "[{'args': [{'class_name': '__keras_tensor__', 'config': {'keras_history': ['in', 0, 0]}}], 'kwargs': {'training': true}}] | training true",
      })
  void refusesConnectionsThatItDoesNotUnderstand(String inbound, String words) {
    ObjectNode model = TinyModels.topology();
    ((ObjectNode) model.at("/config/layers/1"))
        .set("inbound_nodes", TinyModels.json("{'x': " + inbound + "}").get("x"));
    assertThatThrownBy(() -> network(model))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusesSeveralInputsAndOutputs() {
    ObjectNode outputs = TinyModels.topology();
    ((ObjectNode) outputs.get("config"))
        .set("output_layers", TinyModels.json("{'x': [['gap', 0, 0], ['relu', 0, 0]]}").get("x"));
    assertThatThrownBy(() -> network(outputs)).hasMessageContaining("exactly one output");
    ObjectNode inputs = TinyModels.topology();
    ((ObjectNode) inputs.at("/config/layers/1")).put("class_name", "InputLayer");
    assertThatThrownBy(() -> network(inputs)).hasMessageContaining("second input, conv");
  }

  @Test
  void acceptsInferenceAsAKeyword() {
    ObjectNode model = TinyModels.topology();
    ((ObjectNode) model.at("/config/layers/1"))
        .set(
            "inbound_nodes",
            TinyModels.json("{'x': [[['in', 0, 0, {'training': false}]]]}").get("x"));
    assertThat(network(model).layers()).hasSize(6);
  }

  private static final String NESTED =
      """
      {'class_name': 'Model', 'config': {'name': 'outer', 'layers': [
        {'class_name': 'InputLayer', 'name': 'outer_in', 'inbound_nodes': [],
         'config': {'name': 'outer_in', 'batch_input_shape': [null, 8, 8, 3]}},
        {'class_name': 'Sequential', 'name': 'first', 'inbound_nodes': [[['outer_in', 0, 0, {}]]],
         'config': {'name': 'first', 'layers': [
          {'class_name': 'InputLayer', 'config': {'name': 'first_in', 'batch_input_shape': [null, 8, 8, 3]}},
          {'class_name': 'Conv2D', 'config': {'name': 'conv', 'filters': 2, 'kernel_size': 1}},
          {'class_name': 'ReLU', 'config': {'name': 'only_first'}}]}},
        {'class_name': 'Functional', 'name': 'second', 'inbound_nodes': [[['first', 1, 0, {}]]],
         'config': {'name': 'second', 'input_layers': [['x', 0, 0]], 'output_layers': [['inner', 1, 0]],
          'layers': [
          {'class_name': 'InputLayer', 'name': 'x', 'inbound_nodes': [],
           'config': {'name': 'x', 'batch_input_shape': [null, 8, 8, 2]}},
          {'class_name': 'Sequential', 'name': 'inner', 'inbound_nodes': [[['x', 0, 0, {}]]],
           'config': {'name': 'inner', 'layers': [
            {'class_name': 'Conv2D', 'config': {'name': 'conv', 'filters': 2, 'kernel_size': 1,
             'batch_input_shape': [null, 8, 8, 2]}}]}}]}},
        {'class_name': 'Add', 'name': 'join',
         'inbound_nodes': [[['first', 1, 0, {}], ['second', 1, 0, {}]]], 'config': {'name': 'join'}},
        {'class_name': 'GlobalAveragePooling2D', 'name': 'pool', 'inbound_nodes': [[['join', 0, 0, {}]]],
         'config': {'name': 'pool'}}],
       'input_layers': [['outer_in', 0, 0]], 'output_layers': [['pool', 0, 0]]}}
      """;
}
