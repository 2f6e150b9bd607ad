package dev.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.testing.Sketch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassScoresTest {
  private static Network ending(Layer... layers) {
    return Sketch.input(4, 4, 3)
        .conv("scores", 3, 1, 1, Padding.SAME, true, Activation.LINEAR)
        .network()
        .with(List.of(layers));
  }

  @Test
  void aDenseLayerHasThemWithSoftmaxBehindOrInside() {
    Network behind = Sketch.input(4, 4, 3).pool("pool").classes(3).network();
    Network inside =
        Sketch.input(4, 4, 3).pool("pool").dense("logits", 3, Activation.SOFTMAX).network();

    String dense = behind.output().inputs().get(0);
    assertThat(ClassScores.layer(behind)).contains(dense);
    assertThat(ClassScores.layer(inside)).contains("logits");
  }

  @Test
  void aFactorPassesPoolingAndRectifiersWithoutAnUpperBound() {
    Layer pool = new Layer.GlobalPooling2D("pool", List.of("relu"), PoolingKind.AVERAGE, false);
    Layer softmax = new Layer.Activate("softmax", List.of("pool"), Activation.SOFTMAX);

    assertThat(
            ClassScores.layer(
                ending(
                    new Layer.Relu("relu", List.of("scores"), Double.POSITIVE_INFINITY, 0),
                    pool,
                    softmax)))
        .contains("scores");
    assertThat(
            ClassScores.layer(
                ending(new Layer.Relu("relu", List.of("scores"), 6, 0), pool, softmax)))
        .isEmpty();
    assertThat(ClassScores.layer(ending())).isEmpty();
  }

  @Test
  void scalingMultipliesTheLayerAndNothingElse() {
    Network network =
        Sketch.input(4, 4, 3)
            .conv("first", 2, 1, 1, Padding.SAME, true, Activation.LINEAR)
            .pool("pool")
            .dense("logits", 3, Activation.SOFTMAX)
            .network();
    Weights weights = Sketch.weights(network, 5);

    Weights half = ClassScores.scaled(network, weights, 0.5);
    Weights back = ClassScores.scaled(network, half, 2);

    float[] before = weights.get("logits", "kernel").toArray();
    float[] after = half.get("logits", "kernel").toArray();
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isEqualTo(before[i] / 2);
    }
    assertThat(half.get("logits", "bias").toArray()[1])
        .isEqualTo(weights.get("logits", "bias").toArray()[1] / 2, within(0f));
    assertThat(half.get("first", "kernel")).isEqualTo(weights.get("first", "kernel"));
    assertThat(back.fingerprint()).isEqualTo(weights.fingerprint());
    assertThat(ClassScores.scaled(network, weights, 1)).isSameAs(weights);
  }

  @Test
  void withoutSuchALayerThereIsNothingToScale() {
    Network network = ending();
    Weights weights = Sketch.weights(network, 5);

    assertThatThrownBy(() -> ClassScores.scaled(network, weights, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("has no class scores");
  }
}
