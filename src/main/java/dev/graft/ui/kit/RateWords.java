package dev.graft.ui.kit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Learning rates as people write them. */
public final class RateWords {
  private static final double SMALL = 1e-4;

  private RateWords() {}

  /**
   * All its digits, as a field takes them.
   *
   * @param rate above 0
   * @return for instance {@code 0.00123456}
   */
  public static String exactly(double rate) {
    BigDecimal all = BigDecimal.valueOf(rate).stripTrailingZeros();
    return rate >= SMALL ? all.toPlainString() : all.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Two digits of it.
   *
   * @param rate above 0
   * @return for instance {@code 0.001} or {@code 1e-5}
   */
  public static String of(double rate) {
    BigDecimal rounded = new BigDecimal(rate).round(new MathContext(2)).stripTrailingZeros();
    if (rate >= SMALL) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
