package dev.graft.dataset;

/**
 * The EXIF orientation of a picture: 1 upright; 2 mirrored; 3 upside down; 4 upside down and
 * mirrored; 5 to 8 the same with rows and columns exchanged. Source: Exif 2.32, tag 0x0112.
 */
final class Orientation {
  static final int UPRIGHT = 1;
  private static final int TAG = 0x0112;
  private static final int MAX_ENTRIES = 1000;

  private Orientation() {}

  /**
   * Reads the orientation from the first directory of a TIFF structure.
   *
   * @param b the bytes that hold it
   * @param start where the structure begins, at "II" or "MM"
   * @param end where it ends
   * @return 1 to 8; 1 where there is none or it is damaged
   */
  static int read(byte[] b, int start, int end) {
    boolean bigEndian = Bytes.has(b, start, "MM");
    boolean littleEndian = Bytes.has(b, start, "II");
    boolean known = bigEndian || littleEndian;
    if (!known || Bytes.u16(b, start + 2, bigEndian) != 42) {
      return UPRIGHT;
    }
    long directory = start + Bytes.u32(b, start + 4, bigEndian);
    if (directory + 2 > end) {
      return UPRIGHT;
    }
    int at = (int) directory;
    int entries = Math.min(Bytes.u16(b, at, bigEndian), MAX_ENTRIES);
    for (int i = 0; i < entries && at + 2 + i * 12 + 12 <= end; i++) {
      int entry = at + 2 + i * 12;
      if (Bytes.u16(b, entry, bigEndian) == TAG) {
        return value(b, entry, bigEndian);
      }
    }
    return UPRIGHT;
  }

  private static int value(byte[] b, int entry, boolean bigEndian) {
    // A SHORT by the standard; some writers store a LONG or a BYTE.
    long value =
        switch (Bytes.u16(b, entry + 2, bigEndian)) {
          case 1 -> Bytes.u8(b, entry + 8);
          case 3 -> Bytes.u16(b, entry + 8, bigEndian);
          case 4 -> Bytes.u32(b, entry + 8, bigEndian);
          default -> UPRIGHT;
        };
    return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
  }

  /** Turns a picture upright; an upright one is returned as it is. */
  static PixelImage apply(int orientation, PixelImage image) {
    if (orientation == UPRIGHT) {
      return image;
    }
    int w = image.width();
    int h = image.height();
    boolean exchanged = orientation >= 5;
    int outW = exchanged ? h : w;
    int outH = exchanged ? w : h;
    boolean fromRight =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int origin = (fromBottom ? h - 1 : 0) * w + (fromRight ? w - 1 : 0);
    int column = fromRight ? -1 : 1;
    int row = fromBottom ? -w : w;
    int stepX = 3 * (exchanged ? row : column);
    int stepY = 3 * (exchanged ? column : row);
    byte[] in = image.rgb();
    byte[] out = new byte[in.length];
    int to = 0;
    for (int y = 0; y < outH; y++) {
      int from = 3 * origin + y * stepY;
      for (int x = 0; x < outW; x++, from += stepX, to += 3) {
        out[to] = in[from];
        out[to + 1] = in[from + 1];
        out[to + 2] = in[from + 2];
      }
    }
    return new PixelImage(outW, outH, out);
  }
}
