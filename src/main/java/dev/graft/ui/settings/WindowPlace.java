package dev.graft.ui.settings;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * Where the window stands, in pixels of the desktop.
 *
 * @param x its left edge
 * @param y its upper edge
 * @param width its width
 * @param height its height
 * @param maximised whether it fills its screen; the rest is then where it was before
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
  /** The window is not made smaller than this. */
  public static final double NARROWEST = 1024;

  /** The window is not made lower than this. */
  public static final double LOWEST = 680;

  /** So much of the title has to be on a screen that a hand can take hold of it. */
  private static final double GRIP_WIDTH = 160;

  private static final double GRIP_HEIGHT = 32;

  /**
   * Brings a remembered place onto the screens that are there now.
   *
   * @param screens what each of them has room for, the main one first
   * @return the place, no larger than its screen and wholly on it; empty where none of the screens
   *     shows enough of the window's upper edge
   */
  public Optional<WindowPlace> on(List<Rectangle2D> screens) {
    if (!Double.isFinite(x + y + width + height) || width <= 0 || height <= 0) {
      return Optional.empty();
    }
    Rectangle2D best = Rectangle2D.EMPTY;
    double most = 0;
    for (Rectangle2D screen : screens) {
      double across = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
      double down = Math.min(y + GRIP_HEIGHT, screen.getMaxY()) - Math.max(y, screen.getMinY());
      if (across >= GRIP_WIDTH && down > 0 && across * down > most) {
        best = screen;
        most = across * down;
      }
    }
    return most > 0 ? Optional.of(within(best)) : Optional.empty();
  }

  private WindowPlace within(Rectangle2D screen) {
    double w = Math.min(Math.max(width, NARROWEST), screen.getWidth());
    double h = Math.min(Math.max(height, LOWEST), screen.getHeight());
    return new WindowPlace(
        Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - w)),
        Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - h)),
        w,
        h,
        maximised);
  }
}
