package dev.graft.dataset;

/** Numbers and words in a byte array; what lies outside of the array reads as zero. */
final class Bytes {
  private Bytes() {}

  static int u8(byte[] b, int at) {
    return at >= 0 && at < b.length ? b[at] & 0xff : 0;
  }

  static int u16(byte[] b, int at, boolean bigEndian) {
    return bigEndian ? u8(b, at) << 8 | u8(b, at + 1) : u8(b, at + 1) << 8 | u8(b, at);
  }

  static long u32(byte[] b, int at, boolean bigEndian) {
    long first = u16(b, at, bigEndian);
    long second = u16(b, at + 2, bigEndian);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  /** Whether the ASCII text stands at the offset. */
  static boolean has(byte[] b, int at, String ascii) {
    if (at < 0 || at + ascii.length() > b.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (b[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
