package dev.graft.testing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Draws cats and dogs: the pictures of the sample project, and small data for tests. A picture is a
 * function of its class and number.
 */
public final class SampleDrawings {
  private static final int CANVAS = 160;

  private SampleDrawings() {}

  /**
   * Writes the sample project's pictures.
   *
   * @param args the folder to write to
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), 100, 128);
  }

  /**
   * Writes class folders {@code cats} and {@code dogs}.
   *
   * @param folder gets the class folders
   * @param perClass pictures in each
   * @param side pixels of a side
   * @throws IOException if it cannot be written
   */
  public static void write(Path folder, int perClass, int side) throws IOException {
    for (String name : new String[] {"cats", "dogs"}) {
      Path place = Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < perClass; i++) {
        String file =
            String.format(Locale.ROOT, "%s-%03d.jpg", name.substring(0, name.length() - 1), i + 1);
        ImageIO.write(draw(name.equals("dogs"), i, side), "jpg", place.resolve(file).toFile());
      }
    }
  }

  /**
   * Draws one.
   *
   * @param dog whether it is a dog
   * @param number which one
   * @param side pixels of a side
   * @return the picture
   */
  public static BufferedImage draw(boolean dog, int number, int side) {
    SplittableRandom random = new SplittableRandom(number * 2L + (dog ? 1 : 0));
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.scale(side / (double) CANVAS, side / (double) CANVAS);
    background(g, random);
    g.translate(80 + random.nextDouble(-14, 14), 84 + random.nextDouble(-12, 12));
    g.rotate(random.nextDouble(-0.3, 0.3));
    double size = random.nextDouble(0.75, 1.15);
    g.transform(AffineTransform.getScaleInstance(size, size));
    Color fur = fur(random);
    if (dog) {
      dog(g, fur, random);
    } else {
      cat(g, fur, random);
    }
    g.dispose();
    return image;
  }

  private static void background(Graphics2D g, SplittableRandom random) {
    g.setColor(Color.getHSBColor((float) random.nextDouble(), 0.25f, 0.9f));
    g.fillRect(0, 0, CANVAS, CANVAS);
    for (int i = 0; i < 5; i++) {
      g.setColor(Color.getHSBColor((float) random.nextDouble(), 0.3f, 0.8f));
      double s = random.nextDouble(15, 50);
      g.fill(
          new Ellipse2D.Double(
              random.nextDouble(-20, CANVAS), random.nextDouble(-20, CANVAS), s, s * 0.7));
    }
  }

  private static Color fur(SplittableRandom random) {
    return Color.getHSBColor(
        (float) random.nextDouble(0.04, 0.12),
        (float) random.nextDouble(0.05, 0.65),
        (float) random.nextDouble(0.3, 0.95));
  }

  private static void cat(Graphics2D g, Color fur, SplittableRandom random) {
    double spread = random.nextDouble(20, 28);
    for (int side = -1; side <= 1; side += 2) {
      ear(g, fur, side, spread, 1);
      ear(g, new Color(230, 160, 160), side, spread, 0.55);
    }
    head(g, fur, 76, 64);
    for (int side = -1; side <= 1; side += 2) {
      eye(g, side * 17, -8, new Color(130, 190, 70), 4);
    }
    g.setColor(new Color(220, 120, 130));
    Path2D nose = new Path2D.Double();
    nose.moveTo(-5, 7);
    nose.lineTo(5, 7);
    nose.lineTo(0, 13);
    nose.closePath();
    g.fill(nose);
    g.setColor(Color.DARK_GRAY);
    g.setStroke(new BasicStroke(1.2f));
    for (int side = -1; side <= 1; side += 2) {
      g.draw(new Arc2D.Double(side < 0 ? -10 : 0, 8, 10, 10, 180, 180, Arc2D.OPEN));
      for (int w = -1; w <= 1; w++) {
        g.draw(new Line2D.Double(side * 10, 12 + w * 3, side * 46, 10 + w * 9));
      }
    }
  }

  private static void ear(Graphics2D g, Color colour, int side, double spread, double size) {
    g.setColor(colour);
    Path2D ear = new Path2D.Double();
    ear.moveTo(side * (spread - 16 * size), -24);
    ear.lineTo(side * (spread + 4), -26 - 30 * size);
    ear.lineTo(side * (spread + 13 * size), -12);
    ear.closePath();
    g.fill(ear);
  }

  private static void dog(Graphics2D g, Color fur, SplittableRandom random) {
    head(g, fur, 68, 74);
    double hang = random.nextDouble(44, 58);
    g.setColor(fur.darker());
    for (int side = -1; side <= 1; side += 2) {
      AffineTransform before = g.getTransform();
      g.translate(side * 34, -22);
      g.rotate(-side * random.nextDouble(0.15, 0.4));
      g.fill(new Ellipse2D.Double(-11, -6, 22, hang));
      g.setTransform(before);
    }
    g.setColor(fur.brighter());
    g.fill(new Ellipse2D.Double(-20, 2, 40, 36));
    for (int side = -1; side <= 1; side += 2) {
      eye(g, side * 14, -10, new Color(90, 60, 40), 9);
    }
    g.setColor(Color.BLACK);
    g.fill(new Ellipse2D.Double(-9, 2, 18, 12));
    g.setStroke(new BasicStroke(1.8f));
    g.draw(new Line2D.Double(0, 14, 0, 22));
    g.draw(new Arc2D.Double(-12, 12, 24, 14, 180, 180, Arc2D.OPEN));
    if (random.nextInt(3) > 0) {
      g.setColor(new Color(235, 110, 120));
      g.fill(new Ellipse2D.Double(-6, 25, 12, random.nextDouble(12, 20)));
    }
  }

  private static void head(Graphics2D g, Color fur, double width, double height) {
    g.setColor(fur);
    g.fill(new Ellipse2D.Double(-width / 2, -height / 2, width, height));
    g.setColor(fur.darker());
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new Ellipse2D.Double(-width / 2, -height / 2, width, height));
  }

  private static void eye(Graphics2D g, double x, double y, Color iris, double pupil) {
    g.setColor(Color.WHITE);
    g.fill(new Ellipse2D.Double(x - 8, y - 7, 16, 14));
    g.setColor(iris);
    g.fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
    g.setColor(Color.BLACK);
    g.fill(new Ellipse2D.Double(x - pupil / 2, y - 5, pupil, 10));
  }
}
