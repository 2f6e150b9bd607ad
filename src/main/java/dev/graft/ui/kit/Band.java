package dev.graft.ui.kit;

/**
 * What a curve with many points to a column of pixels looks like: for each column the lowest and
 * the highest value, between which the line runs up and down. Filling that area covers the pixels
 * that stroking all points would, at a small part of the cost.
 */
final class Band {
  private final double[] xs;
  private final double[] lows;
  private final double[] highs;
  private int size;

  private Band(int capacity) {
    xs = new double[capacity];
    lows = new double[capacity];
    highs = new double[capacity];
  }

  /** The band between two places; columns without a point are left out. */
  static Band of(Curve curve, double fromX, double toX, int columns) {
    int begin = Math.max(0, curve.firstFrom(fromX) - 1);
    int finish = Math.min(curve.size(), curve.firstFrom(toX) + 2);
    Band band = new Band(columns + 4);
    double perColumn = (toX - fromX) / columns;
    int i = begin;
    while (i < finish) {
      // One column beyond each edge, for the lines that lead out of sight.
      double column = Math.max(-1, Math.min(columns, Math.floor((curve.x(i) - fromX) / perColumn)));
      double end = column >= columns ? Double.POSITIVE_INFINITY : fromX + (column + 1) * perColumn;
      double low = curve.y(i);
      double high = low;
      int next = i + 1;
      while (next < finish && curve.x(next) < end) {
        low = Math.min(low, curve.y(next));
        high = Math.max(high, curve.y(next));
        next++;
      }
      band.cover(fromX + (column + 0.5) * perColumn, low, high);
      i = next;
    }
    return band;
  }

  /** Whether a curve has so many points between two places that its band is what is to be seen. */
  static boolean suits(Curve curve, double fromX, double toX, int columns) {
    return curve.firstFrom(toX) - curve.firstFrom(fromX) > columns * 3;
  }

  private void cover(double x, double low, double high) {
    if (size > 0 && xs[size - 1] >= x) {
      // A point at the very edge of two columns.
      lows[size - 1] = Math.min(lows[size - 1], low);
      highs[size - 1] = Math.max(highs[size - 1], high);
      return;
    }
    xs[size] = x;
    lows[size] = low;
    highs[size++] = high;
  }

  int size() {
    return size;
  }

  double x(int i) {
    return xs[i];
  }

  double low(int i) {
    return lows[i];
  }

  double high(int i) {
    return highs[i];
  }
}
