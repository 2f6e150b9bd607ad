package dev.graft.ui.kit;

import java.util.Arrays;

/**
 * The points of one line of a chart, in the order of x. The last point may be provisional: the next
 * one replaces it. Not thread-safe; lives on the JavaFX thread.
 */
public final class Curve {
  private final String name;
  private double[] xs = new double[16];
  private double[] ys = new double[16];
  private int size;
  private boolean provisional;

  /**
   * Makes an empty curve.
   *
   * @param name what the readout calls it
   */
  public Curve(String name) {
    this.name = name;
  }

  /**
   * The name.
   *
   * @return for instance {@code validation}
   */
  public String name() {
    return name;
  }

  /**
   * Adds a point for good.
   *
   * @param x not less than the last
   * @param y a number that is not finite is left out
   */
  public void add(double x, double y) {
    dropProvisional();
    append(x, y);
  }

  /**
   * Adds a point that the next one replaces.
   *
   * @param x not less than the last
   * @param y a number that is not finite is left out
   */
  public void addProvisional(double x, double y) {
    dropProvisional();
    if (append(x, y)) {
      provisional = true;
    }
  }

  /** Removes all points. */
  public void clear() {
    size = 0;
    provisional = false;
  }

  /**
   * Counts the points.
   *
   * @return the provisional one included
   */
  public int size() {
    return size;
  }

  /**
   * Where a point is.
   *
   * @param i from 0
   * @return its x
   */
  public double x(int i) {
    return xs[i];
  }

  /**
   * How high a point is.
   *
   * @param i from 0
   * @return its y
   */
  public double y(int i) {
    return ys[i];
  }

  /**
   * The point nearest to a place.
   *
   * @param x the place
   * @return its number, or -1 if there are no points
   */
  public int nearest(double x) {
    if (size == 0) {
      return -1;
    }
    int at = Arrays.binarySearch(xs, 0, size, x);
    if (at >= 0) {
      return at;
    }
    int after = -at - 1;
    if (after == 0 || after == size) {
      return Math.min(after, size - 1);
    }
    return x - xs[after - 1] <= xs[after] - x ? after - 1 : after;
  }

  /**
   * The first point at or after a place.
   *
   * @param x the place
   * @return its number, or the number of points if there is none
   */
  public int firstFrom(double x) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (xs[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Removes the points after a place, from where something is done again.
   *
   * @param x the place; a point there stays
   */
  public void removeAfter(double x) {
    int kept = firstFrom(x);
    while (kept < size && xs[kept] == x) {
      kept++;
    }
    if (kept < size) {
      size = kept;
      provisional = false;
    }
  }

  private boolean append(double x, double y) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return false;
    }
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, size * 2);
      ys = Arrays.copyOf(ys, size * 2);
    }
    xs[size] = x;
    ys[size++] = y;
    return true;
  }

  private void dropProvisional() {
    if (provisional) {
      size--;
      provisional = false;
    }
  }
}
