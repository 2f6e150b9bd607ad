package dev.graft.testing.drawings;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Tails, from a root to wherever the pose lets them go. */
final class Tails {
  private Tails() {}

  /** A raised tail that points to the left of its root. */
  static void raised(Painter painter, Animal animal, double x, double y) {
    Chance c = painter.chance();
    double s = c.around(1, 0.2);
    switch (animal.breed().tail()) {
      case SLIM ->
          draw(
              painter,
              animal,
              3.4,
              x,
              y,
              x - 10 * s,
              y - 2,
              x - 8 * s,
              y - 22 * s,
              x - 14 * s,
              y - 25 * s);
      case PLUME ->
          draw(
              painter,
              animal,
              6.4,
              x,
              y,
              x - 9 * s,
              y - 2,
              x - 14 * s,
              y - 10 * s,
              x - 18 * s,
              y - 16 * s);
      case CURL ->
          draw(painter, animal, 5.6, x, y, x - 9, y - 8 * s, x - 3, y - 17 * s, x + 5, y - 9 * s);
      case WHIP ->
          draw(
              painter,
              animal,
              2.9,
              x,
              y,
              x - 6 * s,
              y - 4 * s,
              x - 11 * s,
              y - 9 * s,
              x - 13 * s,
              y - 17 * s);
      case STUB -> draw(painter, animal, 3.8, x, y, x - 2, y - 2, x - 3, y - 3, x - 4, y - 5);
    }
  }

  /** A tail on the ground, from its root to the left. */
  static void lying(Painter painter, Animal animal, double x, double y) {
    double s = painter.chance().around(1, 0.2);
    switch (animal.breed().tail()) {
      case SLIM ->
          draw(painter, animal, 3.2, x, y, x - 8 * s, y + 2, x - 15 * s, y + 1, x - 20 * s, y - 4);
      case PLUME ->
          draw(painter, animal, 6, x, y, x - 7 * s, y + 1, x - 12 * s, y, x - 17 * s, y - 3);
      case CURL -> draw(painter, animal, 5, x, y - 3, x - 6, y - 8, x - 3, y - 14, x + 3, y - 11);
      case WHIP ->
          draw(painter, animal, 2.9, x, y, x - 6 * s, y + 1, x - 11 * s, y + 1, x - 15 * s, y - 2);
      case STUB -> draw(painter, animal, 3.6, x, y, x - 2, y - 1, x - 3, y - 2, x - 4, y - 3);
    }
  }

  /** Any other way. */
  static void draw(
      Painter painter,
      Animal animal,
      double width,
      double x,
      double y,
      double ax,
      double ay,
      double bx,
      double by,
      double endX,
      double endY) {
    Path2D line = new Path2D.Double();
    line.moveTo(x, y);
    line.curveTo(ax, ay, bx, by, endX, endY);
    Shape shape =
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            .createStrokedShape(line);
    double bushy = animal.breed().tail() == Breed.Tail.PLUME ? 1.5 : 1;
    painter.fur(
        shape,
        animal.breed().fur().longer(bushy).from(x, y).hanging(0.15),
        Part.TAIL,
        animal.coat(),
        0.92);
  }
}
