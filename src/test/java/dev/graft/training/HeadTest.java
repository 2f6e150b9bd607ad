package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The head and the weights that it begins with. */
class HeadTest {
  private static final Network MAPS =
      Sketch.input(8, 8, 3).conv("stem", 7, 3, 2).relu6("out").network();

  private static List<Layer> head(Network whole) {
    return whole.layers().subList(MAPS.layers().size(), whole.layers().size());
  }

  @Test
  void theUsualHeadPoolsAndDecides() {
    Network whole = Head.DEFAULT.graftOnto(MAPS, 3);

    assertThat(head(whole))
        .containsExactly(
            new Layer.GlobalPooling2D("head_pool", List.of("out"), PoolingKind.AVERAGE, false),
            new Layer.Dense("head_logits", List.of("head_pool"), 3, true, Activation.LINEAR),
            new Layer.Activate("head_probabilities", List.of("head_logits"), Activation.SOFTMAX));
    assertThat(whole.outputShape()).isEqualTo(Shape.of(3));
    assertThat(whole.parameters() - MAPS.parameters()).isEqualTo(7 * 3 + 3);
  }

  @Test
  void dropoutAndHiddenLayersComeBetween() {
    Network whole = new Head(PoolingKind.MAX, 0.25, List.of(16, 5)).graftOnto(MAPS, 2);

    assertThat(head(whole))
        .extracting(Layer::name)
        .containsExactly(
            "head_pool",
            "head_dropout",
            "head_dense_1",
            "head_dense_2",
            "head_logits",
            "head_probabilities");
    assertThat(whole.layer("head_pool"))
        .isEqualTo(new Layer.GlobalPooling2D("head_pool", List.of("out"), PoolingKind.MAX, false));
    assertThat(whole.layer("head_dropout"))
        .isEqualTo(new Layer.Dropout("head_dropout", List.of("head_pool"), 0.25));
    assertThat(whole.layer("head_dense_2"))
        .isEqualTo(
            new Layer.Dense("head_dense_2", List.of("head_dense_1"), 5, true, Activation.RELU));
  }

  @Test
  void vectorsNeedNoPooling() {
    Network vectors = Sketch.input(8, 8, 3).conv("stem", 7, 3, 2).pool("own_pool").network();

    assertThat(Head.DEFAULT.graftOnto(vectors, 4).layers())
        .extracting(Layer::name)
        .containsExactly("in", "stem", "own_pool", "head_logits", "head_probabilities");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void impossibleDropoutsAreRefused(double rate) {
    assertThatThrownBy(() -> new Head(PoolingKind.AVERAGE, rate, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dropout");
  }

  private static final Head WIDE = new Head(PoolingKind.AVERAGE, 0, List.of(500));

  private static Weights initial(int classes, long seed) {
    Network whole = WIDE.graftOnto(MAPS, classes);
    return HeadWeights.initial(whole, head(whole), seed);
  }

  /** Glorot and Bengio (2010): uniform up to the root of 6 / (inputs + outputs). */
  @Test
  void kernelsAreUniformWithinGlorotsLimit() {
    assertUniform(initial(40, 3).get("head_dense_1", "kernel").toArray(), Math.sqrt(6.0 / 507));
    assertUniform(initial(40, 3).get("head_logits", "kernel").toArray(), Math.sqrt(6.0 / 540));
  }

  /** Mean, variance and extremes of so many uniform numbers, each within five standard errors. */
  private static void assertUniform(float[] values, double limit) {
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (float v : values) {
      sum += v;
      squares += v * (double) v;
      largest = Math.max(largest, Math.abs(v));
    }
    int n = values.length;
    double variance = limit * limit / 3;
    assertThat(largest).isLessThanOrEqualTo(limit).isGreaterThan(limit * (1 - 20.0 / n));
    assertThat(sum / n).isCloseTo(0, within(5 * Math.sqrt(variance / n)));
    assertThat(squares / n).isCloseTo(variance, within(5 * variance * Math.sqrt(0.8 / n)));
  }

  @Test
  void biasesAreZero() {
    assertThat(initial(40, 3).get("head_dense_1", "bias").toArray()).containsOnly(0).hasSize(500);
    assertThat(initial(40, 3).get("head_logits", "bias").toArray()).containsOnly(0).hasSize(40);
  }

  @Test
  void firstValuesAreAFunctionOfTheSeed() {
    assertThat(initial(4, 3).fingerprint()).isEqualTo(initial(4, 3).fingerprint());
    assertThat(initial(4, 3).fingerprint()).isNotEqualTo(initial(4, 4).fingerprint());
    assertThat(initial(4, 3).tensors().keySet())
        .containsExactly(
            "head_dense_1/kernel", "head_dense_1/bias", "head_logits/kernel", "head_logits/bias");
  }

  @Test
  void layersOfEqualShapeBeginDifferently() {
    Network whole = new Head(PoolingKind.AVERAGE, 0, List.of(6, 6, 6)).graftOnto(MAPS, 2);
    Weights weights = HeadWeights.initial(whole, head(whole), 1);

    assertThat(weights.get("head_dense_2", "kernel").toArray())
        .isNotEqualTo(weights.get("head_dense_3", "kernel").toArray());
  }
}
