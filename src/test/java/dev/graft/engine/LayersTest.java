package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import dev.graft.testing.Reference;
import dev.graft.testing.Sketch;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layer by itself. The figures in layers.json were computed by Keras 3.15 on TensorFlow 2.21,
 * with weights by the formula of {@link FormulaWeights}; the input is 3 sin(0.9 i) for feature maps
 * of 5 x 6 x 2, and ten chosen numbers for vectors.
 */
class LayersTest {
  private static final Shape MAP = Shape.of(5, 6, 2);
  private static final Shape VECTOR = Shape.of(10);
  private static final float[] CHOSEN = {-4, -2.6f, -1.5f, -0.5f, 0, 0.25f, 1, 2.7f, 5, 7.5f};
  private static final List<String> IN = List.of("in");

  /** A layer that reads {@code in}, and what it reads there. */
  record Case(Layer layer, Shape input) {
    @Override
    public String toString() {
      return layer.name();
    }
  }

  static Stream<Case> cases() {
    List<Case> all = new ArrayList<>(maps().map(l -> new Case(l, MAP)).toList());
    vectors().forEach(l -> all.add(new Case(l, VECTOR)));
    return all.stream();
  }

  private static Layer conv(
      String name, int filters, Extent k, Extent s, int dilation, Padding p, boolean b) {
    Activation a = name.equals("conv_same") ? Activation.RELU : Activation.LINEAR;
    return new Layer.Conv2D(name, IN, filters, k, s, Extent.square(dilation), p, b, a);
  }

  private static Layer depthwise(
      String name, int multiplier, int stride, int dilation, Padding p, boolean b) {
    Activation a = name.equals("depthwise_same") ? Activation.RELU6 : Activation.LINEAR;
    Extent d = Extent.square(dilation);
    return new Layer.DepthwiseConv2D(
        name, IN, multiplier, Extent.square(3), Extent.square(stride), d, p, b, a);
  }

  private static Layer separable(
      String name, int filters, int multiplier, int stride, int dilation, Padding p, boolean b) {
    Activation a = name.equals("separable_same") ? Activation.RELU : Activation.LINEAR;
    Extent d = Extent.square(dilation);
    return new Layer.SeparableConv2D(
        name, IN, filters, multiplier, Extent.square(3), Extent.square(stride), d, p, b, a);
  }

  private static Layer pooling(String name, PoolingKind kind, Extent w, int s, Padding p) {
    return new Layer.Pooling2D(name, IN, kind, w, Extent.square(s), p);
  }

  private static Stream<Layer> maps() {
    Extent three = Extent.square(3);
    Extent two = Extent.square(2);
    return Stream.of(
        conv("conv_same", 3, three, Extent.ONE, 1, Padding.SAME, true),
        conv("conv_valid_stride", 3, three, two, 1, Padding.VALID, false),
        conv("conv_same_stride", 2, three, two, 1, Padding.SAME, true),
        conv("conv_dilated", 2, three, Extent.ONE, 2, Padding.SAME, true),
        conv("conv_oblong", 2, new Extent(1, 3), new Extent(2, 1), 1, Padding.SAME, true),
        depthwise("depthwise_same", 2, 1, 1, Padding.SAME, true),
        depthwise("depthwise_valid_stride", 1, 2, 1, Padding.VALID, false),
        depthwise("depthwise_dilated", 1, 1, 2, Padding.SAME, true),
        separable("separable_same", 3, 1, 1, 1, Padding.SAME, true),
        separable("separable_valid_stride", 2, 2, 2, 1, Padding.VALID, false),
        separable("separable_dilated", 2, 1, 1, 2, Padding.SAME, true),
        new Layer.Normalization("normalization", IN),
        new Layer.Rescaling("rescaling_channels", IN, List.of(0.5, -2.0), List.of(1.0, 0.25)),
        new Layer.Rescaling("rescaling_offsets", IN, List.of(2.0), List.of(-1.0, 3.0)),
        new Layer.BatchNormalization("bn", IN, 1e-3, 0.99, true, true),
        new Layer.BatchNormalization("bn_plain", IN, 0.1, 0.99, false, false),
        new Layer.ZeroPadding2D("padding", IN, 0, 1, 2, 3),
        pooling("max_same", PoolingKind.MAX, three, 2, Padding.SAME),
        pooling("max_valid", PoolingKind.MAX, new Extent(2, 3), 1, Padding.VALID),
        pooling("average_same", PoolingKind.AVERAGE, three, 2, Padding.SAME),
        pooling("average_valid", PoolingKind.AVERAGE, two, 2, Padding.VALID),
        new Layer.GlobalPooling2D("global_average", IN, PoolingKind.AVERAGE, false),
        new Layer.GlobalPooling2D("global_max", IN, PoolingKind.MAX, false),
        new Layer.GlobalPooling2D("global_average_kept", IN, PoolingKind.AVERAGE, true),
        new Layer.GlobalPooling2D("global_max_kept", IN, PoolingKind.MAX, true),
        new Layer.Flatten("flatten", IN),
        new Layer.Reshape("reshape", IN, Shape.of(2, 5, 6)),
        new Layer.Activate("softmax_map", IN, Activation.SOFTMAX));
  }

  private static Stream<Layer> vectors() {
    Stream<Layer> activations =
        Arrays.stream(Activation.values())
            .map(a -> new Layer.Activate("activation_" + a.kerasName(), IN, a));
    return Stream.concat(
        activations,
        Stream.of(
            new Layer.BatchNormalization("bn_vector", IN, 0.01, 0.99, true, true),
            new Layer.Relu("relu", IN, Double.POSITIVE_INFINITY, 0),
            new Layer.Relu("relu_six", IN, 6, 0),
            new Layer.Relu("relu_two", IN, 2, 0),
            new Layer.Relu("relu_leaky", IN, 6, 0.2),
            new Layer.Relu("relu_leaky_unbounded", IN, Double.POSITIVE_INFINITY, 0.3),
            new Layer.Dropout("dropout", IN, 0.5),
            new Layer.Dense("dense", IN, 4, true, Activation.TANH),
            new Layer.Dense("dense_unbiased", IN, 3, false, Activation.LINEAR),
            new Layer.Rescaling("rescaling", IN, 1 / 127.5, -1)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesWhatKerasGives(Case c) {
    Network network = alone(c);
    float[] input = c.input().equals(MAP) ? mapInput() : CHOSEN;

    assertClose(
        Forward.output(network, FormulaWeights.of(network), input, 1), golden(c.layer().name()));
  }

  @Test
  void mergesGiveWhatKerasGives() {
    Sketch sketch = Sketch.input(5, 6, 2);
    sketch.conv("other", 2, 1, 1).from("in");
    sketch.add(new Layer.Relu("relu", IN, Double.POSITIVE_INFINITY, 0));
    List<String> three = List.of("in", "other", "relu");
    Network add = sketch.add(new Layer.Add("add", three)).network();
    Network concatenate = sketch.add(new Layer.Concatenate("concatenate", three)).network();

    assertClose(Forward.output(add, FormulaWeights.of(add), mapInput(), 1), golden("add"));
    assertClose(
        Forward.output(concatenate, FormulaWeights.of(concatenate), mapInput(), 1),
        golden("concatenate"));
  }

  /** The factor for each channel that squeeze and excitation makes, and one of the same shape. */
  @Test
  void productsGiveWhatKerasGives() {
    Network product = products(Sketch.input(5, 6, 2)).network();

    assertClose(
        Forward.output(product, FormulaWeights.of(product), mapInput(), 1), golden("multiply"));
  }

  @Test
  void productsPassTheGradientOn() {
    Sketch sketch = products(Sketch.input(5, 6, 2).conv("in2", 2, 1, 1));
    Network network = sketch.add(new Layer.Flatten("flat", sketch.last())).classes(3).network();
    Weights weights = Sketch.weights(network, 5);

    assertGradients(
        network,
        weights,
        Set.of("in2", "other", "reduce", "logits"),
        Sketch.numbers(120, 6),
        new int[] {2, 0});
  }

  private static Sketch products(Sketch sketch) {
    List<String> in = sketch.last();
    sketch.conv("other", 2, 1, 1);
    sketch.add(new Layer.GlobalPooling2D("squeeze", in, PoolingKind.AVERAGE, false));
    sketch.add(new Layer.Reshape("reshape", sketch.last(), Shape.of(1, 1, 2)));
    sketch.conv("reduce", 2, 1, 1, Padding.SAME, true, Activation.SIGMOID);
    return sketch.add(new Layer.Multiply("multiply", List.of(in.get(0), "reduce", "other")));
  }

  /** No layer is left out above; {@link SavedModelTest} tests the one that never learns. */
  @Test
  void everyKindOfLayerIsTested() {
    Set<Class<?>> tested =
        cases().map(c -> (Class<?>) c.layer().getClass()).collect(Collectors.toSet());
    tested.addAll(
        List.of(Layer.Input.class, Layer.Add.class, Layer.Concatenate.class, Layer.Multiply.class));
    tested.add(Layer.FrozenGraph.class);

    assertThat(tested).containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
  }

  /**
   * The gradient goes right through every layer, to its own weights and to those below, by central
   * differences of an independent computation in double precision.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void passesTheGradientOn(Case c) {
    Network network = between(c);
    Weights weights = Sketch.weights(network, 5);
    float[] rows = Sketch.numbers(Math.toIntExact(2 * c.input().size()), 6);
    int[] labels = {2, 0};
    Set<String> learning =
        network.layers().stream()
            .map(Layer::name)
            .filter(l -> !network.weights(l).isEmpty())
            .collect(Collectors.toSet());

    assertGradients(network, weights, learning, rows, labels);
  }

  /** Plain descent with a step of 1 lays the gradient open as the change of the weights. */
  static void assertGradients(
      Network network, Weights weights, Set<String> learning, float[] rows, int[] labels) {
    Weights after;
    try (Tail tail =
        new TensorFlowEngine()
            .openTail(
                network,
                weights,
                learning,
                LearningRule.of(new Optimizer.Momentum(0, false)),
                Scaling.NONE)) {
      tail.train(rows, labels, labels.length, 1, 0, 0, new float[labels.length * 3]);
      after = tail.weights();
    }
    Reference reference = new Reference(network, weights);
    for (String layer : learning) {
      for (WeightSpec spec : network.weights(layer)) {
        if (spec.learnable()) {
          String key = Weights.key(layer, spec.name());
          float[] was = weights.get(layer, spec.name()).toArray();
          float[] is = after.get(layer, spec.name()).toArray();
          for (int i = 0; i < was.length; i += 1 + was.length / 12) {
            double expected = reference.slope(key, i, rows, labels);
            assertThat((double) was[i] - is[i])
                .as("gradient of %s[%d]", key, i)
                .isCloseTo(expected, within(2e-6 + 2e-5 * Math.abs(expected)));
          }
        }
      }
    }
  }

  private static Network alone(Case c) {
    return new Network("alone", List.of(new Layer.Input("in", c.input()), c.layer()));
  }

  /** Weights below the layer, the layer, and three classes above it. */
  private static Network between(Case c) {
    Layer layer = c.layer().reading(List.of("below"));
    // What a training drops is no question of the gradient.
    if (layer instanceof Layer.Dropout d) {
      layer = new Layer.Dropout(d.name(), d.inputs(), 0);
    }
    Sketch sketch;
    if (c.input().equals(MAP)) {
      sketch = Sketch.input(5, 6, 2).conv("below", 2, 1, 1);
    } else {
      sketch = Sketch.input(10).dense("below", 10, Activation.LINEAR);
    }
    return sketch
        .add(layer)
        .add(new Layer.Flatten("flat", List.of(layer.name())))
        .classes(3)
        .network();
  }

  private static float[] mapInput() {
    float[] values = new float[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (3 * Math.sin(0.9 * i));
    }
    return values;
  }

  private static void assertClose(float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("value %d", i)
          .isCloseTo(expected[i], within(1e-5 * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private static double[] golden(String name) {
    // Keras 3 has another function of this name; in the files that say it, it is Keras 2's: a line
    // of slope 0.2 through (0, 0.5), clipped to 0..1.
    if (name.equals("activation_hard_sigmoid")) {
      return new double[] {0, 0, 0.2, 0.4, 0.5, 0.55, 0.7, 1, 1, 1};
    }
    try (InputStream in = LayersTest.class.getResourceAsStream("layers.json")) {
      JsonNode values = Json.mapper().readTree(in).get(name);
      double[] all = new double[values.size()];
      Arrays.setAll(all, i -> values.get(i).asDouble());
      return all;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** From the formulas that {@link Scaling} documents. */
  @ParameterizedTest
  @EnumSource(Scaling.class)
  void preprocessingFollowsItsFormula(Scaling scaling) {
    float[] rgb = {0, 100, 255, 12.5f, 128, 64};
    double[] mean = {103.939, 116.779, 123.68};
    double[] torchMean = {0.485, 0.456, 0.406};
    double[] torchDeviation = {0.229, 0.224, 0.225};

    float[] scaled = Forward.scaled(scaling, rgb, 1, 2);

    for (int i = 0; i < rgb.length; i++) {
      int c = i % 3;
      double expected =
          switch (scaling) {
            case SYMMETRIC -> rgb[i] / 127.5 - 1;
            case UNIT -> rgb[i] / 255;
            case CAFFE -> rgb[i - c + 2 - c] - mean[c];
            case TORCH -> (rgb[i] / 255 - torchMean[c]) / torchDeviation[c];
            case NONE -> rgb[i];
          };
      assertThat((double) scaled[i]).as("value %d", i).isCloseTo(expected, within(2e-5));
    }
  }

  @Test
  void aBatchIsComputedLikeItsMembers() {
    Network network =
        Sketch.input(5, 6, 2).conv("a", 3, 3, 1).bn("b").relu6("c").pool("d").classes(3).network();
    Weights weights = Sketch.weights(network, 1);
    float[] two = Sketch.numbers(120, 2);

    float[] together = Forward.output(network, weights, two, 2);
    float[] second = Forward.output(network, weights, Arrays.copyOfRange(two, 60, 120), 1);

    assertClose(Arrays.copyOfRange(together, 3, 6), Reference.doubles(second));
  }

  /** Tensors are views: writing into the array afterwards would change them. */
  @Test
  void weightsOfALayerKeepTheirPlaces() {
    Network network = Sketch.input(2).dense("d", 2, Activation.LINEAR).network();
    Weights weights =
        new Weights(
            java.util.Map.of(
                "d/kernel", Tensor.of(Shape.of(2, 2), new float[] {1, 2, 3, 4}),
                "d/bias", Tensor.of(Shape.of(2), new float[] {10, 20})));

    assertThat(Forward.output(network, weights, new float[] {1, 100}, 1)).containsExactly(311, 422);
  }
}
