package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A y axis: what it spans and where its ticks are.
 *
 * @param low the value at the bottom
 * @param high the value at the top
 * @param logarithmic whether equal distances are equal factors
 * @param ticks the values that are written beside the axis, ascending
 * @param labels what is written for each
 */
record ValueScale(
    double low, double high, boolean logarithmic, List<Double> ticks, List<String> labels) {
  /** The smallest value that a logarithmic axis goes down to. */
  private static final double TINY = 1e-9;

  private static final int[] MANTISSAS = {1, 2, 5};

  /** A linear axis at round numbers, kept within bounds that may be NaN. */
  static ValueScale linear(double low, double high, double floor, double ceiling, int wanted) {
    double bottom = low > high ? (Double.isNaN(floor) ? 0 : floor) : low;
    double top = low > high ? (Double.isNaN(ceiling) ? bottom + 1 : ceiling) : high;
    if (bottom == top && !Double.isNaN(floor)) {
      // One value alone is seen best against what it cannot be less than.
      bottom = Math.min(floor, bottom);
    }
    Ticks ticks = Ticks.covering(bottom, top, wanted);
    if (!Double.isNaN(ceiling) && ticks.last() > ceiling + 1e-9) {
      // One value alone at the top still wants a span below it.
      ticks = Ticks.covering(Math.min(bottom, ceiling - ticks.step()), ceiling, wanted);
    }
    return new ValueScale(
        ticks.first(),
        ticks.last(),
        false,
        ticks.values(),
        ticks.values().stream().map(ticks::label).toList());
  }

  /** A logarithmic axis from and to 1, 2 or 5 times a power of ten. */
  static ValueScale logarithmic(double low, double high, int wanted) {
    double bottom = Math.max(TINY, low > high ? 0.1 : low);
    double top = Math.max(bottom, low > high ? 1 : high);
    List<Double> fine = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(bottom) + 1e-12);
    int last = (int) Math.ceil(Math.log10(top) - 1e-12);
    for (int power = first; power <= last; power++) {
      for (int mantissa : MANTISSAS) {
        fine.add(Double.parseDouble(mantissa + "e" + power));
      }
    }
    int begin = 0;
    while (begin + 2 < fine.size() && fine.get(begin + 1) <= bottom * (1 + 1e-9)) {
      begin++;
    }
    int end = begin + 1;
    while (end < fine.size() - 1 && fine.get(end) < top * (1 - 1e-9)) {
      end++;
    }
    List<Double> spanned = fine.subList(begin, end + 1);
    List<Double> shown = thinned(spanned, wanted);
    return new ValueScale(
        spanned.get(0),
        spanned.get(spanned.size() - 1),
        true,
        shown,
        shown.stream().map(ValueScale::plain).toList());
  }

  /** All, or only the powers of ten, or every other of those, and so on. */
  private static List<Double> thinned(List<Double> values, int wanted) {
    if (values.size() <= wanted + 2) {
      return List.copyOf(values);
    }
    List<Double> powers =
        values.stream()
            .filter(v -> Math.abs(Math.log10(v) - Math.rint(Math.log10(v))) < 1e-9)
            .toList();
    int every = Math.max(1, (int) Math.ceil(powers.size() / (double) Math.max(1, wanted)));
    List<Double> some = new ArrayList<>();
    for (int i = 0; i < powers.size(); i += every) {
      some.add(powers.get(i));
    }
    return some;
  }

  private static String plain(double value) {
    if (value < 1e-4 || value >= 1e5) {
      return String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-").replace("e+0", "e");
    }
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(value) + 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Where a value is: 0 at the bottom, 1 at the top, held within a little more than that. */
  double share(double y) {
    double share =
        logarithmic
            ? Math.log(Math.max(y, low) / low) / Math.log(high / low)
            : (y - low) / (high - low);
    return Math.max(-1, Math.min(2, share));
  }
}
