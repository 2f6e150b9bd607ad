package dev.graft.advice.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each head against scikit-learn's figures in {@code heads.json}. */
class ClassicalHeadTest {
  private static final JsonNode FIGURES = figures();
  private static final FeatureTable LEARNT = table("rows", "labels");
  private static final FeatureTable ASKED = table("asked", "truth");

  private static JsonNode figures() {
    try (InputStream in = ClassicalHeadTest.class.getResourceAsStream("heads.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FeatureTable table(String rows, String labels) {
    return new FeatureTable(
        StreamSupport.stream(FIGURES.get(rows).spliterator(), false)
            .map(ClassicalHeadTest::floats)
            .toArray(float[][]::new),
        ints(FIGURES.get(labels)),
        3);
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).floatValue();
    }
    return values;
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  static List<ClassicalHead> heads() {
    return List.of(
        new ClassicalHead.LogisticRegression(0.5),
        new ClassicalHead.LinearSvm(0.25),
        new ClassicalHead.Neighbours(7),
        new ClassicalHead.Forest(20));
  }

  private static HeadScore score(ClassicalHead head) {
    return HeadTrial.heldOut(head, LEARNT, ASKED, 1, () -> false);
  }

  @Test
  void logisticRegressionSaysWhatScikitLearnSays() {
    agrees(new ClassicalHead.LogisticRegression(0.5), FIGURES.get("logistic"), 2e-3);
  }

  @Test
  void neighboursSayWhatScikitLearnSays() {
    agrees(new ClassicalHead.Neighbours(7), FIGURES.get("neighbours"), 1e-4);
  }

  private static void agrees(ClassicalHead head, JsonNode figures, double tolerance) {
    HeadScore score = score(head);
    assertThat(score.correct()).isEqualTo(figures.get("right").intValue());
    assertThat(score.loss().orElseThrow())
        .isCloseTo(figures.get("loss").doubleValue(), within(tolerance));
    TrainedHead trained = head.fit(LEARNT, 1, () -> false);
    for (int i = 0; i < figures.get("probabilities").size(); i++) {
      float[] expected = floats(figures.get("probabilities").get(i));
      float[] said = trained.probabilities(ASKED.rows()[i]).orElseThrow();
      for (int c = 0; c < 3; c++) {
        assertThat((double) said[c]).isCloseTo(expected[c], within(tolerance));
      }
    }
  }

  @Test
  void theSupportVectorMachineSaysWhatScikitLearnSays() {
    TrainedHead svm = new ClassicalHead.LinearSvm(0.25).fit(LEARNT, 1, () -> false);
    int[] expected = ints(FIGURES.get("svm"));

    assertThat(Arrays.stream(ASKED.rows()).mapToInt(svm::predict)).containsExactly(boxed(expected));
    assertThat(svm.probabilities(ASKED.rows()[0])).isEmpty();
    assertThat(score(new ClassicalHead.LinearSvm(0.25)).loss()).isEmpty();
  }

  private static Integer[] boxed(int[] values) {
    return Arrays.stream(values).boxed().toArray(Integer[]::new);
  }

  /** The mean of ten seeds lies within what thirty of scikit-learn's scatter around theirs. */
  @Test
  void theForestIsAsGoodAsScikitLearns() {
    List<HeadScore> scores =
        IntStream.range(0, 10)
            .mapToObj(
                seed ->
                    HeadTrial.heldOut(
                        new ClassicalHead.Forest(100), LEARNT, ASKED, seed, () -> false))
            .toList();
    JsonNode forest = FIGURES.get("forest");
    double accuracy = scores.stream().mapToDouble(HeadScore::accuracy).average().orElseThrow();
    double loss = scores.stream().mapToDouble(s -> s.loss().orElseThrow()).average().orElseThrow();

    assertThat(accuracy)
        .isCloseTo(
            forest.get("accuracy").get(0).doubleValue(),
            within(forest.get("accuracy").get(1).doubleValue()));
    assertThat(loss)
        .isCloseTo(
            forest.get("loss").get(0).doubleValue(),
            within(forest.get("loss").get(1).doubleValue()));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void theSameSeedGivesTheSameHead(ClassicalHead head) {
    assertThat(said(head)).isEqualTo(said(head));
  }

  private static List<String> said(ClassicalHead head) {
    TrainedHead trained = head.fit(LEARNT, 9, () -> false);
    return Arrays.stream(ASKED.rows())
        .map(r -> trained.predict(r) + " " + trained.probabilities(r).map(Arrays::toString))
        .toList();
  }

  /** Scaling or moving a feature changes nothing, and a constant one does no harm. */
  @ParameterizedTest
  @MethodSource("heads")
  void theScaleOfAFeatureDoesNotCount(ClassicalHead head) {
    HeadScore plain = HeadTrial.heldOut(head, LEARNT, ASKED, 1, () -> false);
    HeadScore changed = HeadTrial.heldOut(head, changed(LEARNT), changed(ASKED), 1, () -> false);

    assertThat(Math.abs(plain.correct() - changed.correct())).isLessThanOrEqualTo(8);
  }

  private static FeatureTable changed(FeatureTable table) {
    float[][] rows =
        Arrays.stream(table.rows())
            .map(
                r -> {
                  float[] longer = Arrays.copyOf(r, r.length + 1);
                  longer[2] = longer[2] * 1000 - 400;
                  longer[r.length] = 3.3f;
                  return longer;
                })
            .toArray(float[][]::new);
    return new FeatureTable(rows, table.labels(), table.classes());
  }

  @ParameterizedTest
  @MethodSource("heads")
  void aClassWithoutPicturesIsNeverSaid(ClassicalHead head) {
    FeatureTable wider = new FeatureTable(LEARNT.rows(), LEARNT.labels(), 5);
    TrainedHead trained = head.fit(wider, 1, () -> false);

    for (float[] row : ASKED.rows()) {
      assertThat(trained.predict(row)).isLessThan(3);
      trained.probabilities(row).ifPresent(p -> assertThat(p).hasSize(5).endsWith(0f, 0f));
    }
  }

  @Test
  void onlyOneClassIsAnAnswerToo() {
    FeatureTable one = new FeatureTable(new float[][] {{1, 2}, {2, 1}}, new int[] {1, 1}, 2);
    for (ClassicalHead head : heads()) {
      assertThat(head.fit(one, 1, () -> false).predict(new float[] {3, 3})).isEqualTo(1);
    }
  }

  @Test
  void crossValidationAsksAboutEachPictureOnce() {
    int[] folds = HeadTrial.folds(LEARNT.labels(), 5, 3);
    HeadScore score = HeadTrial.crossValidated(HeadTrial.QUICK, LEARNT, folds, 1, () -> false);

    assertThat(score.right()).hasSize(90);
    assertThat(score.accuracy()).isGreaterThan(0.6);
    assertThat(score.interval().low()).isLessThan(score.accuracy());
    for (int fold = 0; fold < 5; fold++) {
      int f = fold;
      assertThat(Arrays.stream(folds).filter(k -> k == f).count()).isEqualTo(18);
      for (int c = 0; c < 3; c++) {
        int label = c;
        long all = Arrays.stream(LEARNT.labels()).filter(k -> k == label).count();
        long here =
            IntStream.range(0, 90)
                .filter(i -> folds[i] == f && LEARNT.labels()[i] == label)
                .count();
        assertThat(here).isBetween(all / 5, all / 5 + 1);
      }
    }
  }

  /** A head that saw the picture would know it: the labels are coins. */
  @Test
  void crossValidationDoesNotPeek() {
    SplittableRandom random = new SplittableRandom(4);
    float[][] rows = new float[300][20];
    int[] labels = new int[300];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = random.nextInt(2);
      for (int f = 0; f < 20; f++) {
        rows[i][f] = (float) random.nextDouble();
      }
    }
    FeatureTable noise = new FeatureTable(rows, labels, 2);
    int[] folds = HeadTrial.folds(labels, 5, 1);
    for (ClassicalHead head : heads()) {
      HeadScore score = HeadTrial.crossValidated(head, noise, folds, 1, () -> false);
      assertThat(score.accuracy()).as("%s", head).isBetween(0.38, 0.62);
    }
  }

  @Test
  void allOfThemCanBeCancelled() {
    assertThatThrownBy(() -> HeadTrial.usual(LEARNT, ASKED, 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
