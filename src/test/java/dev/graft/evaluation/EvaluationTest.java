package dev.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final List<String> HAM_SPAM = List.of("ham", "spam");

  /** The example of {@code sklearn.metrics.log_loss}, whose documentation prints 0.21616. */
  @Test
  void lossAgreesWithLogLoss() {
    float[][] probabilities = {{.1f, .9f}, {.9f, .1f}, {.8f, .2f}, {.35f, .65f}};

    Evaluation e = Evaluation.of(HAM_SPAM, probabilities, new int[] {1, 0, 0, 1});

    assertThat(e.loss()).isEqualTo(0.21616, within(5e-6));
    assertThat(e.accuracy()).isEqualTo(1);
    assertThat(e.images()).isEqualTo(4);
    assertThat(e.confusion().counts()).containsExactly(List.of(2L, 0L), List.of(0L, 2L));
  }

  @Test
  void guessingCostsTheLogarithmOfTheClasses() {
    Evaluation e = Evaluation.of(HAM_SPAM, new float[][] {{.5f, .5f}}, new int[] {1});

    assertThat(e.loss()).isEqualTo(Math.log(2), within(1e-12));
    assertThat(e.accuracy()).as("the first of equals is predicted").isZero();
  }

  @Test
  void aConfidentMistakeCostsAtMostTheClip() {
    Evaluation e = Evaluation.of(HAM_SPAM, new float[][] {{1, 0}}, new int[] {1});

    assertThat(e.loss()).isEqualTo(-Math.log(1e-7), within(1e-12));
  }

  @Test
  void brokenProbabilitiesDoNotHide() {
    Evaluation e = Evaluation.of(HAM_SPAM, new float[][] {{Float.NaN, Float.NaN}}, new int[] {1});

    assertThat(e.loss()).isNaN();
  }

  @Test
  void isNotANumberWithoutImages() {
    Evaluation e = Evaluation.of(HAM_SPAM, new float[0][], new int[0]);

    assertThat(e.loss()).isNaN();
    assertThat(e.accuracy()).isNaN();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> Evaluation.of(HAM_SPAM, new float[][] {{1, 0, 0}}, new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Evaluation.of(HAM_SPAM, new float[][] {{1, 0}}, new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
