package dev.graft.testing.drawings;

import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Scenes indoors. */
final class Rooms {
  private Rooms() {}

  private static Rgb paint(Chance c) {
    return Rgb.hsb(c.between(0, 1), c.between(0.08, 0.4), c.between(0.6, 0.93));
  }

  private static double wall(Painter p, double width) {
    Chance c = p.chance();
    double skirting = c.between(52, 68);
    Rgb wall = paint(c);
    p.fade(new Rectangle2D.Double(0, 0, width, skirting + 1), wall.times(1.04), wall.times(0.92));
    switch (c.below(4)) {
      case 0 -> {
        for (double x = c.between(0, 6); x < width; x += 9) {
          p.fill(new Rectangle2D.Double(x, 0, 4, skirting), wall.times(0.92), 0.8);
        }
      }
      case 1 -> {
        for (double y = 5; y < skirting; y += 10) {
          for (double x = y % 20 < 10 ? 3 : 8; x < width; x += 10) {
            p.fill(Blob.ellipse(x, y, 1, 1), wall.mix(Rgb.WHITE, 0.6), 0.8);
          }
        }
      }
      default -> {}
    }
    if (c.in(0.5)) {
      picture(p, c.between(0, width * 0.8), c.between(4, 18));
    }
    p.fill(new Rectangle2D.Double(0, skirting - 4, width, 4), wall.mix(Rgb.WHITE, 0.7), 1);
    return skirting;
  }

  private static void picture(Painter p, double x, double y) {
    Chance c = p.chance();
    double w = c.between(14, 24);
    double h = c.between(14, 24);
    p.fill(new Rectangle2D.Double(x + 0.8, y + 0.8, w, h), Rgb.BLACK, 0.25);
    p.fill(new Rectangle2D.Double(x, y, w, h), new Rgb(0.42, 0.3, 0.2), 1);
    Rgb sky = paint(c);
    p.fade(
        new Rectangle2D.Double(x + 1.6, y + 1.6, w - 3.2, h - 3.2), sky, sky.mix(Rgb.WHITE, 0.5));
    p.fill(
        new Rectangle2D.Double(x + 1.6, y + h * 0.6, w - 3.2, h * 0.4 - 1.6),
        paint(c).times(0.8),
        1);
  }

  private static void boards(Painter p, double width, double top) {
    Chance c = p.chance();
    Rgb wood = Rgb.hsb(c.between(0.06, 0.1), c.between(0.35, 0.6), c.between(0.45, 0.8));
    p.fade(new Rectangle2D.Double(0, top, width, 101 - top), wood.times(0.85), wood);
    double tall = 2.5;
    for (double y = top; y < 100; y += tall) {
      p.fill(new Rectangle2D.Double(0, y, width, tall), wood.times(c.between(0.85, 1.05)), 0.6);
      p.fill(new Rectangle2D.Double(0, y, width, 0.35), wood.times(0.55), 0.7);
      p.fill(new Rectangle2D.Double(c.between(0, width), y, 0.4, tall), wood.times(0.55), 0.7);
      tall *= 1.25;
    }
  }

  static void rug(Painter p, double width) {
    Chance c = p.chance();
    double top = wall(p, width);
    boards(p, width, top);
    Rgb rug = Rgb.hsb(c.between(0, 1), c.between(0.25, 0.6), c.between(0.45, 0.85));
    double x = width / 2 + c.around(0, 12);
    double y = c.between(84, 92);
    for (int i = 0; i < 4; i++) {
      Rgb ring = i % 2 == 0 ? rug : rug.mix(Rgb.WHITE, 0.5);
      p.fill(Blob.ellipse(x, y, 58 - i * 9, 17 - i * 2.6), ring, 1);
    }
  }

  static void floor(Painter p, double width) {
    Chance c = p.chance();
    double top = wall(p, width);
    if (c.in(0.5)) {
      boards(p, width, top);
      return;
    }
    Rgb one = paint(c);
    Rgb two = one.times(0.8);
    p.fill(new Rectangle2D.Double(0, top, width, 101 - top), one, 1);
    double tall = 4;
    int row = 0;
    for (double y = top; y < 100; y += tall) {
      double wide = tall * 2.2;
      for (double x = width / 2 - wide * 12 + (row % 2) * wide; x < width; x += 2 * wide) {
        p.fill(new Rectangle2D.Double(x, y, wide, tall), two, 1);
      }
      tall *= 1.3;
      row++;
    }
  }

  static void sofa(Painter p, double width) {
    Chance c = p.chance();
    wall(p, width);
    Rgb cloth = Rgb.hsb(c.between(0, 1), c.between(0.15, 0.55), c.between(0.4, 0.8));
    double back = c.between(26, 42);
    double third = width / 2 + c.around(0, 10);
    for (double x = third - 160; x < width; x += 80) {
      p.fade(
          new RoundRectangle2D.Double(x, back, 79, 70, 16, 16),
          cloth.times(1.1),
          cloth.times(0.75));
    }
    p.glow(third, 72, width * 0.7, 10, Rgb.BLACK, 0.35);
    p.fade(
        new RoundRectangle2D.Double(-10, 74, width + 20, 40, 12, 12),
        cloth.times(1.15),
        cloth.times(0.8));
    for (int i = c.below(3); i > 0; i--) {
      Rgb pillow = paint(c);
      double x = c.in(0.5) ? c.between(-4, width * 0.2) : c.between(width * 0.75, width);
      double y = c.between(46, 58);
      p.fill(
          Blob.through(
              x - 14, y - 13, x, y - 11, x + 14, y - 13, x + 12, y, x + 14, y + 14, x, y + 12,
              x - 14, y + 14, x - 12, y),
          pillow,
          1);
      p.glow(x - 4, y - 4, 10, 9, Rgb.WHITE, 0.3);
    }
  }

  static void window(Painter p, double width) {
    Chance c = p.chance();
    Rgb wall = paint(c);
    p.fade(new Rectangle2D.Double(0, 0, width, 101), wall, wall.times(0.85));
    Rgb out = Rgb.hsb(c.between(0.3, 0.62), c.between(0.1, 0.45), c.between(0.75, 0.97));
    double left = c.between(-20, width * 0.25);
    double wide = c.between(55, 85);
    p.fill(new Rectangle2D.Double(left - 3, -5, wide + 6, 74), Rgb.WHITE, 1);
    p.fade(new Rectangle2D.Double(left, -5, wide, 71), out, out.mix(Rgb.WHITE, 0.5));
    for (int i = 0; i < 5; i++) {
      p.glow(
          left + c.between(0, wide),
          c.between(40, 66),
          c.between(8, 16),
          c.between(8, 14),
          Rgb.hsb(c.between(0.22, 0.4), 0.4, 0.6),
          0.7);
    }
    p.fill(new Rectangle2D.Double(left + wide / 2 - 1.2, -5, 2.4, 72), Rgb.WHITE, 1);
    p.fill(new Rectangle2D.Double(left, 26, wide, 2), Rgb.WHITE, 1);
    Rgb curtain = paint(c);
    for (double x : new double[] {left - 12, left + wide - 6}) {
      for (int i = 0; i < 5; i++) {
        p.fill(
            new Rectangle2D.Double(x + i * 3.6, 0, 3.7, 78),
            curtain.times(0.85 + 0.09 * (i % 3)),
            0.95);
      }
    }
    Rgb sill = new Rgb(0.93, 0.9, 0.85).mix(wall, 0.2);
    p.fade(new Rectangle2D.Double(0, 74, width, 27), sill, sill.times(0.8));
  }

  static void studio(Painter p, double width) {
    Chance c = p.chance();
    Rgb paper = Rgb.hsb(c.between(0, 1), c.between(0.1, 0.5), c.between(0.5, 0.95));
    p.fade(new Rectangle2D.Double(0, 0, width, 101), paper.times(0.92), paper.times(1.02));
    p.glow(width / 2, 42, width * 0.6, 55, paper.mix(Rgb.WHITE, 0.7), 0.8);
  }

  static void evening(Painter p, double width) {
    Chance c = p.chance();
    Rgb wall = Rgb.hsb(c.between(0.55, 0.78), c.between(0.25, 0.5), c.between(0.3, 0.48));
    p.fade(new Rectangle2D.Double(0, 0, width, 70), wall.times(0.9), wall);
    double x = c.in(0.5) ? c.between(4, width * 0.25) : c.between(width * 0.75, width - 4);
    for (int i = 0; i < 14; i++) {
      double lx = c.between(0, width);
      p.glow(lx, c.between(3, 60), 3, 3, Rgb.hsb(c.between(0.08, 0.16), 0.5, 1), 0.5);
    }
    p.fill(new Rectangle2D.Double(x - 0.7, 26, 1.4, 46), new Rgb(0.2, 0.16, 0.14), 1);
    p.fill(Blob.through(x - 5, 12, x + 5, 12, x + 9, 27, x - 9, 27), new Rgb(1, 0.85, 0.55), 1);
    p.glow(x, 24, 46, 42, new Rgb(1, 0.8, 0.45), 0.65);
    boards(p, width, 68);
    p.glow(x, 78, 50, 18, new Rgb(1, 0.8, 0.5), 0.3);
  }
}
