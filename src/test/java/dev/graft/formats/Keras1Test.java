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
import dev.graft.testing.TinyModels;
import dev.graft.testing.TinyModels.W;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Keras1Test {
  @TempDir Path folder;

  private static ObjectNode topology() {
    return TinyModels.json(
        """
        {'class_name': 'Model', 'keras_version': '1.2.2', 'config': {'name': 'old', 'layers': [
          {'class_name': 'InputLayer', 'name': 'in', 'inbound_nodes': [],
           'config': {'name': 'in', 'batch_input_shape': [null, 8, 8, 3], 'input_dtype': 'float32',
            'sparse': false}},
          {'class_name': 'Convolution2D', 'name': 'conv', 'inbound_nodes': [[['in', 0, 0]]],
           'config': {'name': 'conv', 'nb_filter': 4, 'nb_row': 3, 'nb_col': 1, 'init': 'glorot_uniform',
            'activation': 'relu', 'border_mode': 'same', 'subsample': [2, 2], 'dim_ordering': 'tf',
            'W_regularizer': null, 'bias': true}},
          {'class_name': 'AtrousConvolution2D', 'name': 'wide', 'inbound_nodes': [[['conv', 0, 0]]],
           'config': {'name': 'wide', 'nb_filter': 4, 'nb_row': 3, 'nb_col': 3, 'activation': 'linear',
            'border_mode': 'same', 'subsample': [1, 1], 'dim_ordering': 'tf', 'bias': false,
            'atrous_rate': [2, 2]}},
          {'class_name': 'BatchNormalization', 'name': 'bn', 'inbound_nodes': [[['wide', 0, 0]]],
           'config': {'name': 'bn', 'mode': 0, 'axis': 3, 'epsilon': 1e-05, 'momentum': 0.9,
            'gamma_init': 'one', 'beta_init': 'zero'}},
          {'class_name': 'Merge', 'name': 'sum', 'inbound_nodes': [[['conv', 0, 0], ['bn', 0, 0]]],
           'config': {'name': 'sum', 'mode': 'sum', 'concat_axis': -1, 'mode_type': 'raw', 'layers': [],
            'dot_axes': -1, 'output_shape': null}},
          {'class_name': 'Merge', 'name': 'cat', 'inbound_nodes': [[['sum', 0, 0], ['conv', 0, 0]]],
           'config': {'name': 'cat', 'mode': 'concat', 'concat_axis': 3, 'mode_type': 'raw', 'layers': []}},
          {'class_name': 'ZeroPadding2D', 'name': 'pad', 'inbound_nodes': [[['cat', 0, 0]]],
           'config': {'name': 'pad', 'padding': [0, 1, 2, 3], 'dim_ordering': 'tf'}},
          {'class_name': 'MaxPooling2D', 'name': 'max', 'inbound_nodes': [[['pad', 0, 0]]],
           'config': {'name': 'max', 'pool_size': [2, 2], 'strides': [1, 1], 'border_mode': 'valid',
            'dim_ordering': 'tf'}},
          {'class_name': 'GlobalAveragePooling2D', 'name': 'gap', 'inbound_nodes': [[['max', 0, 0]]],
           'config': {'name': 'gap', 'dim_ordering': 'tf'}},
          {'class_name': 'Dropout', 'name': 'drop', 'inbound_nodes': [[['gap', 0, 0]]],
           'config': {'name': 'drop', 'p': 0.25}},
          {'class_name': 'Dense', 'name': 'out', 'inbound_nodes': [[['drop', 0, 0]]],
           'config': {'name': 'out', 'output_dim': 2, 'input_dim': null, 'activation': 'softmax',
            'bias': true}}],
         'input_layers': [['in', 0, 0]], 'output_layers': [['out', 0, 0]]}}
        """);
  }

  private static List<W> weights() {
    return List.of(
        new W("conv", "conv_W", 3, 1, 3, 4),
        new W("conv", "conv_b", 4),
        new W("wide", "param_0", 3, 3, 4, 4),
        new W("bn", "bn_gamma", 4),
        new W("bn", "bn_beta", 4),
        new W("bn", "bn_running_mean", 4),
        new W("bn", "bn_running_std", 4),
        new W("out", "out_W", 8, 2),
        new W("out", "out_b", 2));
  }

  @Test
  void readsAWholeModel() {
    Path file = folder.resolve("old.h5");
    TinyModels.hdf5(file, topology(), weights());

    ImportedModel model = ModelReader.read(file);

    Network network = model.topology().orElseThrow();
    List<String> in = List.of("in");
    assertThat(network.layer("conv"))
        .isEqualTo(
            new Layer.Conv2D(
                "conv",
                in,
                4,
                new Extent(3, 1),
                Extent.square(2),
                Extent.ONE,
                Padding.SAME,
                true,
                Activation.RELU));
    assertThat(((Layer.Conv2D) network.layer("wide")).dilation()).isEqualTo(Extent.square(2));
    assertThat(network.layer("bn"))
        .isEqualTo(new Layer.BatchNormalization("bn", List.of("wide"), 1e-5, 0.9, true, true));
    assertThat(network.layer("sum")).isEqualTo(new Layer.Add("sum", List.of("conv", "bn")));
    assertThat(network.layer("cat"))
        .isEqualTo(new Layer.Concatenate("cat", List.of("sum", "conv")));
    assertThat(network.layer("pad"))
        .isEqualTo(new Layer.ZeroPadding2D("pad", List.of("cat"), 0, 1, 2, 3));
    assertThat(network.layer("max"))
        .isEqualTo(
            new Layer.Pooling2D(
                "max",
                List.of("pad"),
                PoolingKind.MAX,
                Extent.square(2),
                Extent.ONE,
                Padding.VALID));
    assertThat(network.layer("drop")).isEqualTo(new Layer.Dropout("drop", List.of("gap"), 0.25));
    assertThat(model.weights().get("wide", "kernel").toArray()).hasSize(144);
    assertThat(model.weights().get("bn", "moving_variance").toArray()).hasSize(4);
    assertThat(model.weights().get("out", "bias").toArray()).containsExactly(0, 0.001f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dim_ordering\":\"tf\" | \"dim_ordering\":\"th\" | dim_ordering \"th\"",
        "\"mode\":\"sum\" | \"mode\":\"max\" | mode \"max\"",
        "\"mode\":0 | \"mode\":2 | mode 2",
        "\"concat_axis\":3 | \"concat_axis\":1 | axis 1",
        "\"border_mode\":\"valid\" | \"border_mode\":\"full\" | padding \"full\"",
        "\"Convolution2D\" | \"Deconvolution2D\" | class Deconvolution2D",
      })
  void refusesWhatWouldMeanSomethingElse(String from, String to, String words) {
    String text = topology().toString();
    assertThat(text).contains(from);
    Path file = folder.resolve("old.h5");
    TinyModels.hdf5(file, TinyModels.json(text.replace(from, to)), weights());
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, file));
  }
}
