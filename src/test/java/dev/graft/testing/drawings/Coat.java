package dev.graft.testing.drawings;

import java.util.List;

/**
 * The colours of an animal.
 *
 * @param base most of it
 * @param mark the darker colour of stripes, spots and saddles
 * @param light the colour of chest and muzzle
 * @param pattern where which is
 * @param noise makes edges uneven
 * @param side on which side an uneven pattern is heavier, 1 or -1
 */
record Coat(Rgb base, Rgb mark, Rgb light, Pattern pattern, Noise noise, int side) {
  enum Pattern {
    SOLID,
    TABBY,
    SPOTS,
    PATCHES,
    POINTS,
    SADDLE,
    TUXEDO,
    BICOLOUR,
    TICKED
  }

  private static final List<Rgb> COLOURS =
      List.of(
          new Rgb(0.87, 0.53, 0.22),
          new Rgb(0.94, 0.80, 0.58),
          new Rgb(0.93, 0.91, 0.87),
          new Rgb(0.20, 0.18, 0.19),
          new Rgb(0.52, 0.53, 0.56),
          new Rgb(0.38, 0.42, 0.49),
          new Rgb(0.42, 0.26, 0.16),
          new Rgb(0.78, 0.61, 0.40),
          new Rgb(0.74, 0.74, 0.73),
          new Rgb(0.64, 0.34, 0.16));

  static Coat random(Chance chance) {
    Rgb base = chance.of(COLOURS).times(chance.around(1, 0.12));
    Pattern pattern = chance.of(Pattern.values());
    if (pattern == Pattern.POINTS || pattern == Pattern.SPOTS || pattern == Pattern.TICKED) {
      // Dark marks want a light ground.
      base = base.mix(new Rgb(0.95, 0.87, 0.75), base.brightness() < 0.5 ? 0.75 : 0.3);
    }
    if ((pattern == Pattern.TUXEDO || pattern == Pattern.BICOLOUR) && base.brightness() > 0.75) {
      base = base.times(0.55);
    }
    Rgb mark =
        base.brightness() > 0.35
            ? base.times(chance.between(0.3, 0.55))
            : base.mix(new Rgb(0.62, 0.47, 0.32), 0.5);
    Rgb light = base.mix(Rgb.WHITE, chance.between(0.3, 0.6));
    return new Coat(base, mark, light, pattern, new Noise(chance.seed()), chance.in(0.5) ? 1 : -1);
  }

  /**
   * The colour at a place of a part.
   *
   * @param u from -1 at the left (side views: at the back) to 1
   * @param v from -1 at the top to 1
   */
  Rgb at(Part part, double u, double v) {
    double wobble = noise.at(u * 3 + 40, v * 3 + part.place * 9) - 0.5;
    Rgb plain =
        switch (part) {
          case MUZZLE, CHEST -> base.mix(light, 0.7);
          case PAW -> base.mix(light, 0.25);
          case BODY -> base.mix(light, 0.5 * edge(v - 0.55 + wobble));
          default -> base;
        };
    return switch (pattern) {
      case SOLID -> plain;
      case TICKED -> plain.mix(mark, 0.75 * edge(noise.at(u * 14, v * 14 + part.place) - 0.62));
      case TABBY -> plain.mix(mark, 0.85 * stripes(part, u, v, wobble));
      case SPOTS -> part == Part.MUZZLE ? plain : plain.mix(mark, spots(part, u, v));
      case PATCHES -> Rgb.WHITE.mix(patchColour(part, u, v), patches(part, u, v, wobble));
      case POINTS -> plain.mix(mark, points(part, u, v, wobble));
      case SADDLE -> saddle(part, u, v, wobble);
      case TUXEDO -> base.mix(Rgb.WHITE, tuxedo(part, u, v, wobble));
      case BICOLOUR -> base.mix(Rgb.WHITE, bicolour(part, u, v, wobble));
    };
  }

  private static double edge(double x) {
    return Math.max(0, Math.min(1, 0.5 + x * 6));
  }

  private static double stripes(Part part, double u, double v, double wobble) {
    double wave =
        switch (part) {
          case HEAD ->
              v < -0.15
                  ? Math.sin(u * 13 + 1.57)
                  : Math.abs(u) > 0.45 ? Math.sin(v * 9 - Math.abs(u) * 6) : -1;
          case BODY -> Math.sin(u * 13 + v * 2 + wobble * 3);
          case LEG -> v > 0.8 ? -1 : Math.sin(v * 13 + wobble * 2);
          case TAIL -> Math.sin(u * 9 + v * 9);
          default -> -1;
        };
    return edge(wave - 0.35 + wobble * 0.8);
  }

  private double spots(Part part, double u, double v) {
    double fine = part == Part.BODY ? 5 : 3.4;
    double strength = part == Part.EAR ? 0.15 : 0;
    return edge(noise.at(u * fine + 7, v * fine + 11 * part.place) - 0.64 + strength);
  }

  private double patches(Part part, double u, double v, double wobble) {
    return switch (part) {
      case HEAD -> edge(u * side + 0.05 - Math.max(0, v) * 0.9 + wobble * 0.5 - 0.12);
      case EAR -> 1;
      case MUZZLE, PAW, CHEST -> 0;
      case TAIL -> 1;
      case LEG -> edge(-0.7 - v);
      case BODY -> edge(noise.at(u * 1.7 + 3, v * 1.7 + 5) - 0.5 - Math.max(0, v) * 0.3);
    };
  }

  private Rgb patchColour(Part part, double u, double v) {
    boolean second = part == Part.BODY && noise.at(u * 1.2 + 60, v * 1.2) > 0.55;
    return second ? mark : base;
  }

  private static double points(Part part, double u, double v, double wobble) {
    return switch (part) {
      case EAR, PAW -> 1;
      case TAIL -> 0.9;
      case MUZZLE -> 0.9;
      case HEAD -> edge(0.42 - Math.hypot(u, (v - 0.25) * 0.9) + wobble * 0.3) * 0.85;
      case LEG -> edge(v * 0.25 - 0.02 + wobble * 0.3) * 0.8;
      default -> 0;
    };
  }

  private Rgb saddle(Part part, double u, double v, double wobble) {
    return switch (part) {
      case BODY ->
          v > 0.35 + wobble
              ? base.mix(Rgb.WHITE, edge(v - 0.45 + wobble))
              : base.mix(
                  mark.times(0.75), edge(0.05 - v - Math.max(0, Math.abs(u) - 0.6) + wobble));
      case HEAD ->
          base.mix(Rgb.WHITE, edge(0.13 - Math.abs(u) + v * 0.08 + wobble * 0.2))
              .mix(mark, 0.35 * edge(-0.75 - v + wobble));
      case MUZZLE, PAW, CHEST -> Rgb.WHITE;
      case EAR -> base.times(0.8);
      case LEG -> base.mix(Rgb.WHITE, edge(v + 0.1 + wobble));
      case TAIL -> mark;
    };
  }

  private static double tuxedo(Part part, double u, double v, double wobble) {
    return switch (part) {
      case MUZZLE, CHEST, PAW -> 1;
      case HEAD -> edge(v - 0.42 - Math.abs(u) * 0.5 + wobble * 0.4);
      case LEG -> edge(v - 0.62 + wobble * 0.4);
      case BODY -> edge(v - 0.72 + wobble * 0.4);
      default -> 0;
    };
  }

  private static double bicolour(Part part, double u, double v, double wobble) {
    return switch (part) {
      case MUZZLE, CHEST, PAW -> 1;
      case HEAD -> edge(v + 0.42 - Math.abs(u) * 1.5 + wobble * 0.3);
      case LEG -> edge(v + 0.25 + wobble * 0.4);
      case BODY -> edge(v - 0.22 + wobble * 0.6);
      default -> 0;
    };
  }
}
