package dev.graft.evaluation;

/**
 * A range in which a share, or a difference of two, plausibly lies.
 *
 * @param low the lower end, from 0 for a share, from -1 for a difference
 * @param high the upper end, to 1
 */
public record Interval(double low, double high) {
  /** The standard normal quantile for 95% confidence. */
  public static final double Z95 = 1.959963984540054;

  /**
   * Wilson's score interval for a share at 95% confidence (Wilson 1927; method 3 of Newcombe 1998).
   * Unlike the usual plus-minus it stays within 0 to 1 and says something for 0 or all of few.
   *
   * @param successes how many, from 0 to {@code trials}
   * @param trials of how many
   * @return the interval; 0 to 1 without trials
   */
  public static Interval wilson(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    if (trials == 0) {
      return new Interval(0, 1);
    }
    double p = (double) successes / trials;
    double z2 = Z95 * Z95;
    double centre = p + z2 / (2.0 * trials);
    double spread = Z95 * Math.sqrt(p * (1 - p) / trials + z2 / (4.0 * trials * trials));
    double scale = 1 + z2 / trials;
    // The ends at none and all are exact in theory; rounding must not push them outside.
    double low = successes == 0 ? 0 : (centre - spread) / scale;
    double high = successes == trials ? 1 : (centre + spread) / scale;
    return new Interval(low, high);
  }
}
