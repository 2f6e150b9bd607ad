package dev.graft.prediction;

/** Numbers in IEEE 754 half precision: a sign, five bits of exponent, ten of fraction. */
final class HalfPrecision {
  private static final float LARGEST = 65_504;

  /** Below this a number has fewer bits. */
  private static final int LEAST_EXPONENT = -14;

  private static final int BIAS = 15;
  private static final int ONE = 1 << 10;
  private static final int SIGN = 0x8000;

  private HalfPrecision() {}

  /** The nearest number; what is too large becomes the largest. */
  static short of(float value) {
    float size = Math.min(LARGEST, Math.abs(value));
    int sign = value < 0 ? SIGN : 0;
    int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(size));
    // The bit before the fraction, where it is set, counts the exponent up by one.
    int bits = Math.round(Math.scalb(size, 10 - exponent)) + ((exponent + BIAS - 1) << 10);
    return (short) (sign | bits);
  }

  /** The number that bits stand for. */
  static float value(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & (ONE - 1);
    float size =
        exponent == 0
            ? Math.scalb((float) fraction, LEAST_EXPONENT - 10)
            : Math.scalb((float) (ONE + fraction), exponent - BIAS - 10);
    return (bits & SIGN) == 0 ? size : -size;
  }
}
