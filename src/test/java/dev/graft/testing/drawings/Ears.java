package dev.graft.testing.drawings;

import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** Ears, on a head of half-width 10 and half-height 9 around the origin. */
final class Ears {
  private final Painter painter;
  private final Animal animal;

  Ears(Painter painter, Animal animal) {
    this.painter = painter;
    this.animal = animal;
  }

  private boolean hangs() {
    return switch (animal.breed().ear()) {
      case HANGING, LONG -> true;
      default -> false;
    };
  }

  /** The ears that the head covers. */
  void behind() {
    if (!hangs()) {
      both();
    }
  }

  /** The ears that cover the head. */
  void before() {
    if (hangs()) {
      both();
    }
  }

  private void both() {
    for (int side = -1; side <= 1; side += 2) {
      double tilt = painter.chance().around(0, 0.12);
      AffineTransform at = AffineTransform.getScaleInstance(side, 1);
      painter.within(at, () -> one(tilt));
    }
  }

  /** What shows of the other ear of a head in profile. */
  void farther() {
    if (!hangs()) {
      AffineTransform at = AffineTransform.getTranslateInstance(-3.2, 0.2);
      at.scale(0.9, 0.95);
      at.rotate(-0.28);
      painter.within(at, () -> one(0));
    }
  }

  /** The ear of a head in profile that looks to the right. */
  void profile() {
    AffineTransform at = AffineTransform.getTranslateInstance(-6.5, hangs() ? 1.5 : 0.5);
    at.scale(0.95, 1);
    at.rotate(hangs() ? 0.1 : -0.28);
    painter.within(at, () -> one(0));
  }

  private void one(double tilt) {
    Breed breed = animal.breed();
    double w = 10 * breed.width();
    double h = 9 * breed.height();
    double s = breed.earSize();
    switch (breed.ear()) {
      case POINTED -> upright(w, h, s, tilt, 4.6, 9.5, 0.25, false);
      case TUFTED -> upright(w, h, s, tilt, 4.4, 10.5, 0.15, true);
      case PRICKED -> upright(w, h, s, tilt - 0.1, 3.7, 10.5, 0.5, false);
      case FOLDED -> folded(w, h, s, tilt);
      case TIPPED -> tipped(w, h, s, tilt);
      case HANGING -> hanging(w, h, s, tilt, 8.5, 3.9);
      case LONG -> hanging(w, h, s, tilt, 13.5, 4.3);
    }
  }

  private void upright(
      double w,
      double h,
      double s,
      double tilt,
      double half,
      double tall,
      double round,
      boolean tuft) {
    AffineTransform at = AffineTransform.getTranslateInstance(w * 0.6, -h * 0.62);
    at.rotate(0.38 + tilt);
    at.scale(s, s);
    painter.within(
        at,
        () -> {
          Shape outer =
              Blob.through(
                  -half,
                  3,
                  -half * (0.55 + round * 0.35),
                  -tall * 0.45,
                  -half * round * 0.45,
                  -tall * 0.9,
                  half * round * 0.45,
                  -tall * 0.9,
                  half * (0.6 + round * 0.35),
                  -tall * 0.4,
                  half * 1.05,
                  3.5);
          Shape inner =
              Blob.through(
                  -half * 0.55,
                  2,
                  -half * 0.3,
                  -tall * 0.4,
                  0,
                  -tall * 0.72,
                  half * 0.4,
                  -tall * 0.35,
                  half * 0.62,
                  2.4);
          fur(outer, 0, 6, 0.95);
          painter.fill(inner, animal.innerEar().times(0.92), 0.9);
          painter.glow(0, 1, half * 0.6, 4, animal.innerEar().times(0.55), 0.7);
          Coat pale = plain(animal.coat().at(Part.CHEST, 0, 0));
          painter.fur(
              Blob.through(-half * 0.6, 3, -half * 0.45, -1.5, -half * 0.15, 0, 0, 3),
              hair().longer(1.6).from(-half, 6),
              Part.EAR,
              pale,
              1);
          if (tuft) {
            painter.fur(
                Blob.ellipse(0, -tall * 0.8, 0.5, 1),
                hair().longer(1.2).from(0, 0).hanging(0),
                Part.EAR,
                plain(animal.coat().mark()),
                1);
          }
        });
  }

  private void folded(double w, double h, double s, double tilt) {
    AffineTransform at = AffineTransform.getTranslateInstance(w * 0.58, -h * 0.72);
    at.rotate(0.55 + tilt);
    at.scale(s, s);
    painter.within(
        at,
        () -> {
          fur(Blob.through(-4.5, 3, -3.4, -2.4, 0.5, -4.2, 4.4, -1.6, 4.6, 3), 0, 6, 0.95);
          Shape flap = Blob.through(-3.6, -1.6, 0, -3.9, 3.6, -1.8, 2.6, 1.2, 0.4, 2.8, -1.6, 1.2);
          painter.glow(0.2, 2, 3.2, 1.6, Rgb.BLACK, 0.35);
          fur(flap, 0, -5, 1.05);
        });
  }

  private void tipped(double w, double h, double s, double tilt) {
    AffineTransform at = AffineTransform.getTranslateInstance(w * 0.62, -h * 0.7);
    at.rotate(0.4 + tilt);
    at.scale(s, s);
    painter.within(
        at,
        () -> {
          fur(Blob.through(-4, 3, -3.6, -3.5, 0, -6, 3.6, -4, 4.6, 3), 0, 6, 0.9);
          Shape flap = Blob.through(-3.2, -4.6, 0.6, -6.6, 4.4, -4, 5.4, 0.6, 3.4, 3.4, 0.6, 0.4);
          painter.glow(2.5, 2.5, 3.4, 2.4, Rgb.BLACK, 0.35);
          fur(flap, -1, -8, 1.02);
        });
  }

  private void hanging(double w, double h, double s, double tilt, double drop, double half) {
    AffineTransform at = AffineTransform.getTranslateInstance(w * 0.74, -h * 0.66);
    at.rotate(-0.16 + tilt);
    at.scale(s, s);
    painter.within(
        at,
        () -> {
          Shape flap =
              Blob.through(
                  -3,
                  -1.2,
                  0.6,
                  -2.4,
                  3.4,
                  0,
                  half * 1.15,
                  drop * 0.55,
                  half * 0.7,
                  drop * 1.02,
                  -half * 0.25,
                  drop * 1.05,
                  -half * 0.62,
                  drop * 0.6);
          painter.within(
              AffineTransform.getTranslateInstance(-0.8, 0.8),
              () -> painter.fill(flap, Rgb.BLACK, 0.22));
          painter.fur(
              flap, hair().longer(1.25).from(-2, -6).hanging(0.6), Part.EAR, darker(), 0.98);
        });
  }

  private Coat darker() {
    Coat c = animal.coat();
    return new Coat(c.base().times(0.82), c.mark(), c.light(), c.pattern(), c.noise(), c.side());
  }

  private Coat plain(Rgb colour) {
    Coat c = animal.coat();
    return new Coat(colour, c.mark(), c.light(), Coat.Pattern.SOLID, c.noise(), c.side());
  }

  private Painter.Hair hair() {
    return animal.breed().fur().longer(0.75);
  }

  private void fur(Shape shape, double fromX, double fromY, double shade) {
    painter.fur(shape, hair().from(fromX, fromY).hanging(0), Part.EAR, animal.coat(), shade);
  }
}
