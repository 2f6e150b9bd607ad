package dev.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
  private static final Layer IN = new Layer.Input("in", Shape.of(8, 8, 3));
  private static final List<String> FROM_IN = List.of("in");

  private static Layer conv(String name, String from, int filters) {
    return new Layer.Conv2D(
        name,
        List.of(from),
        filters,
        Extent.square(3),
        Extent.ONE,
        Extent.ONE,
        Padding.SAME,
        true,
        Activation.LINEAR);
  }

  private static Network net(Layer... layers) {
    List<Layer> all = new ArrayList<>();
    all.add(IN);
    all.addAll(List.of(layers));
    return new Network("net", all);
  }

  /** One of every kind of layer. */
  private static Network everything() {
    return net(
        new Layer.Rescaling("scale", FROM_IN, 1 / 127.5, -1),
        new Layer.ZeroPadding2D("pad", List.of("scale"), 0, 1, 2, 3),
        conv("conv", "pad", 4),
        new Layer.BatchNormalization("bn", List.of("conv"), 1e-3, 0.999, true, false),
        new Layer.Relu("relu", List.of("bn"), Double.POSITIVE_INFINITY, 0.1),
        new Layer.DepthwiseConv2D(
            "dw",
            List.of("relu"),
            1,
            new Extent(3, 1),
            Extent.ONE,
            Extent.ONE,
            Padding.SAME,
            false,
            Activation.SWISH),
        new Layer.Add("add", List.of("relu", "dw")),
        new Layer.Concatenate("concat", List.of("add", "conv")),
        new Layer.Pooling2D(
            "pool",
            List.of("concat"),
            PoolingKind.MAX,
            Extent.square(3),
            Extent.square(2),
            Padding.SAME),
        new Layer.GlobalPooling2D("gap", List.of("pool"), PoolingKind.AVERAGE, true),
        new Layer.Reshape("reshape", List.of("gap"), Shape.of(2, 2, 2)),
        new Layer.Flatten("flat", List.of("reshape")),
        new Layer.Dropout("dropout", List.of("flat"), 0.2),
        new Layer.Dense("dense", List.of("dropout"), 3, true, Activation.LINEAR),
        new Layer.Activate("softmax", List.of("dense"), Activation.SOFTMAX));
  }

  @Test
  void survivesJson() {
    Network network = everything();
    Network back = Json.parse(Json.line(network), Network.class);
    assertThat(back).isEqualTo(network).hasSameHashCodeAs(network);
    assertThat(back.shape("concat")).isEqualTo(Shape.of(9, 13, 8));
    assertThat(back).isNotEqualTo(network.upTo("dense"));
  }

  static Stream<Arguments> misfits() {
    List<String> none = List.of();
    return Stream.of(
        Arguments.of(conv("c", "in", 0), "empty"),
        Arguments.of(conv("c", "in", -1), "negative"),
        Arguments.of(conv("in", "in", 1), "two layers named in"),
        Arguments.of(conv("c", "nowhere", 1), "does not come before"),
        Arguments.of(new Layer.Input("in2", Shape.of(1)), "second input"),
        Arguments.of(new Layer.Flatten("f", none), "reads 0 layers"),
        Arguments.of(new Layer.Flatten("f", List.of("in", "in")), "reads 2 layers"),
        Arguments.of(new Layer.Add("a", FROM_IN), "reads 1 layers"),
        Arguments.of(new Layer.ZeroPadding2D("p", FROM_IN, -1, 0, 0, 0), "negative"),
        Arguments.of(new Layer.ZeroPadding2D("p", FROM_IN, Integer.MAX_VALUE, 1, 0, 0), "overflow"),
        Arguments.of(new Layer.Reshape("r", FROM_IN, Shape.of(7)), "cannot reshape"),
        Arguments.of(new Layer.Dense("d", FROM_IN, 2, true, Activation.LINEAR), "wants a vector"),
        Arguments.of(
            new Layer.DepthwiseConv2D(
                "d",
                FROM_IN,
                Integer.MAX_VALUE,
                Extent.ONE,
                Extent.ONE,
                Extent.ONE,
                Padding.SAME,
                false,
                Activation.LINEAR),
            "overflow"),
        Arguments.of(
            new Layer.Pooling2D(
                "p", FROM_IN, PoolingKind.MAX, Extent.square(9), Extent.ONE, Padding.VALID),
            "does not fit"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void refusesWhatDoesNotFit(Layer layer, String words) {
    assertThatThrownBy(() -> net(layer))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .hasMessageContaining(layer.name());
  }

  @Test
  void refusesFeatureMapLayersOnVectors() {
    Layer flat = new Layer.Flatten("flat", FROM_IN);
    for (Layer layer :
        List.of(
            new Layer.ZeroPadding2D("x", List.of("flat"), 1, 1, 1, 1),
            new Layer.GlobalPooling2D("x", List.of("flat"), PoolingKind.MAX, false),
            conv("x", "flat", 1))) {
      assertThatThrownBy(() -> net(flat, layer))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("wants a feature map and gets 192");
    }
  }

  @Test
  void refusesToConcatenateDifferentPlanes() {
    assertThatThrownBy(
            () ->
                net(
                    new Layer.ZeroPadding2D("wider", FROM_IN, 0, 0, 0, 1),
                    new Layer.Concatenate("c", List.of("in", "wider"))))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("cannot concatenate");
  }

  @Test
  void sayWhatWeightsDoNotFit() {
    Network network = net(conv("a", "in", 2), conv("b", "a", 2));
    Tensor kernel = Tensor.of(Shape.of(3, 3, 3, 2), new float[54]);
    Tensor bias = Tensor.of(Shape.of(2), new float[2]);
    Weights some = new Weights(Map.of("a/kernel", kernel, "a/bias", bias, "b/kernel", kernel));
    assertThat(some.misfit(network))
        .contains("layer b wants a kernel of 3x3x2x2 and the file has 3x3x3x2");
    assertThat(some.misfit(network.upTo("a"))).isEmpty();
    assertThat(some.fitting(network.upTo("a")).tensors().keySet())
        .containsExactly("a/kernel", "a/bias");
    assertThatThrownBy(() -> some.fitting(network))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("layer b");
  }

  @Test
  void theCutIsTheLastNeckBelowWhatLearns() {
    Network network = everything();
    assertThat(network.isNarrow("conv")).isTrue();
    assertThat(network.isNarrow("relu")).isFalse();
    assertThat(network.cut(Set.of("dw"))).isEqualTo("conv");
    assertThat(network.cut(Set.of("dense"))).isEqualTo("flat");
    assertThat(network.cut(Set.of("conv"))).isEqualTo("pad");
    assertThat(network.upTo("pool").cut(Set.of())).isEqualTo("pool");
  }

  /** Backbones on people's disks were written before these layers could do more. */
  @Test
  void layersOfOlderFilesAreRead() {
    Layer dropout =
        Json.parse(
            "{\"class\":\"Dropout\",\"name\":\"d\",\"inputs\":[\"x\"],\"rate\":0.2}", Layer.class);
    Layer rescaling =
        Json.parse(
            "{\"class\":\"Rescaling\",\"name\":\"r\",\"inputs\":[\"x\"],\"scale\":0.5,\"offset\":-1.0}",
            Layer.class);

    assertThat(dropout).isEqualTo(new Layer.Dropout("d", List.of("x"), 0.2));
    assertThat(rescaling).isEqualTo(new Layer.Rescaling("r", List.of("x"), 0.5, -1));
    Layer whole = new Layer.Dropout("d", List.of("x"), 0.2, true);
    assertThat(Json.parse(Json.line(whole), Layer.class)).isEqualTo(whole);
  }
}
