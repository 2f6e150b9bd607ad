package dev.graft.testing.drawings;

import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** Bodies in their poses, drawn from the farthest part to the nearest. */
final class Body {
  private final Painter painter;
  private final Animal animal;
  private final Breed breed;
  private final Painter.Hair hair;
  private final double stout;

  Body(Painter painter, Animal animal) {
    this.painter = painter;
    this.animal = animal;
    this.breed = animal.breed();
    this.hair = breed.fur();
    this.stout = breed.stout();
  }

  private void fur(Shape shape, Part part, double fromX, double fromY, double down, double shade) {
    painter.fur(shape, hair.from(fromX, fromY).hanging(down), part, animal.coat(), shade);
  }

  private void shadow(double x, double rx) {
    painter.glow(x, 0.5, rx, rx * 0.16, Rgb.BLACK, 0.6);
  }

  /** A leg that stands at x, from a height down to the ground, with its paw. */
  private void leg(double x, double top, double width, double forward, double shade) {
    fur(
        Blob.limb(x, top, x + forward * 0.2, top * 0.5, x + forward * 0.4, -2, width),
        Part.LEG,
        x,
        top * 2,
        0.8,
        shade);
    paw(x + forward * 0.4 + 1, width, shade);
  }

  private void paw(double x, double width, double shade) {
    fur(Blob.ellipse(x, -1.7, width * 0.72, 2), Part.PAW, x - 1, -5, 0.3, shade);
    Rgb line = animal.coat().at(Part.PAW, 0, 0.5).times(0.45);
    for (int i = 0; i <= 1; i++) {
      double toe = x + (i * 0.5 - 0.1) * width * 0.7;
      painter.line(new java.awt.geom.Line2D.Double(toe, -1.6, toe + 0.1, -0.4), line, 0.55, 0.3);
    }
  }

  void portrait() {
    fur(
        Blob.mirrored(0, -14, 7 * stout, -12, 10 * stout, -4, 14 * stout, 3, 15 * stout, 12, 0, 14),
        Part.BODY,
        0,
        -16,
        0.5,
        0.86);
    fur(
        Blob.mirrored(0, -12, 4.5 * stout, -8, 5.5 * stout, 2, 0, 10),
        Part.CHEST,
        0,
        -18,
        0.6,
        0.95);
    painter.glow(0, -6.5, 9, 3.4, Rgb.BLACK, 0.5);
    Pose.head(painter, animal, 0, -14, 0.07, false);
  }

  void sitting() {
    Chance c = painter.chance();
    shadow(0, 21 * stout);
    double side = c.in(0.5) ? 1 : -1;
    painter.within(
        AffineTransform.getScaleInstance(side, 1),
        () -> Tails.lying(painter, animal, -9 * stout, -3));
    fur(
        Blob.mirrored(
            0,
            -37,
            5.5,
            -35,
            8 * stout,
            -27,
            10.5 * stout,
            -16,
            12.5 * stout,
            -6,
            9 * stout,
            -0.5,
            0,
            0),
        Part.BODY,
        0,
        -44,
        0.7,
        0.92);
    for (int s = -1; s <= 1; s += 2) {
      fur(
          Blob.tilted(s * 9.6 * stout, -6, 5 * stout, 6.4, -s * 0.25),
          Part.LEG,
          s * 6,
          -14,
          0.5,
          0.95);
      fur(Blob.ellipse(s * 10 * stout, -1.6, 4.4, 1.9), Part.PAW, s * 8, -5, 0.3, 0.95);
    }
    painter.glow(0, -6, 8, 9, Rgb.BLACK, 0.3);
    for (int s = -1; s <= 1; s += 2) {
      painter.within(
          AffineTransform.getScaleInstance(s, 1),
          () -> leg(3.7 * stout, -22, 5.2 * Math.sqrt(stout), 0.4, 1));
    }
    fur(
        Blob.mirrored(0, -36, 5 * stout, -33, 6 * stout, -26, 3.6, -18, 0, -15),
        Part.CHEST,
        0,
        -42,
        0.7,
        1);
    painter.glow(0, -34, 8, 3, Rgb.BLACK, 0.4);
    Pose.head(painter, animal, 0, -43, 0, false);
  }

  void sittingAside() {
    Chance c = painter.chance();
    shadow(-1, 21);
    Tails.lying(painter, animal, -11 * stout, -3);
    leg(9.5, -22, 5, 0.6, 0.76);
    fur(
        Blob.through(
            5,
            -36,
            -2,
            -33,
            -9 * stout,
            -20,
            -13 * stout,
            -8,
            -11 * stout,
            -1,
            2,
            -1,
            9,
            -10,
            11 * stout,
            -22,
            10,
            -33),
        Part.BODY,
        6,
        -44,
        0.6,
        0.96);
    fur(Blob.tilted(-4, -8.5, 9 * stout, 8, -0.35), Part.BODY, -3, -18, 0.5, 1.02);
    fur(Blob.ellipse(2.5, -1.8, 6, 2.1), Part.PAW, -3, -5, 0.2, 1);
    leg(6.5, -23, 5.4, 0.8, 1.02);
    fur(
        Blob.through(7, -36, 11 * stout, -30, 11.5 * stout, -23, 8, -18, 5.5, -26),
        Part.CHEST,
        6,
        -40,
        0.7,
        1);
    painter.glow(8, -33.5, 7, 3, Rgb.BLACK, 0.35);
    Pose.head(painter, animal, 8 + c.around(0, 1), -41, 0.45, false);
  }

  void standing() {
    double legs = 13 * breed.leg();
    double half = 17 * breed.length();
    double girth = 8.2 * stout;
    double middle = -legs - girth * 0.72;
    shadow(0, half * 1.35);
    Chance c = painter.chance();
    double step = c.around(0, 2.5);
    leg(-half * 0.62 + step, middle + 2, 5, -1.5, 0.68);
    leg(half * 0.72 - step, middle + 2, 4.8, 1.2, 0.68);
    Tails.raised(painter, animal, -half * 0.92, middle - girth * 0.4);
    fur(
        Blob.through(
            -half,
            middle - 2,
            -half * 0.75,
            middle - girth,
            0,
            middle - girth * 0.86,
            half * 0.7,
            middle - girth * 1.02,
            half,
            middle - 1,
            half * 0.8,
            middle + girth * 0.8,
            0,
            middle + girth * 0.72,
            -half * 0.62,
            middle + girth * 0.62),
        Part.BODY,
        half * 1.1,
        middle - girth,
        0.45,
        1);
    fur(
        Blob.tilted(-half * 0.68, middle + 1.5, 6 * stout, 7.4 * stout, 0.2),
        Part.BODY,
        -half * 0.5,
        middle - 7,
        0.6,
        1);
    leg(-half * 0.8 - step, middle + 3, 5.4, -0.8, 1);
    leg(half * 0.62 + step, middle + 2, 5.2, 0.6, 1);
    fur(
        Blob.limb(half * 0.6, middle - 2, half * 0.85, middle - 7, half, middle - 12, 10 * stout),
        Part.CHEST,
        half,
        middle - 20,
        0.4,
        0.98);
    painter.glow(half * 0.98, middle - 6, 7, 3, Rgb.BLACK, 0.3);
    Pose.head(painter, animal, half + 1.5, middle - 14, 0.4, false);
  }

  void lying() {
    shadow(1, 27);
    Tails.lying(painter, animal, -17, -3);
    fur(Blob.limb(12, -4, 16, -2.6, 22, -2.4, 5), Part.LEG, 6, -8, 0.2, 0.78);
    fur(
        Blob.through(
            -18,
            -4,
            -16,
            -11 * stout,
            -6,
            -14 * stout,
            6,
            -14.5 * stout,
            14,
            -16,
            16,
            -6,
            12,
            -1,
            -4,
            -0.5,
            -15,
            -0.5),
        Part.BODY,
        16,
        -20,
        0.45,
        0.98);
    fur(Blob.tilted(-10, -6.5, 8 * stout, 6.6, -0.3), Part.BODY, -8, -14, 0.5, 1.02);
    fur(Blob.ellipse(-3.5, -1.7, 6.4, 2), Part.PAW, -8, -4, 0.1, 1);
    fur(Blob.limb(9, -6, 12, -2, 20, -2.4, 5.4), Part.LEG, 4, -10, 0.2, 1);
    fur(Blob.ellipse(21, -2, 3.8, 2.2), Part.PAW, 17, -5, 0.2, 1.02);
    fur(Blob.through(9, -20, 16, -18, 17.5, -10, 13, -4, 9, -9), Part.CHEST, 12, -24, 0.6, 0.98);
    painter.glow(13, -15, 8, 3.4, Rgb.BLACK, 0.4);
    Pose.head(painter, animal, 13, -22.5, 0.3, false);
  }

  void asleep() {
    shadow(0, 25);
    fur(
        Blob.through(
            -20,
            -6,
            -16,
            -13 * stout,
            -6,
            -16 * stout,
            6,
            -15 * stout,
            14,
            -10,
            15,
            -3,
            6,
            -0.5,
            -12,
            -0.5),
        Part.BODY,
        10,
        -10,
        0.35,
        0.96);
    fur(Blob.tilted(-10, -7.5, 9, 7 * stout, -0.3), Part.BODY, -6, -13, 0.5, 1.02);
    fur(Blob.limb(4, -3, 12, -1.6, 19, -2.2, 4.6), Part.LEG, 0, -6, 0.2, 0.95);
    fur(Blob.ellipse(19, -2, 3.4, 2), Part.PAW, 15, -4, 0.2, 1);
    painter.glow(9, -4, 12, 5, Rgb.BLACK, 0.35);
    boolean slim = breed.tail() == Breed.Tail.STUB || breed.tail() == Breed.Tail.CURL;
    if (!slim) {
      Tails.draw(
          painter,
          animal,
          breed.tail() == Breed.Tail.PLUME ? 6 : 3.4,
          -18,
          -5,
          -18,
          0,
          -8,
          -0.5,
          -1,
          -2.5);
    }
    Pose.head(painter, animal, 9, -9.5, 0, true);
  }
}
