package dev.graft.testing.drawings;

import java.awt.Color;

/**
 * A colour that can be reckoned with.
 *
 * @param r red, from 0 to 1; beyond it while reckoning
 * @param g green
 * @param b blue
 */
record Rgb(double r, double g, double b) {
  static final Rgb WHITE = new Rgb(0.97, 0.95, 0.92);
  static final Rgb BLACK = new Rgb(0.06, 0.05, 0.06);

  static Rgb hsb(double hue, double saturation, double brightness) {
    int c = Color.HSBtoRGB((float) hue, (float) saturation, (float) brightness);
    return new Rgb((c >> 16 & 255) / 255.0, (c >> 8 & 255) / 255.0, (c & 255) / 255.0);
  }

  Rgb mix(Rgb other, double share) {
    double s = Math.max(0, Math.min(1, share));
    return new Rgb(r + (other.r - r) * s, g + (other.g - g) * s, b + (other.b - b) * s);
  }

  Rgb times(double factor) {
    return new Rgb(r * factor, g * factor, b * factor);
  }

  double brightness() {
    return 0.3 * r + 0.59 * g + 0.11 * b;
  }

  Color awt(double alpha) {
    return new Color(channel(r), channel(g), channel(b), channel(alpha));
  }

  private static float channel(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }
}
