package dev.graft.ui.kit;

/**
 * Thins a curve to what a screen can show: for each column of pixels the first, the lowest, the
 * highest and the last point. The line drawn through them covers the same pixels as the line
 * through all points.
 */
final class Thinning {
  private final double[] xs;
  private final double[] ys;
  private int size;

  private Thinning(int capacity) {
    xs = new double[capacity];
    ys = new double[capacity];
  }

  /**
   * Keeps at most four points for each of the columns between two places, and beside them the
   * nearest point on either side, to which lines lead.
   */
  static Thinning of(Curve curve, double fromX, double toX, int columns) {
    int begin = Math.max(0, curve.firstFrom(fromX) - 1);
    int finish = Math.min(curve.size(), curve.firstFrom(toX) + 2);
    int n = Math.max(0, finish - begin);
    if (n <= columns * 4) {
      Thinning all = new Thinning(n);
      for (int i = begin; i < finish; i++) {
        all.keep(curve, i);
      }
      return all;
    }
    Thinning thin = new Thinning(columns * 4 + 12);
    double perColumn = (toX - fromX) / columns;
    int start = begin;
    while (start < finish) {
      long column = column(curve.x(start), fromX, perColumn, columns);
      int end = start;
      int low = start;
      int high = start;
      while (end < finish && column(curve.x(end), fromX, perColumn, columns) == column) {
        low = curve.y(end) < curve.y(low) ? end : low;
        high = curve.y(end) > curve.y(high) ? end : high;
        end++;
      }
      thin.keepOnce(curve, start, Math.min(low, high), Math.max(low, high), end - 1);
      start = end;
    }
    return thin;
  }

  private static long column(double x, double fromX, double perColumn, int columns) {
    return Math.max(-1, Math.min(columns, (long) Math.floor((x - fromX) / perColumn)));
  }

  private void keepOnce(Curve curve, int... ascending) {
    int last = -1;
    for (int i : ascending) {
      if (i != last) {
        keep(curve, i);
        last = i;
      }
    }
  }

  private void keep(Curve curve, int i) {
    xs[size] = curve.x(i);
    ys[size++] = curve.y(i);
  }

  int size() {
    return size;
  }

  double x(int i) {
    return xs[i];
  }

  double y(int i) {
    return ys[i];
  }
}
