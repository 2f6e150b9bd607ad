package dev.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The figures in the first two tests are those that scikit-learn prints in its own documentation.
 */
class ConfusionMatrixTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  private static ConfusionMatrix of(int classes, int[] truth, int[] predicted) {
    ConfusionMatrix.Counter counter = ConfusionMatrix.counter(classes);
    for (int i = 0; i < truth.length; i++) {
      counter.add(truth[i], predicted[i]);
    }
    return counter.matrix();
  }

  /** The example of {@code sklearn.metrics.classification_report}. */
  @Test
  void agreesWithTheClassificationReport() {
    ConfusionMatrix m = of(3, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1});

    assertThat(m.accuracy()).isEqualTo(0.6, CLOSE);
    assertScores(m.scores(0), 0.5, 1, 2.0 / 3, 1);
    assertScores(m.scores(1), 0, 0, 0, 1);
    assertScores(m.scores(2), 1, 2.0 / 3, 0.8, 3);
    // Printed there as 0.50, 0.56, 0.49.
    assertScores(m.macro(), 0.5, 5.0 / 9, (2.0 / 3 + 0.8) / 3, 5);
    assertThat(m.majorityBaseline()).isEqualTo(0.6, CLOSE);
  }

  /**
   * The example of {@code sklearn.metrics.precision_recall_fscore_support}; 0 cat, 1 dog, 2 pig.
   */
  @Test
  void agreesWithPrecisionRecallFscoreSupport() {
    ConfusionMatrix m = of(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});

    assertScores(m.scores(0), 2.0 / 3, 1, 0.8, 2);
    assertScores(m.scores(1), 0, 0, 0, 2);
    assertScores(m.scores(2), 0, 0, 0, 2);
    assertScores(m.macro(), 2.0 / 9, 1.0 / 3, 0.8 / 3, 6);
  }

  private static void assertScores(
      ConfusionMatrix.Scores scores, double precision, double recall, double f1, long support) {
    assertThat(scores.precision()).isEqualTo(precision, CLOSE);
    assertThat(scores.recall()).isEqualTo(recall, CLOSE);
    assertThat(scores.f1()).isEqualTo(f1, CLOSE);
    assertThat(scores.support()).isEqualTo(support);
  }

  @Test
  void rowsAreTrueClasses() {
    ConfusionMatrix m = ConfusionMatrix.counter(2).add(0, 1).add(0, 1).add(1, 1).matrix();

    assertThat(m.counts()).containsExactly(List.of(0L, 2L), List.of(0L, 1L));
  }

  @Test
  void hasNoAccuracyWithoutExamples() {
    assertThat(ConfusionMatrix.counter(2).matrix().accuracy()).isNaN();
  }

  @Test
  void isATableInJson() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ConfusionMatrix m = ConfusionMatrix.counter(2).add(0, 0).add(1, 0).matrix();

    assertThat(mapper.writeValueAsString(m)).isEqualTo("[[1,0],[1,0]]");
    assertThat(mapper.readValue("[[1,0],[1,0]]", ConfusionMatrix.class)).isEqualTo(m);
  }

  @Test
  void refusesATableThatIsNotSquare() {
    assertThatThrownBy(() -> new ConfusionMatrix(List.of(List.of(1L, 2L))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void countsWhatWasAdded(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 15) Integer> pairs) {
    ConfusionMatrix.Counter counter = ConfusionMatrix.counter(4);
    pairs.forEach(p -> counter.add(p / 4, p % 4));
    ConfusionMatrix m = counter.matrix();

    assertThat(m.total()).isEqualTo(pairs.size());
    assertThat(m.correct()).isEqualTo(pairs.stream().filter(p -> p / 4 == p % 4).count());
    assertThat(m.accuracy()).isBetween(0.0, 1.0);
    assertThat(m.majorityBaseline()).isBetween(0.25, 1.0);
    // Accuracy is the mean of the recalls, weighted by support.
    double weighted = 0;
    for (int c = 0; c < 4; c++) {
      weighted += m.scores(c).recall() * m.support(c) / m.total();
    }
    assertThat(weighted).isEqualTo(m.accuracy(), CLOSE);
  }
}
