package dev.graft.testing.drawings;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Soft shapes. */
final class Blob {
  private Blob() {}

  /** A smooth closed curve through points: x, y, x, y … (Catmull-Rom as Bézier). */
  static Path2D through(double... xy) {
    int n = xy.length / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 0; i < n; i++) {
      int a = (i + n - 1) % n;
      int b = i;
      int c = (i + 1) % n;
      int d = (i + 2) % n;
      path.curveTo(
          xy[2 * b] + (xy[2 * c] - xy[2 * a]) / 6,
          xy[2 * b + 1] + (xy[2 * c + 1] - xy[2 * a + 1]) / 6,
          xy[2 * c] - (xy[2 * d] - xy[2 * b]) / 6,
          xy[2 * c + 1] - (xy[2 * d + 1] - xy[2 * b + 1]) / 6,
          xy[2 * c],
          xy[2 * c + 1]);
    }
    path.closePath();
    return path;
  }

  /** The same on both sides of x = 0: the points of the right half, from top to bottom. */
  static Path2D mirrored(double... xy) {
    int n = xy.length / 2;
    boolean top = xy[0] == 0;
    boolean bottom = xy[2 * n - 2] == 0;
    int twins = n - (top ? 1 : 0) - (bottom ? 1 : 0);
    double[] all = new double[2 * (n + twins)];
    System.arraycopy(xy, 0, all, 0, 2 * n);
    int to = n;
    for (int i = n - 1 - (bottom ? 1 : 0); i >= (top ? 1 : 0); i--) {
      all[2 * to] = -xy[2 * i];
      all[2 * to + 1] = xy[2 * i + 1];
      to++;
    }
    return through(all);
  }

  static Shape ellipse(double x, double y, double rx, double ry) {
    return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
  }

  static Shape tilted(double x, double y, double rx, double ry, double angle) {
    return AffineTransform.getRotateInstance(angle, x, y)
        .createTransformedShape(ellipse(x, y, rx, ry));
  }

  /** A limb: a thick bent line. */
  static Shape limb(
      double x, double y, double bendX, double bendY, double endX, double endY, double width) {
    Path2D line = new Path2D.Double();
    line.moveTo(x, y);
    line.quadTo(bendX, bendY, endX, endY);
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        .createStrokedShape(line);
  }
}
