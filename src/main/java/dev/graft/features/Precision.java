package dev.graft.features;

import java.util.Locale;

/** How exactly the numbers of a stored feature are kept. */
public enum Precision {
  /** 32 bits, IEEE 754 binary32: what the trunk computed. */
  SINGLE(Float.BYTES),
  /**
   * 16 bits, IEEE 754 binary16: half the room; 11 significant bits, which is a rounding by 1/2048
   * at most. Numbers beyond 65,504 become that; those below 0.00006 lose more.
   */
  HALF(Short.BYTES);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /**
   * The room of a number.
   *
   * @return bytes
   */
  public int bytes() {
    return bytes;
  }

  /**
   * The word of the command line.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The end of the name of a file with such rows. */
  String suffix() {
    return this == HALF ? "f16" : "f32";
  }
}
