package dev.graft.testing.drawings;

import java.awt.image.BufferedImage;

/** What is far is out of focus. */
final class Blur {
  private Blur() {}

  /** Blurs in place: three box blurs, which come near a Gaussian. */
  static void apply(BufferedImage image, int radius) {
    if (radius < 1) {
      return;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    int[] pixels = image.getRGB(0, 0, w, h, null, 0, w);
    int[] other = new int[pixels.length];
    for (int i = 0; i < 3; i++) {
      box(pixels, other, h, w, w, 1, radius);
      box(other, pixels, w, h, 1, w, radius);
    }
    image.setRGB(0, 0, w, h, pixels, 0, w);
  }

  private static void box(
      int[] from, int[] to, int lines, int length, int lineStep, int step, int radius) {
    int size = 2 * radius + 1;
    for (int line = 0; line < lines; line++) {
      int start = line * lineStep;
      int r = 0;
      int g = 0;
      int b = 0;
      for (int i = -radius; i <= radius; i++) {
        int p = from[start + clamp(i, length) * step];
        r += p >> 16 & 255;
        g += p >> 8 & 255;
        b += p & 255;
      }
      for (int i = 0; i < length; i++) {
        to[start + i * step] = ((r / size) << 16) | ((g / size) << 8) | (b / size);
        int in = from[start + clamp(i + radius + 1, length) * step];
        int out = from[start + clamp(i - radius, length) * step];
        r += (in >> 16 & 255) - (out >> 16 & 255);
        g += (in >> 8 & 255) - (out >> 8 & 255);
        b += (in & 255) - (out & 255);
      }
    }
  }

  private static int clamp(int i, int length) {
    return Math.max(0, Math.min(length - 1, i));
  }
}
