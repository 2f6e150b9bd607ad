package dev.graft.advice.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.advice.classical.HeadScore;
import dev.graft.zoo.Licence;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaceReportTest {
  private static final RaceField FIELD =
      new RaceField(List.of("a", "b"), new int[] {60, 40}, 500, 5, 1);

  private static HeadScore score(int from, int to) {
    boolean[] right = new boolean[100];
    Arrays.fill(right, from, to, true);
    return new HeadScore(right, OptionalDouble.of(0.5), 1);
  }

  private static RaceResult result(String name, boolean pretrained, HeadScore score, double speed) {
    return new RaceResult(
        new Runner(name, "A", pretrained, 96, 10, 40, Licence.named("MIT")), score, speed, 1);
  }

  private static RaceReport report(RaceResult... results) {
    return new RaceReport(FIELD, score(0, 60), List.of(results), List.of(), List.of());
  }

  @Test
  void theFastestOfThoseThatCannotBeToldFromTheBestIsRecommended() {
    RaceReport report =
        report(
            result("slow", true, score(0, 95), 10),
            result("near", true, score(0, 93), 90),
            result("far", true, score(0, 70), 500),
            result("random", false, score(0, 96), 900));

    assertThat(report.results())
        .extracting(r -> r.runner().name())
        .containsExactly("random", "slow", "near", "far");
    assertThat(report.best().orElseThrow().runner().name()).isEqualTo("slow");
    assertThat(report.leaders()).extracting(r -> r.runner().name()).containsExactly("slow", "near");
    assertThat(report.recommended().orElseThrow().runner().name()).isEqualTo("near");
    assertThat(report.majority()).isEqualTo(0.6);
  }

  @Test
  void comparesWithColoursAndWithRandomWeights() {
    RaceResult learned = result("learned", true, score(0, 80), 10);
    RaceReport report = report(learned, result("random", false, score(20, 75), 10));

    assertThat(report.againstColours(learned).onlySecond()).isEqualTo(20);
    assertThat(report.againstColours(learned).onlyFirst()).isZero();
    assertThat(report.againstRandom(learned).orElseThrow().onlySecond()).isEqualTo(25);
    assertThat(report(learned).againstRandom(learned)).isEmpty();
  }

  @Test
  void nobodyWhoHasLearntIsNobodyToRecommend() {
    RaceReport report = report(result("random", false, score(0, 50), 10));
    assertThat(report.best()).isEmpty();
    assertThat(report.leaders()).isEmpty();
    assertThat(report.recommended()).isEmpty();
  }

  @Test
  void aSampleKeepsTheSharesAndIsTheSameForTheSameSeed() {
    int[] labels = IntStream.range(0, 1000).map(i -> i < 700 ? 0 : i < 997 ? 1 : 2).toArray();
    int[] drawn = RaceSample.draw(labels, 4, 100, 7);

    assertThat(drawn)
        .isSorted()
        .doesNotHaveDuplicates()
        .isEqualTo(RaceSample.draw(labels, 4, 100, 7));
    assertThat(drawn).isNotEqualTo(RaceSample.draw(labels, 4, 100, 8));
    assertThat(Arrays.stream(drawn).filter(i -> labels[i] == 0).count()).isEqualTo(70);
    assertThat(Arrays.stream(drawn).filter(i -> labels[i] == 1).count()).isEqualTo(30);
    assertThat(Arrays.stream(drawn).filter(i -> labels[i] == 2).count()).isEqualTo(2);
    assertThat(RaceSample.draw(labels, 4, 1000, 1)).hasSize(1000);
  }
}
