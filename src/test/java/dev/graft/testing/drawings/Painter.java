package dev.graft.testing.drawings;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brushes: washes, glows, lines and fur. */
final class Painter {
  private final Graphics2D g;
  private final Chance chance;
  private double grain = 1;

  Painter(Graphics2D g, Chance chance) {
    this.g = g;
    this.chance = chance;
  }

  /** Hair is drawn finer where an animal is near, so that it does not look like quills. */
  void magnified(double scale) {
    grain = Math.max(0.58, Math.min(1.2, 1.6 / scale));
  }

  Chance chance() {
    return chance;
  }

  /** Draws with other coordinates for a while. */
  void within(AffineTransform transform, Runnable drawing) {
    AffineTransform before = g.getTransform();
    g.transform(transform);
    drawing.run();
    g.setTransform(before);
  }

  void clipped(Shape shape, Runnable drawing) {
    Shape before = g.getClip();
    g.clip(shape);
    drawing.run();
    g.setClip(before);
  }

  void fill(Shape shape, Rgb colour, double alpha) {
    g.setColor(colour.awt(alpha));
    g.fill(shape);
  }

  void line(Shape shape, Rgb colour, double alpha, double width) {
    g.setColor(colour.awt(alpha));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  /** A spot that fades out. */
  void glow(double x, double y, double rx, double ry, Rgb colour, double alpha) {
    within(
        new AffineTransform(rx, 0, 0, ry, x, y),
        () -> {
          g.setPaint(
              new RadialGradientPaint(
                  0f,
                  0f,
                  1f,
                  new float[] {0, 0.5f, 1},
                  new java.awt.Color[] {
                    colour.awt(alpha), colour.awt(alpha * 0.55), colour.awt(0)
                  }));
          g.fill(new Rectangle2D.Double(-1, -1, 2, 2));
        });
  }

  /** From one colour above to another below. */
  void fade(Shape shape, Rgb above, Rgb below) {
    Rectangle2D box = shape.getBounds2D();
    g.setPaint(
        new java.awt.GradientPaint(
            0f, (float) box.getMinY(), above.awt(1), 0f, (float) box.getMaxY(), below.awt(1)));
    g.fill(shape);
  }

  /**
   * How hair lies.
   *
   * @param length of a hair
   * @param width at its root
   * @param fromX hair grows away from this point
   * @param fromY hair grows away from this point
   * @param down how much it hangs, from 0 to 1
   * @param curl how much it curls, from 0 to 1
   */
  record Hair(double length, double width, double fromX, double fromY, double down, double curl) {
    Hair from(double x, double y) {
      return new Hair(length, width, x, y, down, curl);
    }

    Hair hanging(double much) {
      return new Hair(length, width, fromX, fromY, much, curl);
    }

    Hair longer(double factor) {
      return new Hair(length * factor, width, fromX, fromY, down, curl);
    }
  }

  private record Root(double x, double y, double order) {}

  /**
   * Covers a shape with hair, lit from the upper left.
   *
   * @param shape the skin
   * @param hair how it lies
   * @param part for the coat
   * @param coat the colours
   * @param shade darkens far parts; 1 for none
   */
  void fur(Shape shape, Hair hair, Part part, Coat coat, double shade) {
    Rectangle2D box = shape.getBounds2D();
    double step = hair.width() * grain * 0.8;
    List<Root> roots = new ArrayList<>();
    for (double y = box.getMinY(); y < box.getMaxY(); y += step) {
      for (double x = box.getMinX(); x < box.getMaxX(); x += step) {
        double px = chance.around(x, step * 0.7);
        double py = chance.around(y, step * 0.7);
        if (shape.contains(px, py)) {
          double far = Math.hypot(px - hair.fromX(), py - hair.fromY());
          roots.add(new Root(px, py, far * (1 - hair.down()) + py * hair.down()));
        }
      }
    }
    roots.sort(Comparator.comparingDouble(Root::order).reversed());
    // Skin first: what shows between the hairs is their shadow.
    for (Root root : roots) {
      Rgb colour = lit(root, box, part, coat, shade).times(0.86);
      double r = step * 1.1;
      clippedDot(shape, root, r, colour);
    }
    for (Root root : roots) {
      Rgb colour = lit(root, box, part, coat, shade).times(chance.around(1, 0.13));
      g.setColor(colour.awt(0.85));
      g.fill(strand(root, hair));
    }
  }

  private void clippedDot(Shape shape, Root root, double r, Rgb colour) {
    if (shape.contains(root.x() - r, root.y() - r, 2 * r, 2 * r)) {
      g.setColor(colour.awt(1));
      g.fill(new Rectangle2D.Double(root.x() - r, root.y() - r, 2 * r, 2 * r));
    } else {
      g.setColor(colour.awt(1));
      g.fill(Blob.ellipse(root.x(), root.y(), r * 0.6, r * 0.6));
    }
  }

  private static Rgb lit(Root root, Rectangle2D box, Part part, Coat coat, double shade) {
    double u = (root.x() - box.getCenterX()) / (box.getWidth() / 2);
    double v = (root.y() - box.getCenterY()) / (box.getHeight() / 2);
    double z = Math.sqrt(Math.max(0, 1 - 0.9 * (u * u + v * v)));
    double light = 0.66 + 0.34 * z - 0.14 * u - 0.2 * v;
    Rgb colour = coat.at(part, u, v).times(shade * Math.max(0.4, light));
    // A cool sheen on the lit side, which dark fur needs most.
    double sheen = Math.max(0, light - 0.95) * (colour.brightness() < 0.3 ? 0.5 : 0.25);
    return colour.mix(new Rgb(1, 0.98, 0.95), sheen);
  }

  private Path2D strand(Root root, Hair hair) {
    double dx = root.x() - hair.fromX();
    double dy = root.y() - hair.fromY();
    double far = Math.max(1e-6, Math.hypot(dx, dy));
    double ux = dx / far * (1 - hair.down());
    double uy = dy / far * (1 - hair.down()) + hair.down();
    double angle = Math.atan2(uy, ux) + chance.around(0, 0.45 + hair.curl());
    double length = hair.length() * Math.sqrt(grain) * chance.between(0.6, 1.1);
    double bend = chance.around(0, 0.25) + hair.curl() * chance.around(0, 1.6);
    double tipX = root.x() + Math.cos(angle) * length;
    double tipY = root.y() + Math.sin(angle) * length;
    double midX = root.x() + Math.cos(angle + bend) * length * 0.55;
    double midY = root.y() + Math.sin(angle + bend) * length * 0.55;
    double wx = -Math.sin(angle) * hair.width() * grain / 2;
    double wy = Math.cos(angle) * hair.width() * grain / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(root.x() - wx, root.y() - wy);
    path.quadTo(midX - wx * 0.8, midY - wy * 0.8, tipX, tipY);
    path.quadTo(midX + wx * 0.8, midY + wy * 0.8, root.x() + wx, root.y() + wy);
    path.closePath();
    return path;
  }
}
