package dev.graft.testing.drawings;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/** Eyes with their shine. */
final class Eyes {
  private final Painter painter;
  private final Animal animal;

  Eyes(Painter painter, Animal animal) {
    this.painter = painter;
    this.animal = animal;
  }

  /**
   * Draws one eye.
   *
   * @param x its middle
   * @param y its middle
   * @param side -1 for the left one, 1 for the right one
   * @param asleep whether it is closed
   * @param gaze where it looks, from -1 to 1
   * @param narrow its width's share where it is seen from the side
   */
  void draw(double x, double y, int side, boolean asleep, double gaze, double narrow) {
    double r = (animal.breed().dog() ? 2.05 : 2.55) * animal.breed().eye();
    double slant = animal.breed().dog() ? 0 : 0.1;
    AffineTransform at = AffineTransform.getTranslateInstance(x, y);
    at.scale(side, 1);
    at.rotate(-slant);
    at.scale(r * narrow, r);
    painter.within(
        at,
        () -> {
          if (asleep) {
            closed();
          } else {
            open(gaze * side, side);
          }
        });
  }

  private void closed() {
    Rgb dark = animal.coat().base().times(0.2).mix(Rgb.BLACK, 0.5);
    painter.line(new QuadCurve2D.Double(-1, -0.1, 0, 1, 1.05, -0.15), dark, 0.9, 0.26);
    painter.line(new QuadCurve2D.Double(0.7, 0.3, 1.0, 0.4, 1.25, 0.35), dark, 0.6, 0.16);
  }

  private void open(double gaze, int side) {
    boolean dog = animal.breed().dog();
    Shape eye =
        dog
            ? Blob.through(-1.02, 0.1, -0.55, -0.78, 0.35, -0.88, 1.02, -0.05, 0.45, 0.8, -0.5, 0.8)
            : Blob.through(
                -1.08, 0.3, -0.6, -0.66, 0.25, -0.92, 1.08, -0.2, 0.6, 0.72, -0.35, 0.84);
    painter.glow(0, 0.05, 1.7, 1.55, animal.coat().base().times(0.35), 0.55);
    Rgb rim = Rgb.BLACK.mix(animal.coat().base(), 0.15);
    painter.line(eye, rim, 0.85, dog ? 0.3 : 0.2);
    painter.clipped(
        eye,
        () -> {
          painter.fill(Blob.ellipse(0, 0, 1.3, 1.2), animal.iris(), 1);
          painter.glow(gaze * 0.2, 0.55, 1.1, 0.8, animal.iris().mix(Rgb.WHITE, 0.55), 0.85);
          painter.glow(0, -1.0, 1.5, 0.8, Rgb.BLACK, 0.6);
          double wide = dog ? 0.5 + 0.12 * animal.pupil() : 0.22 + 0.4 * animal.pupil();
          double tall = dog ? wide : Math.max(wide, 0.7);
          painter.fill(Blob.ellipse(gaze * 0.22, 0.02, wide, tall), Rgb.BLACK, 1);
          painter.fill(
              new java.awt.geom.Rectangle2D.Double(-1.5, -1.4, 3, 1.4 * animal.lids() + 0.3),
              animal.coat().at(Part.HEAD, 0.4 * side, -0.1).times(0.6),
              1);
        });
    painter.fill(Blob.ellipse(gaze * 0.2 - 0.32 * side, -0.3, 0.25, 0.27), Rgb.WHITE, 0.96);
    painter.fill(Blob.ellipse(gaze * 0.2 + 0.3 * side, 0.36, 0.12, 0.12), Rgb.WHITE, 0.6);
    Path2D lid = new Path2D.Double();
    lid.moveTo(-1.15, 0.25 + animal.lids() * 0.4);
    lid.quadTo(-0.2, -1.25 + animal.lids() * 1.4, 1.15, -0.15 + animal.lids() * 0.3);
    painter.line(lid, rim, 0.85, 0.14);
  }
}
