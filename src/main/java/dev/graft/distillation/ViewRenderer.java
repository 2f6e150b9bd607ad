package dev.graft.distillation;

import dev.graft.dataset.PixelImage;

/**
 * Draws a view at a size: bilinear with half-pixel centres and without antialiasing, as pictures
 * are resized everywhere else, then mirrored and coloured. The same view at two sizes shows the
 * same.
 */
final class ViewRenderer {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private ViewRenderer() {}

  /**
   * Renders.
   *
   * @param image the photograph
   * @param view what to show of it
   * @param size rows and columns
   * @return size x size x 3 bytes, row-major, red, green, blue
   */
  static byte[] render(PixelImage image, View view, int size) {
    float[] drawn = new float[size * size * 3];
    draw(image, view, size, drawn);
    if (view.brightness() != 1 || view.contrast() != 1 || view.saturation() != 1) {
      colour(drawn, view);
    }
    byte[] bytes = new byte[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(drawn[i])));
    }
    return bytes;
  }

  private static void draw(PixelImage image, View view, int size, float[] out) {
    byte[] rgb = image.rgb();
    int columns = image.width();
    int[] left = new int[size];
    int[] right = new int[size];
    float[] across = new float[size];
    for (int x = 0; x < size; x++) {
      int from = view.mirrored() ? size - 1 - x : x;
      double at = (view.left() + view.width() * (from + 0.5) / size) * columns - 0.5;
      left[x] = clamp((int) Math.floor(at), columns) * 3;
      right[x] = clamp((int) Math.floor(at) + 1, columns) * 3;
      across[x] = (float) (at - Math.floor(at));
    }
    for (int y = 0, o = 0; y < size; y++) {
      double at = (view.top() + view.height() * (y + 0.5) / size) * image.height() - 0.5;
      int upper = clamp((int) Math.floor(at), image.height()) * columns * 3;
      int lower = clamp((int) Math.floor(at) + 1, image.height()) * columns * 3;
      float down = (float) (at - Math.floor(at));
      for (int x = 0; x < size; x++) {
        for (int c = 0; c < 3; c++) {
          float a = rgb[upper + left[x] + c] & 0xff;
          float b = rgb[upper + right[x] + c] & 0xff;
          float d = rgb[lower + left[x] + c] & 0xff;
          float e = rgb[lower + right[x] + c] & 0xff;
          float first = a + (b - a) * across[x];
          float second = d + (e - d) * across[x];
          out[o++] = first + (second - first) * down;
        }
      }
    }
  }

  private static int clamp(int i, int length) {
    return Math.max(0, Math.min(length - 1, i));
  }

  private static void colour(float[] pixels, View view) {
    double sum = 0;
    for (int i = 0; i < pixels.length; i += 3) {
      sum += grey(pixels, i);
    }
    float mean = (float) (3 * sum / pixels.length);
    float gain = view.brightness() * view.contrast();
    float shift = view.brightness() * mean * (1 - view.contrast());
    for (int i = 0; i < pixels.length; i += 3) {
      float grey = grey(pixels, i);
      for (int c = 0; c < 3; c++) {
        float saturated = grey + (pixels[i + c] - grey) * view.saturation();
        pixels[i + c] = saturated * gain + shift;
      }
    }
  }

  private static float grey(float[] p, int i) {
    return RED * p[i] + GREEN * p[i + 1] + BLUE * p[i + 2];
  }
}
