package dev.graft.dataset;

/**
 * The bits of a piece of entropy-coded JPEG data, which ends at the next marker or at the end of
 * the file. A zero byte behind 0xFF is stuffing (ITU-T T.81, F.1.2.3).
 */
final class EntropyBits {
  /** Thrown where the data ends early or makes no sense. */
  static final class GaveOut extends Exception {
    private static final long serialVersionUID = 1;

    GaveOut() {
      super("the data gave out", null, false, false);
    }
  }

  private final byte[] b;
  private final int end;
  private int at;
  private int current;
  private int left;

  /** Reads from an offset on, as if the file ended at another. */
  EntropyBits(byte[] b, int at, int end) {
    this.b = b;
    this.at = at;
    this.end = end;
  }

  /** The next bit. */
  int next() throws GaveOut {
    if (left == 0) {
      if (at >= end || atMarker()) {
        throw new GaveOut();
      }
      current = b[at];
      at += current == -1 ? 2 : 1;
      left = 8;
    }
    left--;
    return current >> left & 1;
  }

  /** The next bits as a number. */
  int next(int count) throws GaveOut {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | next();
    }
    return value;
  }

  /** The next bits as a signed number of that many binary digits (F.2.2.1). */
  int nextSigned(int digits) throws GaveOut {
    if (digits == 0) {
      return 0;
    }
    int value = next(digits);
    return value < 1 << (digits - 1) ? value - (1 << digits) + 1 : value;
  }

  /** Where the next byte is; the bits that are left of the last one are padding. */
  int position() {
    return Math.min(at, end);
  }

  private boolean atMarker() {
    return b[at] == -1 && (at + 1 >= end || b[at + 1] != 0);
  }
}
