package dev.graft.dataset;

import java.util.Arrays;

/**
 * Raw JPEG components to RGB, with the integer arithmetic of libjpeg (jdcolor.c), so that the
 * result is the same to the bit as with other programs; and inks to RGB as Pillow does where there
 * is no colour profile.
 */
final class JpegColours {
  private static final int SCALE = 16;
  private static final int HALF = 1 << (SCALE - 1);
  private static final int CR_TO_RED = fixed(1.40200);
  private static final int CB_TO_BLUE = fixed(1.77200);
  private static final int CR_TO_GREEN = fixed(0.71414);
  private static final int CB_TO_GREEN = fixed(0.34414);

  private JpegColours() {}

  private static int fixed(double x) {
    return (int) (x * (1 << SCALE) + 0.5);
  }

  /** In place: YCbCr pixels of {@code bands} bytes to RGB; further bands stay. */
  static void yccToRgb(byte[] p, int bands) {
    for (int i = 0; i + bands <= p.length; i += bands) {
      int y = p[i] & 0xff;
      int cb = (p[i + 1] & 0xff) - 128;
      int cr = (p[i + 2] & 0xff) - 128;
      p[i] = clamp(y + ((CR_TO_RED * cr + HALF) >> SCALE));
      p[i + 1] = clamp(y + ((HALF - CB_TO_GREEN * cb - CR_TO_GREEN * cr) >> SCALE));
      p[i + 2] = clamp(y + ((CB_TO_BLUE * cb + HALF) >> SCALE));
    }
  }

  /** Grey to RGB: the same value three times, without any gamma. */
  static byte[] greyToRgb(byte[] grey) {
    byte[] rgb = new byte[grey.length * 3];
    for (int i = 0, o = 0; i < grey.length; i++, o += 3) {
      Arrays.fill(rgb, o, o + 3, grey[i]);
    }
    return rgb;
  }

  /** In place: 255 becomes 0. */
  static void invert(byte[] p) {
    for (int i = 0; i < p.length; i++) {
      p[i] = (byte) ~p[i];
    }
  }

  /** In place: the first three of four bytes inverted, as YCCK gives RGB where CMY is wanted. */
  static void invertColours(byte[] p) {
    for (int i = 0; i + 4 <= p.length; i += 4) {
      p[i] = (byte) ~p[i];
      p[i + 1] = (byte) ~p[i + 1];
      p[i + 2] = (byte) ~p[i + 2];
    }
  }

  /**
   * Inks, 255 is full, to RGB without a profile: each colour is what its ink and black let through.
   */
  static byte[] cmykToRgb(byte[] cmyk) {
    byte[] rgb = new byte[cmyk.length / 4 * 3];
    for (int i = 0, o = 0; o < rgb.length; i += 4, o += 3) {
      int light = 255 - (cmyk[i + 3] & 0xff);
      for (int c = 0; c < 3; c++) {
        rgb[o + c] = clamp(light - times(cmyk[i + c] & 0xff, light));
      }
    }
    return rgb;
  }

  /** a * b / 255, rounded. */
  private static int times(int a, int b) {
    int t = a * b + 128;
    return (t + (t >> 8)) >> 8;
  }

  private static byte clamp(int v) {
    return (byte) Math.max(0, Math.min(255, v));
  }
}
