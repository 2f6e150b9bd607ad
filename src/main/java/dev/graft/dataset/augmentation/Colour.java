package dev.graft.dataset.augmentation;

/**
 * Changes of colour by the definitions of torchvision's {@code adjust_brightness}, {@code
 * adjust_contrast} and {@code adjust_saturation} for pictures of floating-point numbers: a blend
 * with black, with the picture's mean grey, or with each pixel's own grey, cut to 0..255. A factor
 * of 1 changes nothing, 0 leaves what is blended in, more than 1 moves away from it.
 */
public final class Colour {
  private static final float WHITE = 255;
  private static final float RED = 0.2989f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Colour() {}

  /**
   * Makes a picture darker or brighter.
   *
   * @param pixels red, green, blue, 0..255; changed in place
   * @param at where the picture begins
   * @param length its numbers
   * @param factor at least 0
   */
  public static void brightness(float[] pixels, int at, int length, float factor) {
    for (int i = at; i < at + length; i++) {
      pixels[i] = cut(factor * pixels[i]);
    }
  }

  /**
   * Changes the distance from the picture's mean grey.
   *
   * @param pixels red, green, blue, 0..255; changed in place
   * @param at where the picture begins
   * @param length its numbers
   * @param factor at least 0
   */
  public static void contrast(float[] pixels, int at, int length, float factor) {
    double sum = 0;
    for (int i = at; i < at + length; i += 3) {
      sum += grey(pixels, i);
    }
    float rest = (1 - factor) * (float) (3 * sum / length);
    for (int i = at; i < at + length; i++) {
      pixels[i] = cut(factor * pixels[i] + rest);
    }
  }

  /**
   * Changes the distance from each pixel's own grey.
   *
   * @param pixels red, green, blue, 0..255; changed in place
   * @param at where the picture begins
   * @param length its numbers
   * @param factor at least 0
   */
  public static void saturation(float[] pixels, int at, int length, float factor) {
    for (int i = at; i < at + length; i += 3) {
      float rest = (1 - factor) * grey(pixels, i);
      pixels[i] = cut(factor * pixels[i] + rest);
      pixels[i + 1] = cut(factor * pixels[i + 1] + rest);
      pixels[i + 2] = cut(factor * pixels[i + 2] + rest);
    }
  }

  private static float grey(float[] p, int i) {
    return RED * p[i] + GREEN * p[i + 1] + BLUE * p[i + 2];
  }

  private static float cut(float value) {
    return Math.min(Math.max(value, 0), WHITE);
  }
}
