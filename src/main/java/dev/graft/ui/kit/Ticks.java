package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param first the lowest tick
 * @param step the distance between ticks
 * @param count how many
 */
record Ticks(double first, double step, int count) {
  /** More than that do not fit beside an axis. */
  private static final int MOST_DECIMALS = 4;

  /**
   * Ticks that cover a range, at steps of 1, 2 or 5 times a power of ten, at most as many as wanted
   * plus two.
   */
  static Ticks covering(double low, double high, int wanted) {
    double span = high > low ? high - low : high == 0 ? 0.1 : Math.abs(high) * 0.1;
    double step = step(span / Math.max(1, wanted));
    double first = Math.floor(low / step + 1e-9) * step;
    int count = (int) Math.ceil((Math.max(high, low + span * 1e-9) - first) / step - 1e-9) + 1;
    return new Ticks(first, step, Math.max(2, count));
  }

  /** Whole numbers within a range. */
  static Ticks whole(double low, double high, int wanted) {
    double step = Math.max(1, step((high - low) / Math.max(1, wanted)));
    double first = Math.ceil(low / step) * step;
    return new Ticks(first, step, (int) Math.floor((high - first) / step + 1e-9) + 1);
  }

  /** Numbers within a range: whole ones, unless it is so narrow that they would be too few. */
  static Ticks within(double low, double high, int wanted) {
    if (high - low >= 3) {
      return whole(low, high, wanted);
    }
    double step = step((high - low) / Math.max(1, wanted));
    double first = Math.ceil(low / step - 1e-9) * step;
    return new Ticks(first, step, (int) Math.floor((high - first) / step + 1e-9) + 1);
  }

  private static double step(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double mantissa = raw / power;
    double nice = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
    return nice * power;
  }

  double last() {
    return first + step * (count - 1);
  }

  List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(first + step * i);
    }
    return values;
  }

  /** As many decimals as the step needs. */
  String label(double value) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    if (decimals > MOST_DECIMALS) {
      String mantissa = String.format(Locale.ROOT, "%.1e", value == 0 ? 0.0 : value);
      return value == 0 ? "0" : mantissa.replace(".0e", "e").replace("e-0", "e-");
    }
    String format = Math.abs(value) >= 10_000 ? "%,." : "%.";
    return String.format(Locale.ROOT, format + decimals + "f", value == 0 ? 0.0 : value);
  }
}
