package dev.graft.testing.drawings;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/** Where an animal is. Pictures are 100 units high. */
enum Scene {
  RUG,
  SOFA,
  FLOOR,
  WINDOW,
  GARDEN,
  MEADOW,
  AUTUMN,
  SNOW,
  BEACH,
  SKY,
  STUDIO,
  EVENING;

  /** Draws what is behind the animal. */
  void behind(Painter p, double width) {
    switch (this) {
      case RUG -> Rooms.rug(p, width);
      case SOFA -> Rooms.sofa(p, width);
      case FLOOR -> Rooms.floor(p, width);
      case WINDOW -> Rooms.window(p, width);
      case EVENING -> Rooms.evening(p, width);
      case STUDIO -> Rooms.studio(p, width);
      case GARDEN -> garden(p, width);
      case MEADOW -> meadow(p, width);
      case AUTUMN -> autumn(p, width);
      case SNOW -> snow(p, width);
      case BEACH -> beach(p, width);
      case SKY -> sky(p, width);
    }
  }

  /** Draws what is before it: blades of grass, falling snow. */
  void before(Painter p, double width, double ground) {
    switch (this) {
      case GARDEN, MEADOW -> {
        Rgb green = Rgb.hsb(p.chance().between(0.2, 0.31), 0.6, 0.5);
        grass(p, 0, width, ground + 2, ground + 9, 70, green);
      }
      case AUTUMN -> leaves(p, width, ground + 1, 100, 14);
      case SNOW -> {
        for (int i = 0; i < 34; i++) {
          double r = p.chance().between(0.35, 1.1);
          p.fill(
              Blob.ellipse(p.chance().between(0, width), p.chance().between(0, 100), r, r),
              Rgb.WHITE,
              0.75);
        }
      }
      default -> {}
    }
  }

  private static void sky(Painter p, double width, double horizon) {
    Chance c = p.chance();
    Rgb high = Rgb.hsb(c.between(0.54, 0.6), c.between(0.25, 0.55), c.between(0.78, 0.95));
    p.fade(new Rectangle2D.Double(0, 0, width, horizon + 1), high, high.mix(Rgb.WHITE, 0.7));
    for (int i = c.below(4); i > 0; i--) {
      double x = c.between(0, width);
      double y = c.between(5, horizon * 0.7);
      for (int k = 0; k < 6; k++) {
        p.glow(
            x + c.around(0, 14),
            y + c.around(0, 3),
            c.between(6, 13),
            c.between(3, 6),
            Rgb.WHITE,
            0.5);
      }
    }
  }

  private static void grass(
      Painter p, double left, double right, double top, double bottom, int blades, Rgb green) {
    Chance c = p.chance();
    for (int i = 0; i < blades; i++) {
      double x = c.between(left, right);
      double y = top + (bottom - top) * i / blades;
      double tall = c.between(3, 8);
      double lean = c.around(0, 3);
      p.line(
          new QuadCurve2D.Double(x, y, x + lean * 0.2, y - tall * 0.6, x + lean, y - tall),
          green.times(c.between(0.75, 1.35)),
          0.9,
          c.between(0.4, 0.8));
    }
  }

  private static void bushes(Painter p, double width, double y, Rgb colour) {
    Chance c = p.chance();
    for (double x = -10; x < width + 10; x += c.between(9, 16)) {
      double r = c.between(9, 17);
      Rgb leaf = colour.times(c.between(0.75, 1.1));
      p.fill(Blob.ellipse(x, y - r * 0.4, r, r), leaf, 1);
      p.glow(x - r * 0.3, y - r * 0.9, r * 0.8, r * 0.6, leaf.mix(new Rgb(1, 1, 0.7), 0.4), 0.5);
    }
  }

  private static void garden(Painter p, double width) {
    Chance c = p.chance();
    double horizon = c.between(45, 62);
    sky(p, width, horizon);
    Rgb green = Rgb.hsb(c.between(0.22, 0.32), c.between(0.4, 0.6), c.between(0.4, 0.6));
    bushes(p, width, horizon, green.times(0.75));
    p.fade(new Rectangle2D.Double(0, horizon, width, 101 - horizon), green, green.times(1.2));
    grass(p, 0, width, horizon, 100, 260, green);
    for (int i = c.below(16); i > 0; i--) {
      flower(
          p, c.between(0, width), c.between(horizon + 4, 98), Rgb.hsb(c.between(0, 1), 0.5, 0.95));
    }
  }

  private static void flower(Painter p, double x, double y, Rgb colour) {
    for (int i = 0; i < 5; i++) {
      double a = i * Math.PI * 0.4;
      p.fill(Blob.ellipse(x + Math.cos(a) * 1.2, y + Math.sin(a) * 1.2, 0.9, 0.9), colour, 1);
    }
    p.fill(Blob.ellipse(x, y, 0.8, 0.8), new Rgb(0.95, 0.8, 0.25), 1);
  }

  private static void meadow(Painter p, double width) {
    Chance c = p.chance();
    double horizon = c.between(38, 56);
    sky(p, width, horizon);
    for (int i = 0; i < 3; i++) {
      double y = horizon - 10 + i * 6;
      Rgb hill = Rgb.hsb(c.between(0.2, 0.36), 0.25 + 0.1 * i, 0.72 - 0.06 * i);
      p.fill(
          Blob.through(
              -30,
              120,
              -30,
              y + c.around(0, 5),
              width * 0.3,
              y - c.between(0, 10),
              width * 0.7,
              y + c.around(0, 5),
              width + 30,
              y - c.between(0, 9),
              width + 30,
              120),
          hill,
          1);
    }
    Rgb green = Rgb.hsb(c.between(0.16, 0.3), c.between(0.35, 0.55), c.between(0.55, 0.75));
    p.fade(new Rectangle2D.Double(0, horizon + 6, width, 100), green.times(0.95), green);
    grass(p, 0, width, horizon + 8, 100, 200, green.times(0.9));
  }

  private static void autumn(Painter p, double width) {
    Chance c = p.chance();
    double horizon = c.between(48, 62);
    p.fade(
        new Rectangle2D.Double(0, 0, width, horizon + 1),
        new Rgb(0.85, 0.75, 0.6),
        new Rgb(0.95, 0.86, 0.68));
    bushes(p, width, horizon - 14, Rgb.hsb(c.between(0.06, 0.12), 0.6, 0.75));
    for (int i = 0; i < 4; i++) {
      double x = c.between(0, width);
      p.fill(new Rectangle2D.Double(x, 0, c.between(2, 6), horizon), new Rgb(0.33, 0.24, 0.18), 1);
    }
    bushes(p, width, horizon, Rgb.hsb(c.between(0.03, 0.1), 0.65, 0.6));
    Rgb ground = new Rgb(0.6, 0.42, 0.24);
    p.fade(new Rectangle2D.Double(0, horizon, width, 100), ground, ground.times(1.15));
    leaves(p, width, horizon, 100, 170);
  }

  private static void leaves(Painter p, double width, double top, double bottom, int count) {
    Chance c = p.chance();
    for (int i = 0; i < count; i++) {
      double size = c.between(1, 2.2);
      p.fill(
          Blob.tilted(
              c.between(0, width),
              top + (bottom - top) * i / count,
              size * 1.3,
              size * 0.6,
              c.between(0, 3)),
          Rgb.hsb(c.between(0.02, 0.13), c.between(0.55, 0.8), c.between(0.45, 0.9)),
          0.95);
    }
  }

  private static void snow(Painter p, double width) {
    Chance c = p.chance();
    double horizon = c.between(46, 62);
    Rgb air = Rgb.hsb(c.between(0.56, 0.68), c.between(0.08, 0.3), c.between(0.7, 0.92));
    p.fade(new Rectangle2D.Double(0, 0, width, horizon + 1), air, air.mix(Rgb.WHITE, 0.6));
    for (double x = c.between(-8, 4); x < width + 8; x += c.between(8, 18)) {
      double tall = c.between(22, 44);
      Rgb fir = new Rgb(0.23, 0.36, 0.33).mix(air, c.between(0, 0.5));
      for (int k = 0; k < 4; k++) {
        double y = horizon - tall + k * tall * 0.25;
        double half = (k + 1.3) * tall * 0.075;
        Path2D tier = new Path2D.Double();
        tier.moveTo(x, y - tall * 0.08);
        tier.lineTo(x + half, y + tall * 0.27);
        tier.lineTo(x - half, y + tall * 0.27);
        tier.closePath();
        p.fill(tier, fir, 1);
        p.line(new Line2D.Double(x, y, x - half * 0.7, y + tall * 0.2), Rgb.WHITE, 0.7, 0.9);
      }
    }
    Rgb white = new Rgb(0.9, 0.93, 0.97);
    p.fade(new Rectangle2D.Double(0, horizon, width, 100), white.times(0.92), white);
    for (int i = 0; i < 12; i++) {
      p.glow(
          c.between(0, width),
          c.between(horizon + 4, 100),
          c.between(8, 24),
          c.between(1, 3),
          new Rgb(0.68, 0.76, 0.88),
          0.5);
    }
  }

  private static void beach(Painter p, double width) {
    Chance c = p.chance();
    double horizon = c.between(32, 46);
    double shore = horizon + c.between(8, 16);
    sky(p, width, horizon);
    Rgb sea = Rgb.hsb(c.between(0.47, 0.57), c.between(0.4, 0.6), c.between(0.55, 0.8));
    p.fade(new Rectangle2D.Double(0, horizon, width, shore - horizon + 4), sea.times(0.85), sea);
    for (int i = 0; i < 9; i++) {
      double x = c.between(-10, width);
      double y = c.between(horizon + 1, shore);
      p.line(new Line2D.Double(x, y, x + c.between(5, 22), y), Rgb.WHITE, 0.5, 0.5);
    }
    Rgb sand = Rgb.hsb(c.between(0.09, 0.125), c.between(0.2, 0.4), c.between(0.8, 0.92));
    p.fill(
        Blob.through(
            -30,
            130,
            -30,
            shore + 3,
            width * 0.25,
            shore,
            width * 0.6,
            shore + 4,
            width + 30,
            shore + 1,
            width + 30,
            130),
        sand,
        1);
    for (int i = 0; i < 120; i++) {
      p.fill(
          Blob.ellipse(c.between(0, width), c.between(shore + 6, 100), c.between(0.2, 0.6), 0.25),
          sand.times(c.between(0.7, 1.1)),
          0.7);
    }
  }

  private static void sky(Painter p, double width) {
    Chance c = p.chance();
    sky(p, width, 84);
    Rgb wall = Rgb.hsb(c.between(0, 1), c.between(0.05, 0.3), c.between(0.55, 0.85));
    p.fade(new Rectangle2D.Double(0, 70, width, 31), wall.times(1.08), wall.times(0.85));
    p.fill(new Rectangle2D.Double(0, 70, width, 1.6), wall.mix(Rgb.WHITE, 0.5), 1);
    for (double x = c.between(-14, 0); x < width; x += 17) {
      p.fill(new Rectangle2D.Double(x, 72, 0.6, 30), wall.times(0.7), 0.6);
    }
  }
}
