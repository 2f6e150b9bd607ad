package dev.graft.ui.kit;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The part of the x axis that charts show, and the place that is read out. Charts that share one
 * zoom together and read out the same place. Belongs to the JavaFX thread.
 */
public final class Viewport {
  /** How much of the whole axis can be shown at least. */
  private static final double SMALLEST = 1e-5;

  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private double wholeFrom;
  private double wholeTo = 1;
  private double from;
  private double to = 1;
  private double pointer = Double.NaN;
  private boolean zoomed;

  /** Goes up with every change, for whoever draws. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /**
   * Sets the ends of the whole axis. What is zoomed into stays where it is.
   *
   * @param low the left end
   * @param high the right end; brought above {@code low}
   */
  public void setWhole(double low, double high) {
    double above = high > low ? high : low + 1;
    if (low == wholeFrom && above == wholeTo) {
      return;
    }
    wholeFrom = low;
    wholeTo = above;
    if (zoomed && from < wholeTo && to > wholeFrom) {
      show(from, to);
    } else {
      reset();
    }
  }

  /**
   * Shows a part.
   *
   * @param one an end of it
   * @param other the other end, in either order
   */
  public void show(double one, double other) {
    double width =
        Math.min(
            wholeTo - wholeFrom, Math.max(Math.abs(other - one), SMALLEST * (wholeTo - wholeFrom)));
    double left = Math.max(wholeFrom, Math.min(Math.min(one, other), wholeTo - width));
    from = left;
    to = left + width;
    zoomed = width < (wholeTo - wholeFrom) * (1 - 1e-9);
    changed();
  }

  /**
   * Shows more or less around a place, which stays where it is.
   *
   * @param x the place; NaN for the middle
   * @param factor below 1 to see less, above 1 to see more
   */
  public void zoom(double x, double factor) {
    double about = Double.isNaN(x) ? (from + to) / 2 : Math.max(from, Math.min(to, x));
    show(about - (about - from) * factor, about + (to - about) * factor);
  }

  /**
   * Moves along the axis as far as it goes.
   *
   * @param share of what is shown; negative for the left
   */
  public void move(double share) {
    double distance = share * (to - from);
    double held = Math.max(wholeFrom - from, Math.min(wholeTo - to, distance));
    show(from + held, to + held);
  }

  /** Shows the whole axis. */
  public void reset() {
    from = wholeFrom;
    to = wholeTo;
    zoomed = false;
    changed();
  }

  /**
   * Reads out a place.
   *
   * @param x the place; NaN for none
   */
  public void point(double x) {
    if (Double.compare(pointer, x) != 0) {
      pointer = x;
      changed();
    }
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** The left end of what is shown. */
  public double from() {
    return from;
  }

  /** The right end of what is shown. */
  public double to() {
    return to;
  }

  /** The place that is read out; NaN for none. */
  public double pointer() {
    return pointer;
  }

  /** Whether less than the whole axis is shown. */
  public boolean isZoomed() {
    return zoomed;
  }
}
