package dev.graft.ui.map;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds points by where they are: those of each cell of a grid are known, so that neither pointing
 * nor encircling looks at all of them. Immutable.
 */
final class PointIndex {
  /** No point is there. */
  static final int NONE = -1;

  private static final double POINTS_A_CELL = 4;

  private final float[] xs;
  private final float[] ys;
  private final int columns;
  private final int rows;
  private final double left;
  private final double bottom;
  private final double cell;

  /** Where each cell's points begin in {@link #order}; one more than there are cells. */
  private final int[] begins;

  private final int[] order;

  PointIndex(float[] xs, float[] ys) {
    this.xs = xs;
    this.ys = ys;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      least = Math.min(least, xs[i]);
      right = Math.max(right, xs[i]);
      lowest = Math.min(lowest, ys[i]);
      top = Math.max(top, ys[i]);
    }
    left = xs.length == 0 ? 0 : least;
    bottom = xs.length == 0 ? 0 : lowest;
    double wide = xs.length == 0 ? 1 : right - least;
    double high = xs.length == 0 ? 1 : top - lowest;
    int along = (int) Math.max(1, Math.sqrt(xs.length / POINTS_A_CELL));
    cell = Math.max(1e-9, Math.max(wide, high) / along);
    columns = (int) (wide / cell) + 1;
    rows = (int) (high / cell) + 1;
    begins = new int[columns * rows + 1];
    for (int i = 0; i < xs.length; i++) {
      begins[cellOf(i) + 1]++;
    }
    for (int c = 1; c < begins.length; c++) {
      begins[c] += begins[c - 1];
    }
    int[] next = begins.clone();
    order = new int[xs.length];
    for (int i = 0; i < xs.length; i++) {
      order[next[cellOf(i)]++] = i;
    }
  }

  private int cellOf(int point) {
    return row(ys[point]) * columns + column(xs[point]);
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, (x - left) / cell));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, (y - bottom) / cell));
  }

  /**
   * The nearest point.
   *
   * @param x a place
   * @param y of the plane
   * @param radius no point farther away counts
   * @param wanted which points count
   * @return the point, or {@link #NONE}
   */
  int nearest(double x, double y, double radius, IntPredicate wanted) {
    int best = NONE;
    double least = radius * radius;
    for (int row = row(y - radius); row <= row(y + radius); row++) {
      for (int column = column(x - radius); column <= column(x + radius); column++) {
        int at = row * columns + column;
        for (int k = begins[at]; k < begins[at + 1]; k++) {
          int i = order[k];
          double distance = squared(i, x, y);
          if (distance <= least && wanted.test(i)) {
            least = distance;
            best = i;
          }
        }
      }
    }
    return best;
  }

  private double squared(int i, double x, double y) {
    return (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
  }

  /**
   * The points inside of a line that closes itself, by the even-odd rule.
   *
   * @param lineX its corners
   * @param lineY its corners
   * @param wanted which points count
   * @return the points, ascending
   */
  int[] inside(double[] lineX, double[] lineY, IntPredicate wanted) {
    if (lineX.length < 3) {
      return new int[0];
    }
    int first = column(Arrays.stream(lineX).min().orElseThrow());
    int last = column(Arrays.stream(lineX).max().orElseThrow());
    int lowest = row(Arrays.stream(lineY).min().orElseThrow());
    int highest = row(Arrays.stream(lineY).max().orElseThrow());
    IntStream.Builder found = IntStream.builder();
    for (int row = lowest; row <= highest; row++) {
      for (int k = begins[row * columns + first]; k < begins[row * columns + last + 1]; k++) {
        int i = order[k];
        if (wanted.test(i) && encloses(lineX, lineY, xs[i], ys[i])) {
          found.add(i);
        }
      }
    }
    return found.build().sorted().toArray();
  }

  private static boolean encloses(double[] lineX, double[] lineY, double x, double y) {
    boolean odd = false;
    for (int a = 0, b = lineX.length - 1; a < lineX.length; b = a++) {
      if (lineY[a] > y != lineY[b] > y
          && x < (lineX[b] - lineX[a]) * (y - lineY[a]) / (lineY[b] - lineY[a]) + lineX[a]) {
        odd = !odd;
      }
    }
    return odd;
  }

  /**
   * The next point on the way, for whoever moves by arrow keys: near, and more ahead than aside.
   *
   * @param from where the way begins
   * @param dx 1 to the right, -1 to the left, else 0
   * @param dy 1 up, -1 down, else 0
   * @param wanted which points count
   * @return the point, or {@link #NONE} if there is none ahead
   */
  int towards(int from, int dx, int dy, IntPredicate wanted) {
    int best = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      double ahead = (xs[i] - xs[from]) * dx + (ys[i] - ys[from]) * dy;
      double aside = Math.abs((xs[i] - xs[from]) * dy) + Math.abs((ys[i] - ys[from]) * dx);
      if (i != from && ahead > 0 && aside <= ahead) {
        double far = ahead * ahead + 4 * aside * aside;
        if (far < least && wanted.test(i)) {
          least = far;
          best = i;
        }
      }
    }
    return best;
  }
}
