package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Activation;
import dev.graft.network.BatchNormFolding;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.training.Trunk;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folded networks say what the unfolded ones say, and are folded only where that is so. */
class FoldingTest {
  /** Folds, compares every layer that is still there, and gives what is left. */
  private static Network folded(Network network) {
    Weights weights = Sketch.weights(network, network.layers().size());
    BatchNormFolding.Folded folded = BatchNormFolding.fold(network, weights);
    float[] input = Sketch.numbers(Math.toIntExact(2 * network.input().shape().size()), 3);
    Map<String, float[]> expected = Forward.run(network, weights, input, 2);
    Map<String, float[]> actual = Forward.run(folded.network(), folded.weights(), input, 2);

    assertThat(folded.network().output().name()).isEqualTo(network.output().name());
    assertThat(folded.network().outputShape()).isEqualTo(network.outputShape());
    assertThat(folded.weights().misfit(folded.network())).isEmpty();
    for (Layer layer : folded.network().layers()) {
      assertEqual(actual.get(layer.name()), expected.get(layer.name()), layer.name());
    }
    return folded.network();
  }

  private static void assertEqual(float[] actual, float[] expected, String layer) {
    assertThat(actual).as(layer).hasSameSizeAs(expected);
    double largest = 0;
    for (float v : expected) {
      largest = Math.max(largest, Math.abs(v));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s[%d]", layer, i)
          .isCloseTo(expected[i], within(1e-4 * Math.max(Math.abs(expected[i]), largest / 100)));
    }
  }

  private static List<String> names(Network network) {
    return network.layers().stream().map(Layer::name).toList();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void normalisationWithOrWithoutOffsetAndScaleGoesIntoTheConvolution(
      boolean center, boolean scale) {
    Network network =
        Sketch.input(6, 6, 3).conv("conv", 5, 3, 2).bn("bn", center, scale).relu6("relu").network();

    assertThat(names(folded(network))).containsExactly("in", "bn", "relu");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void normalisationGoesIntoDepthwiseConvolutions(int multiplier) {
    Network network =
        Sketch.input(6, 6, 3)
            .depthwise("plain", multiplier, 1, Padding.SAME, false, Activation.LINEAR)
            .bn("bn")
            .depthwise("biased", multiplier, 2, Padding.VALID, true, Activation.LINEAR)
            .bn("bn_2", false, true)
            .network();

    assertThat(names(folded(network))).containsExactly("in", "bn", "bn_2");
  }

  @Test
  void aBiasIsFoldedToo() {
    Network network =
        Sketch.input(6, 6, 3)
            .conv("conv", 5, 3, 1, Padding.VALID, true, Activation.LINEAR)
            .bn("bn")
            .network();

    assertThat(names(folded(network))).containsExactly("in", "bn");
  }

  @Test
  void anActivationBetweenKeepsThemApart() {
    Network network =
        Sketch.input(6, 6, 3)
            .conv("conv", 5, 3, 1, Padding.SAME, true, Activation.RELU)
            .bn("bn")
            .depthwise("depthwise", 1, 1, Padding.SAME, true, Activation.RELU6)
            .bn("bn_2")
            .network();

    assertThat(folded(network)).isEqualTo(network);
  }

  @Test
  void aConvolutionThatAnotherLayerReadsStays() {
    Network network =
        Sketch.input(6, 6, 3).conv("conv", 3, 3, 1).bn("bn").plus("add", "conv").network();

    assertThat(folded(network)).isEqualTo(network);
  }

  @Test
  void twoNormalisationsOfOneConvolutionStay() {
    Network network =
        Sketch.input(6, 6, 3)
            .conv("conv", 3, 3, 1)
            .bn("left")
            .from("conv")
            .bn("right")
            .plus("add", "left")
            .network();

    assertThat(folded(network)).isEqualTo(network);
  }

  @Test
  void aNormalisationThatTwoLayersReadIsFoldedForBoth() {
    Network network =
        Sketch.input(6, 6, 3)
            .conv("conv", 3, 3, 1)
            .bn("bn")
            .relu6("relu")
            .plus("add", "bn")
            .network();

    assertThat(names(folded(network))).containsExactly("in", "bn", "relu", "add");
  }

  @Test
  void severalNormalisationsInARowAreFoldedOneAfterTheOther() {
    Network network =
        Sketch.input(6, 6, 3)
            .conv("conv", 3, 3, 1)
            .bn("first")
            .bn("second", true, false)
            .bn("third", false, true)
            .network();

    assertThat(names(folded(network))).containsExactly("in", "third");
  }

  @Test
  void normalisationsOfOtherLayersStay() {
    Network network =
        Sketch.input(6, 6, 3)
            .bn("of_the_input")
            .conv("conv", 4, 3, 2)
            .relu6("relu")
            .bn("of_a_relu")
            .pool("pool")
            .bn("of_a_vector")
            .dense("dense", 3, Activation.LINEAR)
            .bn("of_a_dense")
            .network();

    assertThat(folded(network)).isEqualTo(network);
  }

  @ParameterizedTest
  @CsvSource({
    // size, kernel, stride, before, after, whether SAME adds the same
    "6, 3, 1, 1, 1, true",
    "6, 3, 2, 0, 1, true",
    "6, 3, 2, 1, 1, false",
    "6, 3, 2, 1, 0, false",
    "7, 3, 2, 1, 1, true",
    "7, 3, 2, 0, 1, false",
    "7, 7, 2, 3, 3, true",
    "8, 7, 2, 3, 3, false",
    "8, 7, 2, 2, 3, true",
    "6, 1, 1, 1, 1, false",
    "6, 3, 1, 2, 2, false",
  })
  void zerosAroundGoIntoTheConvolutionOnlyWhereSameAddsThem(
      int size, int kernel, int stride, int before, int after, boolean same) {
    Network network =
        Sketch.input(size, size, 3)
            .pad("pad", before, after, before, after)
            .conv("conv", 4, kernel, stride, Padding.VALID, false, Activation.LINEAR)
            .bn("bn")
            .network();

    Network folded = folded(network);

    assertThat(names(folded)).isEqualTo(same ? List.of("in", "bn") : List.of("in", "pad", "bn"));
    assertThat(((Layer.Conv2D) folded.layer("bn")).padding())
        .isEqualTo(same ? Padding.SAME : Padding.VALID);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "1, 1, false"})
  void zerosAroundGoIntoDepthwiseConvolutionsToo(int before, int after, boolean same) {
    Network network =
        Sketch.input(8, 8, 3)
            .pad("pad", before, after, before, after)
            .depthwise("depthwise", 1, 2, Padding.VALID, false, Activation.LINEAR)
            .bn("bn")
            .relu6("relu")
            .network();

    assertThat(names(folded(network)))
        .isEqualTo(same ? List.of("in", "bn", "relu") : List.of("in", "pad", "bn", "relu"));
  }

  @Test
  void zerosThatDifferInTheTwoDirectionsAreLookedAtInBoth() {
    Network network =
        Sketch.input(8, 8, 3)
            .pad("pad", 0, 1, 1, 0)
            .conv("conv", 4, 3, 2, Padding.VALID, true, Activation.RELU)
            .network();

    assertThat(names(folded(network))).containsExactly("in", "pad", "conv");
  }

  @Test
  void zerosThatAnotherLayerReadsStay() {
    Network network =
        Sketch.input(8, 8, 3)
            .pad("pad", 0, 1, 0, 1)
            .conv("conv", 3, 3, 2, Padding.VALID, false, Activation.LINEAR)
            .from("pad")
            .conv("conv_2", 3, 3, 2, Padding.VALID, false, Activation.LINEAR)
            .plus("add", "conv")
            .network();

    assertThat(folded(network)).isEqualTo(network);
  }

  @Test
  void zerosBeforeASameConvolutionStay() {
    Network network =
        Sketch.input(8, 8, 3).pad("pad", 1, 1, 1, 1).conv("conv", 3, 3, 1).bn("bn").network();

    assertThat(names(folded(network))).containsExactly("in", "pad", "bn");
  }

  @Test
  void dilatedConvolutionsAreFoldedRightly() {
    Sketch sketch = Sketch.input(9, 9, 3).pad("pad", 2, 2, 2, 2);
    sketch.add(
        new Layer.Conv2D(
            "conv",
            sketch.last(),
            4,
            Extent.square(3),
            Extent.ONE,
            Extent.square(2),
            Padding.VALID,
            false,
            Activation.LINEAR));

    assertThat(names(folded(sketch.bn("bn").network()))).containsExactly("in", "bn");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomNetworksSayTheSame(long seed) {
    Random random = new Random(seed);
    Sketch sketch = Sketch.input(9 + random.nextInt(3), 9, 3).conv("stem", 4, 3, 1).bn("stem_bn");
    for (int i = 0; i < 12; i++) {
      String name = "l" + i;
      Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
      Activation a = random.nextInt(3) == 0 ? Activation.RELU : Activation.LINEAR;
      switch (random.nextInt(6)) {
        case 0 -> sketch.conv(name, 4, 1, 1, padding, random.nextBoolean(), a);
        case 1 -> sketch.depthwise(name, 1, 1, Padding.SAME, random.nextBoolean(), a);
        case 2 -> {
          sketch.pad(name + "_pad", 1, 1, 1, 1);
          sketch.conv(name, 4, 3, 1, padding, random.nextBoolean(), a);
          if (padding == Padding.SAME) {
            sketch.conv(name + "_valid", 4, 3, 1, Padding.VALID, false, Activation.LINEAR);
          }
        }
        case 3 -> sketch.bn(name, random.nextBoolean(), random.nextBoolean());
        case 4 -> sketch.relu6(name);
        default -> sketch.plus(name, sketch.last().get(0));
      }
    }
    Network network = sketch.relu6("end").network();

    assertThat(folded(network).layers().size()).isLessThan(network.layers().size());
  }

  /** The trunk folds, and gives the output that the name stands for in the unfolded network. */
  @Test
  void theTrunkOfTheEngineSaysWhatTheUnfoldedNetworkSays() {
    Network network =
        Sketch.input(6, 6, 3)
            .conv("conv", 4, 3, 1)
            .bn("bn")
            .relu6("relu")
            .plus("add", "bn")
            .network();
    Weights weights = Sketch.weights(network, 1);
    float[] rgb = new float[32 * 108];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (float) (127.5 + 127.5 * Math.sin(0.3 * i));
    }
    for (String end : List.of("conv", "bn", "relu", "add")) {
      Network part = network.upTo(end);
      float[] features = new float[Math.toIntExact(32 * part.outputShape().size())];
      try (Trunk trunk =
          new TensorFlowEngine().openTrunk(part, weights.fitting(part), Scaling.UNIT)) {
        assertThat(trunk.batch()).isEqualTo(32);
        trunk.run(rgb, features);
      }
      float[] unit = new float[rgb.length];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = rgb[i] / 255;
      }

      assertEqual(features, Forward.output(part, weights, unit, 32), end);
    }
  }
}
