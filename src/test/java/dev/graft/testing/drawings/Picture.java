package dev.graft.testing.drawings;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** One drawing: a scene, an animal in a pose, a framing and a light. */
public final class Picture {
  /** Drawn larger and shrunk: smooth edges. */
  private static final int OVERSAMPLING = 2;

  private static final double[] ASPECTS = {1, 1, 4 / 3.0, 3 / 4.0, 3 / 2.0, 4 / 3.0};

  private Picture() {}

  /**
   * Draws one.
   *
   * @param dog whether it is a dog
   * @param number which one
   * @param side pixels of the longer side
   * @return the picture, of one of several aspect ratios
   */
  public static BufferedImage draw(boolean dog, int number, int side) {
    Chance chance = new Chance(number * 2L + (dog ? 1 : 0) + 20_260_101);
    double aspect = ASPECTS[chance.below(ASPECTS.length)];
    int w = (int) Math.round(OVERSAMPLING * side * Math.min(1, aspect));
    int h = (int) Math.round(OVERSAMPLING * side / Math.max(1, aspect));
    BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    double width = 100.0 * w / h;
    Scene scene = chance.of(Scene.values());
    Graphics2D back = graphics(image, h);
    scene.behind(new Painter(back, chance), width);
    back.dispose();
    Blur.apply(image, (int) Math.round(h * chance.between(0.001, 0.011)));

    Graphics2D g = graphics(image, h);
    Painter painter = new Painter(g, chance);
    Animal animal = Animal.random(dog, chance);
    Pose pose = Pose.random(chance);
    double ground = pose == Pose.PORTRAIT ? 104 : chance.between(86, 95);
    AffineTransform framing = framing(pose, width, ground, chance);
    painter.magnified(Math.sqrt(Math.abs(framing.getDeterminant())));
    painter.within(framing, () -> pose.draw(painter, animal));
    scene.before(painter, width, ground);
    g.dispose();
    Light.random(chance).shineOn(image);
    return shrunk(image, w / OVERSAMPLING, h / OVERSAMPLING);
  }

  /** Near, far, cut off at an edge, tilted, mirrored. */
  private static AffineTransform framing(Pose pose, double width, double ground, Chance c) {
    double fill =
        switch (c.below(6)) {
          case 0 -> c.between(0.58, 0.75);
          case 1 -> c.between(1.05, 1.25);
          default -> c.between(0.8, 1);
        };
    double scale = fill * Math.min(width / pose.width, ground * 0.97 / pose.height);
    double room = Math.max(0, width - pose.width * scale * 0.8) / 2;
    double mirror = c.in(0.5) ? 1 : -1;
    // What does not fit is cut off behind and below: the face stays in the picture.
    double head = mirror * pose.headX * scale;
    double margin = Math.min(width / 2, 12.5 * scale);
    double x = width / 2 + c.around(0, Math.max(room, fill > 1 ? width * 0.12 : 2));
    x = Math.max(margin - head, Math.min(width - margin - head, x));
    double y = Math.max(ground, pose.height * scale + (pose == Pose.PORTRAIT ? 0 : 3));
    if (pose == Pose.PORTRAIT) {
      // The head in the middle, wherever the shoulders end.
      y -= Math.max(0, (ground - 30 * scale) * 0.35);
    }
    AffineTransform at = AffineTransform.getTranslateInstance(x, y);
    at.rotate(c.in(0.3) ? c.around(0, 0.2) : 0);
    at.scale(mirror * scale, scale);
    return at;
  }

  private static Graphics2D graphics(BufferedImage image, int height) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(height / 100.0, height / 100.0);
    return g;
  }

  private static BufferedImage shrunk(BufferedImage image, int w, int h) {
    BufferedImage small = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, w, h, null);
    g.dispose();
    return small;
  }
}
