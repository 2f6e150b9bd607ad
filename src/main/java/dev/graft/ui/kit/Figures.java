package dev.graft.ui.kit;

import java.util.Locale;

/** Numbers as people read them. One place, so that all rooms write them alike. */
public final class Figures {
  private static final Texts TEXTS = Texts.in(Figures.class);
  private static final long KILO = 1000;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private Figures() {}

  /**
   * A count with separators.
   *
   * @param n for instance 1684290
   * @return for instance {@code 1,684,290}
   */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /**
   * A count with its noun.
   *
   * @param n how many
   * @param one the noun for one
   * @param many the noun for any other number
   * @return for instance {@code 2,000 images}
   */
  public static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  /**
   * A large count, rounded.
   *
   * @param n for instance 3538984
   * @return for instance {@code 3.5 M}
   */
  public static String rounded(long n) {
    if (n < KILO) {
      return String.valueOf(n);
    }
    if (n < KILO * KILO) {
      return String.format(Locale.ROOT, n < 10 * KILO ? "%.1f k" : "%.0f k", n / 1e3);
    }
    return String.format(Locale.ROOT, n < 100 * KILO * KILO ? "%.1f M" : "%.0f M", n / 1e6);
  }

  /**
   * A share in per cent with one decimal.
   *
   * @param share from 0 to 1
   * @return for instance {@code 98.3 %}; a dash where there is no number
   */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return "—";
    }
    // 99.96 must not look like certainty, nor 0.04 like impossibility.
    if (share < 1 && share > 0.9995) {
      return "> 99.9 %";
    }
    if (share > 0 && share < 0.0005) {
      return "< 0.1 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /**
   * A size on disk or in memory, in powers of ten as file managers show it.
   *
   * @param bytes how many
   * @return for instance {@code 38 MB}
   */
  public static String bytes(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= KILO;
      unit++;
    }
    boolean decimal = unit > 0 && value < 9.95;
    return String.format(Locale.ROOT, decimal ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /**
   * A length of time.
   *
   * @param seconds how many
   * @return for instance {@code 20 ms}, {@code 14 s}, {@code 3 min 20 s}, {@code 2 h 5 min}
   */
  public static String duration(double seconds) {
    if (seconds > 0 && seconds < 0.095) {
      long millis = Math.max(1, Math.round(seconds * 1000));
      return TEXTS.format("duration.milliseconds", String.valueOf(millis));
    }
    if (seconds < 9.95) {
      return TEXTS.format(
          "duration.seconds", String.format(Locale.ROOT, "%.1f", Math.max(0, seconds)));
    }
    long s = Math.round(seconds);
    if (s < MINUTE) {
      return TEXTS.format("duration.seconds", String.valueOf(s));
    }
    if (s < HOUR) {
      return s % 60 == 0
          ? TEXTS.format("duration.minutes", s / 60)
          : TEXTS.format("duration.minutes-seconds", s / 60, s % 60);
    }
    long minutes = Math.round(seconds / MINUTE);
    String hours = String.valueOf(minutes / 60);
    return minutes % 60 == 0
        ? TEXTS.format("duration.hours", hours)
        : TEXTS.format("duration.hours-minutes", hours, minutes % 60);
  }

  /**
   * A remaining time, coarse on purpose: a figure that jumps about is worse than a round one.
   *
   * @param seconds an estimate
   * @return for instance {@code 14 s left}, {@code about 3 min left}
   */
  public static String timeLeft(double seconds) {
    if (seconds < 1) {
      return TEXTS.get("left.none");
    }
    if (seconds < 90) {
      return TEXTS.format("left.seconds", Math.round(seconds));
    }
    if (seconds < 90 * MINUTE) {
      return TEXTS.format("left.minutes", Math.round(seconds / MINUTE));
    }
    return TEXTS.format("left.hours", String.format(Locale.ROOT, "%.1f", seconds / HOUR));
  }
}
