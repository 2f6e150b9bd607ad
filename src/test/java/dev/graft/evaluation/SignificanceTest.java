package dev.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificanceTest {
  /**
   * Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (score, no correction).
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void wilsonAgreesWithNewcombe(long successes, long trials, double low, double high) {
    Interval interval = Interval.wilson(successes, trials);

    assertThat(interval.low()).isEqualTo(low, within(5e-5));
    assertThat(interval.high()).isEqualTo(high, within(5e-5));
  }

  @Property
  void wilsonHoldsTheShareAndMirrors(
      @ForAll @IntRange(max = 5000) int a, @ForAll @IntRange(max = 5000) int b) {
    Interval interval = Interval.wilson(a, a + b);
    Interval mirrored = Interval.wilson(b, a + b);

    assertThat(interval.low()).isBetween(0.0, 1.0).isLessThanOrEqualTo(interval.high());
    if (a + b > 0) {
      double share = (double) a / (a + b);
      assertThat(share).isBetween(interval.low() - 1e-12, interval.high() + 1e-12);
    }
    assertThat(mirrored.low()).isEqualTo(1 - interval.high(), within(1e-12));
  }

  /**
   * Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13:91 (2013): airway
   * hyper-responsiveness before and after stem cell transplantation, 1 and 7 discordant pairs:
   * exact 0.070, mid-p 0.039.
   */
  @Test
  void mcNemarAgreesWithFagerland() {
    McNemar test = McNemar.test(1, 7);

    assertThat(test.exact()).isEqualTo(18.0 / 256, within(1e-12));
    assertThat(test.midP()).isEqualTo(10.0 / 256, within(1e-12));
  }

  @Test
  void mcNemarWithoutDisagreementSaysNothing() {
    assertThat(McNemar.test(0, 0).exact()).isEqualTo(1);
    assertThat(McNemar.test(0, 0).midP()).isEqualTo(1);
  }

  @Test
  void mcNemarTakesManyImages() {
    assertThat(McNemar.test(50_000, 50_000).exact()).isEqualTo(1, within(1e-6));
    assertThat(McNemar.test(40_000, 60_000).exact()).isZero();
  }

  @Test
  void mcNemarCountsPairs() {
    McNemar test =
        McNemar.test(
            new boolean[] {true, true, false, false, true},
            new boolean[] {true, false, true, false, false});

    assertThat(test.onlyFirst()).isEqualTo(2);
    assertThat(test.onlySecond()).isEqualTo(1);
    assertThatThrownBy(() -> McNemar.test(new boolean[1], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void mcNemarIsSymmetricAndMidPIsSmaller(
      @ForAll @IntRange(max = 400) int a, @ForAll @IntRange(max = 400) int b) {
    McNemar test = McNemar.test(a, b);
    McNemar swapped = McNemar.test(b, a);

    assertThat(test.exact()).isEqualTo(swapped.exact());
    assertThat(test.exact()).isBetween(0.0, 1.0);
    assertThat(test.midP()).isBetween(0.0, test.exact() + 1e-12);
  }
}
