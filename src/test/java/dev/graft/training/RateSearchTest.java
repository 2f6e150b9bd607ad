package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RateSearchTest {
  private static RateCurve search(IntToDoubleFunction loss) {
    RateSearch search = new RateSearch();
    int step = 0;
    while (search.add(loss.applyAsDouble(step))) {
      step++;
    }
    return search.curve();
  }

  private static List<RateCurve.Point> smoothed(IntToDoubleFunction loss) {
    List<RateCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < RateSearch.STEPS; i++) {
      points.add(
          new RateCurve.Point(RateSearch.rate(i), loss.applyAsDouble(i), loss.applyAsDouble(i)));
    }
    return points;
  }

  @Test
  void ratesRiseByTheSameFactor() {
    assertThat(RateSearch.rate(0)).isEqualTo(1e-7);
    assertThat(RateSearch.rate(RateSearch.STEPS - 1)).isCloseTo(10, within(1e-12));
    double factor = RateSearch.rate(1) / RateSearch.rate(0);
    for (int i = 1; i < RateSearch.STEPS; i++) {
      assertThat(RateSearch.rate(i) / RateSearch.rate(i - 1)).isCloseTo(factor, within(1e-9));
    }
  }

  @Test
  void anAverageOfEqualLossesIsThatLossFromTheFirstOn() {
    RateCurve curve = search(step -> 2.5);

    assertThat(curve.points()).hasSize(RateSearch.STEPS);
    assertThat(curve.points())
        .allSatisfy(p -> assertThat(p.smoothed()).isCloseTo(2.5, within(1e-12)));
    assertThat(curve.suggestion()).as("nothing ever fell").isEmpty();
  }

  /**
   * With a memory of 0.98 the weights of two losses are .98 x .02 and .02, over 1 - .98 squared.
   */
  @Test
  void theAverageForgetsSlowly() {
    RateCurve curve = search(step -> step == 0 ? 1 : 3);

    assertThat(curve.points().get(1).smoothed())
        .isCloseTo((0.98 * 0.02 * 1 + 0.02 * 3) / (1 - 0.98 * 0.98), within(1e-12));
    assertThat(curve.points().get(1).loss()).isEqualTo(3);
  }

  @Test
  void itEndsWhenTheLossExplodes() {
    RateCurve curve = search(step -> step < 60 ? 2 - step * 0.02 : 500);

    assertThat(curve.points()).hasSizeBetween(61, 62);
    assertThat(search(step -> step < 30 ? 1 : Double.NaN).points()).hasSize(30);
  }

  @Test
  void theMiddleOfTheLongestFallIsSuggested() {
    List<RateCurve.Point> points =
        smoothed(step -> step < 30 ? 3 : step < 71 ? 3 - (step - 30) * 0.05 : 1 + (step - 70));

    assertThat(RateSearch.suggestion(points)).contains(RateSearch.rate(50));
  }

  @Test
  void aShortDropElsewhereMisleadsNobody() {
    List<RateCurve.Point> points =
        smoothed(
            step ->
                step < 15
                    ? 3
                    : step < 20
                        ? 3 - (step - 15)
                        : step < 40 ? 5 : step < 80 ? 5 - (step - 40) * 0.02 : 9);

    assertThat(RateSearch.suggestion(points).orElseThrow())
        .isBetween(RateSearch.rate(55), RateSearch.rate(64));
  }

  @Test
  void whatExplodesAtOnceHasNoSuggestion() {
    assertThat(search(step -> step < 5 ? 1 : 1000).suggestion()).isEmpty();
    assertThat(search(step -> 1 + step * 0.01).suggestion()).as("rises all the time").isEmpty();
  }
}
