package dev.graft.testing.drawings;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.QuadCurve2D;

/** A head that looks to the right, around the origin, of the size of {@link Face}. */
final class Profile {
  private final Painter painter;
  private final Animal animal;

  Profile(Painter painter, Animal animal) {
    this.painter = painter;
    this.animal = animal;
  }

  void draw(boolean asleep) {
    Breed b = animal.breed();
    double tip = b.dog() ? 9 + 5.2 * b.snout() : 8.7 + 1.1 * b.snout();
    Ears ears = new Ears(painter, animal);
    ears.farther();
    Area head = new Area(skull(b));
    head.add(new Area(snout(b, tip)));
    painter.fur(
        head,
        b.fur().longer(0.85).from(tip, b.dog() ? 1 : 2).hanging(0.12),
        Part.HEAD,
        animal.coat(),
        1);
    Shape muzzle =
        b.dog()
            ? Blob.through(
                6,
                1.2,
                tip - 1,
                0.9,
                tip + 0.3,
                2.6,
                tip - 1.2,
                5.6 * b.muzzle(),
                6.5,
                6.4 * b.muzzle())
            : Blob.through(6.6, 2, tip - 0.4, 1.8, tip + 0.1, 3.4, 8.6, 6.2, 5.8, 5.6);
    painter.fur(muzzle, b.fur().longer(0.55).from(tip + 1, 1), Part.MUZZLE, animal.coat(), 1.02);
    Rgb dark = Rgb.BLACK.mix(animal.coat().base(), 0.15);
    if (b.dog()) {
      if (animal.tongue() && !asleep) {
        painter.fill(
            Blob.through(tip - 4.6, 4.6, tip - 2, 4.4, tip - 1.2, 8.2, tip - 2.8, 9, tip - 3.8, 7),
            new Rgb(0.9, 0.47, 0.5),
            1);
      }
      painter.line(new QuadCurve2D.Double(tip - 0.4, 3.8, tip - 4, 5.6, 5.6, 4.6), dark, 0.75, 0.4);
      painter.fill(Blob.tilted(tip - 0.3, 0.9, 1.6, 1.35, 0.3), animal.nose(), 1);
      painter.glow(tip - 0.6, 0.3, 0.8, 0.5, Rgb.WHITE, 0.7);
    } else {
      painter.line(new QuadCurve2D.Double(tip - 0.3, 3.6, 8.4, 5.2, 6.6, 4.6), dark, 0.7, 0.32);
      painter.fill(Blob.tilted(tip - 0.2, 1.9, 0.8, 0.75, 0.4), animal.nose(), 1);
      Rgb whisker = animal.coat().base().brightness() > 0.6 ? new Rgb(0.5, 0.46, 0.43) : Rgb.WHITE;
      for (int i = -1; i <= 1; i++) {
        painter.line(
            new QuadCurve2D.Double(8, 3.6 + i * 0.4, 3.5, 3.6 + i * 1.6, -1.5, 5 + i * 2.6),
            whisker,
            0.7,
            0.17);
      }
    }
    new Eyes(painter, animal).draw(b.dog() ? 4.3 : 5, b.dog() ? -2.4 : -1.4, 1, asleep, 0.7, 0.78);
    ears.profile();
  }

  private static Shape skull(Breed b) {
    double h = b.height();
    return Blob.through(
        -8.6, -1, -6.8, -6.6 * h, -1, -9 * h, 4.4, -7.4 * h, 7.4, -3.4, 8, 1.6, 6.2, 5.4, 2,
        7.8 * h, -4.4, 7.6 * h, -8, 4);
  }

  private static Shape snout(Breed b, double tip) {
    double m = b.muzzle();
    return b.dog()
        ? Blob.through(
            4, -3, 8, -0.9, tip - 2, -0.4, tip, 0.6, tip, 3.4, tip - 3, 5.8 * m, 6, 7.4 * m, 2, 6)
        : Blob.through(4, -2.4, 7.6, 0.2, tip - 0.4, 1.2, tip, 3, 9, 6, 5.4, 7, 2, 5);
  }
}
