package dev.graft.testing.drawings;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/** A head that looks at us, around the origin, of half-width 10. */
final class Face {
  private final Painter painter;
  private final Animal animal;
  private final Ears ears;
  private final Eyes eyes;

  Face(Painter painter, Animal animal) {
    this.painter = painter;
    this.animal = animal;
    this.ears = new Ears(painter, animal);
    this.eyes = new Eyes(painter, animal);
  }

  /**
   * Draws it.
   *
   * @param asleep whether its eyes are closed
   * @param turn how far it is turned aside, from -1 to 1
   */
  void draw(boolean asleep, double turn) {
    Breed b = animal.breed();
    double w = b.width();
    double h = b.height();
    ears.behind();
    Shape head = b.dog() ? dogHead(w, h) : catHead(w, h);
    Painter.Hair hair = b.fur();
    painter.fur(head, hair.from(turn * 3, 1).hanging(0.12), Part.HEAD, animal.coat(), 1);
    if (b.dog() && b.curl() > 0.6) {
      painter.fur(
          Blob.ellipse(0, -8.5 * h, 6.5 * w, 4.2), hair.from(0, 0), Part.HEAD, animal.coat(), 1.06);
    }
    painter.glow(turn * 2, -3, 2.2, 7, animal.coat().light(), 0.12);
    if (b.dog()) {
      dogMuzzle(turn, asleep);
    } else {
      catMuzzle(turn);
    }
    double eyeX = (b.dog() ? 4.1 : 4.75) * w;
    double eyeY = b.dog() ? -1.9 * h : -0.9 * h;
    double gaze = painter.chance().around(turn * 0.6, 0.5);
    for (int side = -1; side <= 1; side += 2) {
      eyes.draw(side * eyeX + turn * 1.8, eyeY, side, asleep, gaze, 1);
    }
    if (b.dog()) {
      brows(eyeX, eyeY, turn);
    }
    ears.before();
  }

  private static Shape catHead(double w, double h) {
    double cheek = 9.9 * Math.pow(w, 1.2);
    return Blob.mirrored(
        0, -8.2 * h, 5 * w, -7.9 * h, 8.8 * w, -3.8 * h, cheek, 1.6 * h, 8 * w, 5.6 * h, 4.2 * w,
        8.2 * h, 0, 8.9 * h);
  }

  private static Shape dogHead(double w, double h) {
    return Blob.mirrored(
        0, -9.3 * h, 5 * w, -8.8 * h, 8.4 * w, -5 * h, 9 * w, 0, 7.8 * w, 4.6 * h, 5 * w, 8.6 * h,
        0, 10 * h);
  }

  private void catMuzzle(double turn) {
    double m = animal.breed().muzzle();
    double x = turn * 2.6;
    double y = 4.1 * animal.breed().height();
    Painter.Hair hair = animal.breed().fur().longer(0.6);
    painter.fur(
        Blob.ellipse(x, y + 2.7 * m, 2.2 * m, 1.8 * m),
        hair.from(x, y),
        Part.MUZZLE,
        animal.coat(),
        0.95);
    for (int side = -1; side <= 1; side += 2) {
      painter.fur(
          Blob.tilted(x + side * 2.1 * m, y + 1.3 * m, 2.6 * m, 2.1 * m, side * 0.25),
          hair.from(x, y - 1),
          Part.MUZZLE,
          animal.coat(),
          1.03);
    }
    Rgb dark = animal.nose().times(0.35);
    Path2D mouth = new Path2D.Double();
    mouth.moveTo(x, y + 0.6);
    mouth.lineTo(x, y + 1.7 * m);
    painter.line(mouth, dark, 0.7, 0.3);
    for (int side = -1; side <= 1; side += 2) {
      painter.line(
          new QuadCurve2D.Double(
              x, y + 1.7 * m, x + side * 1.1 * m, y + 3 * m, x + side * 2.6 * m, y + 2.3 * m),
          dark,
          0.7,
          0.3);
    }
    if (animal.tongue()) {
      painter.fill(Blob.ellipse(x, y + 2.7 * m, 0.8, 1.1), new Rgb(0.9, 0.5, 0.52), 1);
    }
    Shape nose =
        Blob.through(
            x - 1.35, y - 0.75, x, y - 1.0, x + 1.35, y - 0.75, x + 0.5, y + 0.5, x, y + 0.85,
            x - 0.5, y + 0.5);
    painter.fill(nose, animal.nose(), 1);
    painter.line(nose, dark, 0.5, 0.2);
    painter.glow(x - 0.2, y - 0.6, 0.9, 0.4, Rgb.WHITE, 0.6);
    whiskers(x, y + 1.2 * m, m, 11.5, 0.75);
  }

  private void whiskers(double x, double y, double m, double length, double alpha) {
    Rgb colour = animal.coat().base().brightness() > 0.6 ? new Rgb(0.55, 0.5, 0.47) : Rgb.WHITE;
    for (int side = -1; side <= 1; side += 2) {
      for (int i = -1; i <= 1; i++) {
        double droop = painter.chance().around(0, 1);
        double endX = x + side * (2.4 * m + length * painter.chance().around(1, 0.15));
        painter.line(
            new QuadCurve2D.Double(
                x + side * 2.2 * m,
                y + i * 0.5,
                x + side * (length * 0.55),
                y + i * 1.3 - 1,
                endX,
                y + i * 3 + droop),
            colour,
            alpha,
            0.17);
        painter.fill(
            Blob.ellipse(x + side * (1.6 + 0.5 * Math.abs(i)) * m, y + i * 0.6, 0.14, 0.14),
            animal.nose().times(0.4),
            0.6);
      }
    }
  }

  private void dogMuzzle(double turn, boolean asleep) {
    double m = animal.breed().muzzle();
    double x = turn * 3.4;
    double y = 2.7 * animal.breed().height() + 0.6;
    Painter.Hair hair = animal.breed().fur().longer(animal.breed().hair() > 2 ? 0.9 : 0.6);
    Rgb dark = Rgb.BLACK.mix(animal.coat().base(), 0.12);
    boolean open = animal.tongue() && !asleep;
    if (open) {
      Shape mouth = Blob.mirrored(0, 4.4 * m, 3.1 * m, 4.2 * m, 2.4 * m, 6.6 * m, 0, 7.6 * m);
      painter.within(
          AffineTransform.getTranslateInstance(x, y),
          () -> {
            painter.fur(
                Blob.mirrored(0, 4 * m, 3.8 * m, 4.4 * m, 2.9 * m, 7.2 * m, 0, 8.5 * m),
                hair.from(0, 3),
                Part.MUZZLE,
                animal.coat(),
                0.82);
            painter.fill(mouth, new Rgb(0.35, 0.12, 0.13), 1);
            Rgb tongue = new Rgb(0.91, 0.47, 0.5);
            double out = painter.chance().between(7.2, 9.6);
            painter.fill(
                Blob.mirrored(0, 4.9 * m, 1.8 * m, 5.4 * m, 2 * m, out * m * 0.85, 0, out * m),
                tongue,
                1);
            painter.line(
                new QuadCurve2D.Double(0, 5.4 * m, 0.15, 6.5 * m, 0, out * m * 0.85),
                tongue.times(0.75),
                0.8,
                0.3);
            painter.glow(-0.6 * m, out * m * 0.75, 0.8, 1.2, Rgb.WHITE, 0.4);
          });
    } else {
      painter.fur(
          Blob.ellipse(x, y + 5.0 * m, 3 * m, 2.3 * m),
          hair.from(x, y + 2),
          Part.MUZZLE,
          animal.coat(),
          0.86);
    }
    // The bridge, then the two flews beside the nose.
    painter.fur(
        Blob.through(
            x - 2.1 * m,
            y - 3.2,
            x + 2.1 * m,
            y - 3.2,
            x + 3.4 * m,
            y + 1.5 * m,
            x,
            y + 4 * m,
            x - 3.4 * m,
            y + 1.5 * m),
        hair.from(x, y - 5),
        Part.MUZZLE,
        animal.coat(),
        1.02);
    for (int side = -1; side <= 1; side += 2) {
      painter.fur(
          Blob.tilted(x + side * 2.3 * m, y + 2.6 * m, 2.9 * m, 2.5 * m, side * 0.45),
          hair.from(x, y).hanging(0.4),
          Part.MUZZLE,
          animal.coat(),
          1);
    }
    double low = y + 4.6 * m;
    painter.line(new java.awt.geom.Line2D.Double(x, y + 1.2 * m, x, y + 3.9 * m), dark, 0.75, 0.34);
    for (int side = -1; side <= 1; side += 2) {
      painter.line(
          new QuadCurve2D.Double(
              x, y + 3.9 * m, x + side * 2 * m, low + 0.9 * m, x + side * 4.2 * m, low - 0.9 * m),
          dark,
          0.75,
          0.36);
      for (int i = 0; i < 4; i++) {
        painter.fill(
            Blob.ellipse(
                x + side * (1.6 + (i % 2) * 1.1) * m, y + (2.2 + i * 0.45) * m, 0.16, 0.16),
            dark,
            0.5);
      }
    }
    Shape nose =
        Blob.mirrored(
            0, -1.7 * m, 1.7 * m, -1.5 * m, 2.35 * m, -0.2 * m, 1.1 * m, 1 * m, 0, 1.45 * m);
    painter.within(
        AffineTransform.getTranslateInstance(x, y),
        () -> {
          painter.fill(nose, animal.nose(), 1);
          for (int side = -1; side <= 1; side += 2) {
            painter.fill(
                Blob.tilted(side * 1.05 * m, 0.25 * m, 0.55 * m, 0.36 * m, side * 0.5),
                animal.nose().times(0.3),
                1);
          }
          painter.glow(-0.4 * m, -1.05 * m, 1.3 * m, 0.55 * m, Rgb.WHITE, 0.75);
        });
  }

  private void brows(double eyeX, double eyeY, double turn) {
    for (int side = -1; side <= 1; side += 2) {
      painter.glow(
          side * eyeX * 0.85 + turn * 1.8,
          eyeY - 3.2 * animal.breed().eye(),
          1.9,
          1.1,
          animal.coat().light(),
          0.4);
    }
  }
}
