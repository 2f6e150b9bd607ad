package dev.graft.testing.drawings;

import java.awt.image.BufferedImage;

/**
 * The light that a picture is taken in.
 *
 * @param tint what each channel is multiplied with
 * @param contrast around the middle grey
 * @param vignette how much darker the corners are, from 0 to 1
 * @param slope how much darker one side is, from -1 to 1
 * @param beam how strong a beam of light across the picture is, from 0 to 1
 * @param beamAt where the beam is, from 0 to 1
 */
record Light(Rgb tint, double contrast, double vignette, double slope, double beam, double beamAt) {
  static Light random(Chance c) {
    Rgb tint =
        switch (c.below(6)) {
          case 0 -> new Rgb(1.1, 0.98, 0.82);
          case 1 -> new Rgb(0.9, 0.97, 1.1);
          case 2 -> new Rgb(0.74, 0.72, 0.76);
          case 3 -> new Rgb(1.1, 1.08, 1.04);
          default -> new Rgb(1, 1, 1);
        };
    return new Light(
        tint.times(c.around(1, 0.08)),
        c.between(0.88, 1.12),
        c.in(0.5) ? c.between(0.1, 0.5) : 0,
        c.in(0.45) ? c.around(0, 0.7) : 0,
        c.in(0.25) ? c.between(0.1, 0.28) : 0,
        c.between(0, 1));
  }

  /** Lights a picture, in place. */
  void shineOn(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double u = 2.0 * x / w - 1;
        double v = 2.0 * y / h - 1;
        double much = 1 - vignette * Math.max(0, u * u + v * v - 0.4) * 0.7 - slope * u * 0.28;
        double across = (u + v * 0.6 + 1.6) / 3.2 - beamAt;
        much +=
            beam * Math.exp(-across * across * 160)
                + beam * Math.exp(-(across - 0.16) * (across - 0.16) * 160);
        int rgb = image.getRGB(x, y);
        image.setRGB(
            x,
            y,
            channel(rgb >> 16 & 255, tint.r() * much) << 16
                | channel(rgb >> 8 & 255, tint.g() * much) << 8
                | channel(rgb & 255, tint.b() * much));
      }
    }
  }

  private int channel(int value, double factor) {
    double lit = (value * factor - 118) * contrast + 118;
    // Bright light rolls off instead of breaking off.
    double soft = lit > 225 ? 225 + 30 * (1 - Math.exp(-(lit - 225) / 30)) : lit;
    return (int) Math.max(0, Math.min(255, Math.round(soft)));
  }
}
