package dev.graft.dataset;

/**
 * The size that a header promises, and the orientation, for formats other than JPEG; read before a
 * plugin sees the file, because some plugins allocate while they read the header.
 */
final class HeaderSize {
  private HeaderSize() {}

  /**
   * Refuses what is too large; formats whose size stands deeper in the file are left to the plugin.
   */
  static void check(byte[] b, ImageFormat format, PixelLimit limit)
      throws UnreadableImageException {
    switch (format) {
      case PNG -> {
        // Without its header chunk in place the numbers there mean nothing.
        if (Bytes.has(b, 12, "IHDR")) {
          checkLarge(limit, Bytes.u32(b, 16, true), Bytes.u32(b, 20, true));
        }
      }
      case GIF ->
          limit.check(Math.max(1, Bytes.u16(b, 6, false)), Math.max(1, Bytes.u16(b, 8, false)));
      case BMP -> {
        boolean old = Bytes.u32(b, 14, false) == 12;
        if (old) {
          limit.check(Bytes.u16(b, 18, false), Bytes.u16(b, 20, false));
        } else {
          long height = (int) Bytes.u32(b, 22, false);
          checkLarge(limit, Bytes.u32(b, 18, false), Math.abs(height));
        }
      }
      case WEBP -> {
        if (Bytes.has(b, 12, "VP8X")) {
          limit.check(u24(b, 24) + 1, u24(b, 27) + 1);
        }
      }
      case JPEG, TIFF -> {
        // JpegHeader knows the one; the other may have its directory anywhere.
      }
    }
  }

  private static int u24(byte[] b, int at) {
    return Bytes.u16(b, at, false) | Bytes.u8(b, at + 2) << 16;
  }

  private static void checkLarge(PixelLimit limit, long width, long height)
      throws UnreadableImageException {
    limit.check(
        (int) Math.min(width, Integer.MAX_VALUE), (int) Math.min(height, Integer.MAX_VALUE));
  }

  /** The EXIF orientation, 1 to 8; 1 where there is none. */
  static int orientation(byte[] b, ImageFormat format) {
    return switch (format) {
      case TIFF -> Orientation.read(b, 0, b.length);
      case PNG -> inPng(b);
      case WEBP -> inWebp(b);
      case JPEG, GIF, BMP -> Orientation.UPRIGHT;
    };
  }

  private static int inPng(byte[] b) {
    long at = 8;
    while (at + 12 <= b.length) {
      int chunk = (int) at;
      long end = at + 8 + Bytes.u32(b, chunk, true);
      if (Bytes.has(b, chunk + 4, "eXIf")) {
        return Orientation.read(b, chunk + 8, (int) Math.min(end, b.length));
      }
      at = end + 4;
    }
    return Orientation.UPRIGHT;
  }

  private static int inWebp(byte[] b) {
    long at = 12;
    while (at + 8 <= b.length) {
      int chunk = (int) at;
      long length = Bytes.u32(b, chunk + 4, false);
      if (Bytes.has(b, chunk, "EXIF")) {
        // Some writers put the prefix of the JPEG segment in front.
        int start = Bytes.has(b, chunk + 8, "Exif\0") ? chunk + 14 : chunk + 8;
        return Orientation.read(b, start, (int) Math.min(at + 8 + length, b.length));
      }
      at += 8 + length + (length & 1);
    }
    return Orientation.UPRIGHT;
  }
}
