package dev.graft.ui.map;

/** Which part of the plane is seen, and how large. The plane's y axis points up. */
final class Camera {
  /** Free around all points when they are all seen, in pixels. */
  private static final double MARGIN = 28;

  private static final double LEAST = 0.5;
  private static final double MOST = 200;

  private double left;
  private double right = 1;
  private double bottom;
  private double top = 1;
  private double width = 1;
  private double height = 1;
  private double x = 0.5;
  private double y = 0.5;
  private double zoom = 1;

  /**
   * Says where the points are. What is zoomed into stays where it is.
   *
   * @param xs where they are
   * @param ys where they are
   */
  void surround(float[] xs, float[] ys) {
    left = Double.POSITIVE_INFINITY;
    right = Double.NEGATIVE_INFINITY;
    bottom = Double.POSITIVE_INFINITY;
    top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      left = Math.min(left, xs[i]);
      right = Math.max(right, xs[i]);
      bottom = Math.min(bottom, ys[i]);
      top = Math.max(top, ys[i]);
    }
    if (xs.length == 0) {
      left = 0;
      right = 1;
      bottom = 0;
      top = 1;
    }
    if (zoom == 1) {
      showAll();
    }
  }

  /** Goes half of the way, or less, or more, from where the points were to where they are. */
  void between(Camera from, Camera to, double share) {
    left = mix(from.left, to.left, share);
    right = mix(from.right, to.right, share);
    bottom = mix(from.bottom, to.bottom, share);
    top = mix(from.top, to.top, share);
    if (zoom == 1) {
      showAll();
    }
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }

  /** Says how large the picture of the plane is, in pixels. */
  void resize(double w, double h) {
    width = Math.max(1, w);
    height = Math.max(1, h);
  }

  /** Shows all points. */
  void showAll() {
    x = (left + right) / 2;
    y = (bottom + top) / 2;
    zoom = 1;
  }

  /** How much larger than with all points everything is. */
  double zoom() {
    return zoom;
  }

  /** Pixels for a unit of the plane. */
  double scale() {
    double wide = Math.max(1e-9, right - left);
    double high = Math.max(1e-9, top - bottom);
    double room = Math.max(1, Math.min(width, height) / 2 - 1);
    double margin = Math.min(MARGIN, room);
    return zoom * Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high);
  }

  /** Shows less, with a factor above 1, or more around a place, which stays where it is. */
  void zoom(double pixelX, double pixelY, double factor) {
    double atX = planeX(pixelX);
    double atY = planeY(pixelY);
    zoom = Math.max(LEAST, Math.min(MOST, zoom * factor));
    x += atX - planeX(pixelX);
    y += atY - planeY(pixelY);
  }

  /** Moves what is seen, so that points go as far as these pixels say. */
  void move(double pixelsX, double pixelsY) {
    x -= pixelsX / scale();
    y += pixelsY / scale();
    // Whoever moves has chosen a place; points that arrive later must not take it away.
    zoom = zoom == 1 ? Math.nextUp(1.0) : zoom;
  }

  /** Brings a place into view if it is out of it. */
  void reveal(double planeX, double planeY) {
    double px = pixelX(planeX);
    double py = pixelY(planeY);
    double dx = px < MARGIN ? MARGIN - px : px > width - MARGIN ? width - MARGIN - px : 0;
    double dy = py < MARGIN ? MARGIN - py : py > height - MARGIN ? height - MARGIN - py : 0;
    if (dx != 0 || dy != 0) {
      move(dx, dy);
    }
  }

  double pixelX(double planeX) {
    return width / 2 + (planeX - x) * scale();
  }

  double pixelY(double planeY) {
    return height / 2 - (planeY - y) * scale();
  }

  double planeX(double pixelX) {
    return x + (pixelX - width / 2) / scale();
  }

  double planeY(double pixelY) {
    return y - (pixelY - height / 2) / scale();
  }
}
