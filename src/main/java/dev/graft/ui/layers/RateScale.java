package dev.graft.ui.layers;

import dev.graft.ui.kit.Texts;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The scale of a slider for a factor on the learning rate: logarithmic over two decades, with ten
 * stops in each.
 */
final class RateScale {
  private static final Texts TEXTS = Texts.in(RateScale.class);

  /** The smallest factor that a slider gives. */
  static final double SMALLEST = 0.01;

  private static final double DECADES = 2;

  /** Below this a factor is no longer written out: rules over many blocks soon are there. */
  private static final double TINY = 0.001;

  /** The round numbers nearest to ten even steps of a decade, as in the series R10 of ISO 3. */
  private static final double[] STOPS = {
    0.01, 0.012, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3,
    0.4, 0.5, 0.6, 0.8, 1
  };

  private RateScale() {}

  /**
   * Where a factor stands.
   *
   * @param factor above 0
   * @return from 0 for the smallest, and what is smaller, to 1 for the full rate, and what is more
   */
  static double position(double factor) {
    return Math.max(0, Math.min(1, 1 + Math.log10(factor) / DECADES));
  }

  /**
   * The stop that is nearest to a place.
   *
   * @param position from 0 to 1; brought into what is possible
   * @return a factor
   */
  static double at(double position) {
    double nearest = STOPS[0];
    for (double stop : STOPS) {
      if (Math.abs(position(stop) - position) < Math.abs(position(nearest) - position)) {
        nearest = stop;
      }
    }
    return nearest;
  }

  /**
   * The stop above or below a factor.
   *
   * @param factor above 0, not necessarily a stop
   * @param up whether the one above is meant
   * @return a factor; the same where there is no stop further
   */
  static double next(double factor, boolean up) {
    double found = factor;
    for (double stop : STOPS) {
      if (up && stop > factor) {
        return stop;
      }
      found = stop < factor && !up ? stop : found;
    }
    return found;
  }

  /**
   * A factor as people read it.
   *
   * @param factor above 0
   * @return for instance {@code × 0.3}, with at most two digits
   */
  static String words(double factor) {
    if (factor < TINY) {
      return TEXTS.format("rate.below", figure(TINY));
    }
    return TEXTS.format("rate.times", figure(factor));
  }

  private static String figure(double factor) {
    return new BigDecimal(factor).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }
}
