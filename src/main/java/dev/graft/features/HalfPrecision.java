package dev.graft.features;

import java.nio.ByteBuffer;

/**
 * Turns 32-bit floats into IEEE 754 binary16 and back. Java has this from version 20 on. Rounding
 * is to the nearest, ties to even; a number too large for 16 bits becomes the largest one, 65,504,
 * because an infinite feature would spoil all that is computed from it.
 */
public final class HalfPrecision {
  private static final float LARGEST = 65_504;

  /** The smallest normal number, 2^-14; below it numbers lie 2^-24 apart. */
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private static final int SIGN = 0x8000;
  private static final short NAN = 0x7e00;

  /** What each of the 65,536 patterns means; made when the first is asked for. */
  private static final class Table {
    static final float[] VALUES = values();
  }

  private HalfPrecision() {}

  /**
   * The bits nearest to a number.
   *
   * @param value any number; what is too large becomes the largest
   * @return a sign, five bits of exponent, ten of fraction
   */
  public static short toBits(float value) {
    if (Float.isNaN(value)) {
      return NAN;
    }
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & SIGN;
    float size = Math.abs(value);
    if (size >= LARGEST) {
      return (short) (sign | 0x7bff);
    }
    if (size < SMALLEST_NORMAL) {
      // The product is exact, and rint rounds ties to even; 1024 of them make the first normal one.
      return (short) (sign | (int) Math.rint(size * 0x1p24f));
    }
    int magnitude = bits & 0x7fff_ffff;
    // Half of the last place that stays, less one where that place is even.
    int rounded = magnitude + 0xfff + (magnitude >>> 13 & 1);
    return (short) (sign | (rounded >>> 13) - (112 << 10));
  }

  /**
   * What bits mean.
   *
   * @param bits a sign, five bits of exponent, ten of fraction
   * @return the number
   */
  public static float toFloat(short bits) {
    return Table.VALUES[bits & 0xffff];
  }

  private static float[] values() {
    float[] all = new float[1 << 16];
    for (int i = 0; i < all.length; i++) {
      int exponent = i >>> 10 & 0x1f;
      int fraction = i & 0x3ff;
      float size;
      if (exponent == 0) {
        size = fraction * 0x1p-24f;
      } else if (exponent == 0x1f) {
        size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
      } else {
        size = Math.scalb(1024 + fraction, exponent - 25);
      }
      all[i] = (i & SIGN) == 0 ? size : -size;
    }
    return all;
  }

  /** Writes numbers from the buffer's position on; the position stays. */
  static void write(float[] values, int offset, int length, ByteBuffer into) {
    int at = into.position();
    for (int i = 0; i < length; i++) {
      into.putShort(at + 2 * i, toBits(values[offset + i]));
    }
  }

  /** Reads numbers from the buffer's position on; the position stays. */
  static void read(ByteBuffer from, float[] into, int offset, int length) {
    float[] values = Table.VALUES;
    int at = from.position();
    for (int i = 0; i < length; i++) {
      into[offset + i] = values[from.getShort(at + 2 * i) & 0xffff];
    }
  }
}
