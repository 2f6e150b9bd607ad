package dev.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  @Test
  void countsTheFourKinds() {
    PairedComparison counts =
        PairedComparison.of(
            new boolean[] {true, true, true, false, false, false},
            new boolean[] {true, false, false, true, false, false});

    assertThat(counts).isEqualTo(new PairedComparison(1, 2, 1, 2));
    assertThat(counts.images()).isEqualTo(6);
    assertThat(counts.difference()).isEqualTo(-1 / 6.0);
    assertThatThrownBy(() -> PairedComparison.of(new boolean[1], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 21 pairs, of which 1 and 7 disagree: (8 - 2) / 23 plus and minus 1.96 standard errors. */
  @Test
  void theIntervalIsBonettsAndPrices() {
    Interval interval = new PairedComparison(1, 1, 7, 12).differenceInterval();

    assertThat(interval.low()).isEqualTo(0.01338, within(5e-5));
    assertThat(interval.high()).isEqualTo(0.50836, within(5e-5));
  }

  /** The exact share of samples whose interval holds the true difference. */
  @Test
  void theIntervalHoldsTheDifferenceAsOftenAsItSays() {
    assertThat(coverage(60, 0.05, 0.15)).isBetween(0.94, 0.98);
    assertThat(coverage(60, 0.2, 0.2)).isBetween(0.94, 0.98);
    assertThat(coverage(120, 0.02, 0.08)).isBetween(0.94, 0.99);
  }

  private static double coverage(int n, double onlyFirst, double onlySecond) {
    double covered = 0;
    for (int b = 0; b <= n; b++) {
      for (int c = 0; b + c <= n; c++) {
        Interval interval = new PairedComparison(n - b - c, b, c, 0).differenceInterval();
        double truth = onlySecond - onlyFirst;
        if (interval.low() <= truth && truth <= interval.high()) {
          covered +=
              Math.exp(
                  logChoose(n, b)
                      + logChoose(n - b, c)
                      + b * Math.log(onlyFirst)
                      + c * Math.log(onlySecond)
                      + (n - b - c) * Math.log(1 - onlyFirst - onlySecond));
        }
      }
    }
    return covered;
  }

  private static double logChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log((double) (n - k + i) / i);
    }
    return sum;
  }

  @Test
  void elevenToThreeIsBetterAndThreeToElevenWorse() {
    PairedComparison better = new PairedComparison(386, 3, 11, 0);
    // 2 (1 + 14 + 91 + 364) / 2^14, less the last term once.
    assertThat(better.test().midP()).isEqualTo((2 * 470 - 364) / 16384.0, within(1e-12));
    assertThat(better.verdict(better.test().midP())).isEqualTo(Verdict.BETTER);
    PairedComparison worse = new PairedComparison(386, 11, 3, 0);
    assertThat(worse.verdict(worse.test().midP())).isEqualTo(Verdict.WORSE);
    PairedComparison even = new PairedComparison(386, 7, 7, 0);
    assertThat(even.verdict(even.test().midP())).isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(better.verdict(0.05)).isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(better.verdict(Double.NaN)).isEqualTo(Verdict.NO_DIFFERENCE);
  }

  @Property
  void theIntervalMirrorsAndHoldsTheDifference(
      @ForAll @IntRange(max = 300) int a,
      @ForAll @IntRange(max = 300) int b,
      @ForAll @IntRange(max = 300) int c) {
    Interval interval = new PairedComparison(a, b, c, 0).differenceInterval();
    Interval mirrored = new PairedComparison(a, c, b, 0).differenceInterval();

    assertThat(interval.low()).isBetween(-1.0, interval.high());
    assertThat(interval.high()).isLessThanOrEqualTo(1);
    assertThat(mirrored.low()).isEqualTo(-interval.high(), within(1e-12));
  }

  @Test
  void withoutImagesNothingIsKnown() {
    assertThat(new PairedComparison(0, 0, 0, 0).differenceInterval())
        .isEqualTo(new Interval(-1, 1));
  }
}
