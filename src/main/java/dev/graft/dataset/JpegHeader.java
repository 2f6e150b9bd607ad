package dev.graft.dataset;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the markers of a JPEG before its first scan say. Reading them takes microseconds, and only
 * so can a picture be refused by its size before anything is allocated.
 */
final class JpegHeader {
  /** What the components mean, by the rules of libjpeg (jdapimin.c, default_decompress_parms). */
  enum Colour {
    GREY(1),
    RGB(3),
    YCBCR(3),
    CMYK(4),
    YCCK(4);

    final int components;

    Colour(int components) {
      this.components = components;
    }
  }

  private static final int NONE = -1;

  /** Start of image, then version 1.1, square pixels, no thumbnail. */
  private static final byte[] JFIF_START =
      HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000");

  private int frame = NONE;
  private int precision;
  private int width;
  private int height;
  private int components;
  private int ids;
  private boolean jfif;
  private int adobeTransform = NONE;
  private int orientation = Orientation.UPRIGHT;
  private boolean exifSeen;
  private final ByteArrayOutputStream profile = new ByteArrayOutputStream(0);
  private final List<Segment> coding = new ArrayList<>();
  private int firstScan;

  /** A marker with what belongs to it. */
  private record Segment(int start, int end) {}

  private JpegHeader() {}

  /**
   * Reads the markers up to the first scan.
   *
   * @param b a file that begins with 0xFFD8
   * @return empty where the structure is broken: junk between markers, no frame, a length beyond
   *     the end
   */
  static Optional<JpegHeader> read(byte[] b) {
    JpegHeader header = new JpegHeader();
    int at = 2;
    while (at + 4 <= b.length && Bytes.u8(b, at) == 0xff) {
      int marker = Bytes.u8(b, at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      int length = Bytes.u16(b, at + 2, true);
      int end = at + 2 + length;
      boolean standsAlone = marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9);
      if (standsAlone || length < 2 || end > b.length) {
        return Optional.empty();
      }
      if (marker == 0xda) {
        header.firstScan = at;
        return header.frame == NONE ? Optional.empty() : Optional.of(header);
      }
      if (!header.segment(b, marker, at + 4, end)) {
        return Optional.empty();
      }
      if (marker < 0xe0) {
        header.coding.add(new Segment(at, end));
      }
      at = end;
    }
    return Optional.empty();
  }

  /**
   * The same picture as a JFIF file with nothing in it but what decoding needs. A JFIF file is
   * YCbCr for every program; without that marker the JDK guesses in its own way, and a profile
   * would make it convert, slowly.
   */
  byte[] asPlainJfif(byte[] b) {
    int length = JFIF_START.length + b.length - firstScan;
    for (Segment segment : coding) {
      length += segment.end() - segment.start();
    }
    byte[] plain = Arrays.copyOf(JFIF_START, length);
    int to = JFIF_START.length;
    for (Segment segment : coding) {
      System.arraycopy(b, segment.start(), plain, to, segment.end() - segment.start());
      to += segment.end() - segment.start();
    }
    System.arraycopy(b, firstScan, plain, to, b.length - firstScan);
    return plain;
  }

  private boolean segment(byte[] b, int marker, int at, int end) {
    switch (marker) {
      case 0xe0 -> jfif |= Bytes.has(b, at, "JFIF\0") && end - at >= 14;
      case 0xe1 -> {
        if (Bytes.has(b, at, "Exif\0") && !exifSeen) {
          exifSeen = true;
          orientation = Orientation.read(b, at + 6, end);
        }
      }
      case 0xe2 -> {
        if (Bytes.has(b, at, "ICC_PROFILE\0") && end - at > 14) {
          profile.write(b, at + 14, end - at - 14);
        }
      }
      case 0xee -> {
        if (Bytes.has(b, at, "Adobe") && end - at >= 12) {
          adobeTransform = Bytes.u8(b, at + 11);
        }
      }
      case 0xc4, 0xc8, 0xcc -> {
        // Huffman tables, reserved, arithmetic conditioning: no frames although they lie among
        // them.
      }
      default -> {
        if (marker >= 0xc0 && marker <= 0xcf) {
          return frame(b, marker, at, end);
        }
      }
    }
    return true;
  }

  private boolean frame(byte[] b, int marker, int at, int end) {
    if (frame != NONE) {
      return false;
    }
    frame = marker;
    precision = Bytes.u8(b, at);
    height = Bytes.u16(b, at + 1, true);
    width = Bytes.u16(b, at + 3, true);
    components = Bytes.u8(b, at + 5);
    ids = Bytes.u8(b, at + 6) << 16 | Bytes.u8(b, at + 9) << 8 | Bytes.u8(b, at + 12);
    return width > 0 && height > 0 && components > 0 && end - at >= 6 + 3 * components;
  }

  /** Whether it is 8-bit Huffman data of 1, 3 or 4 components, sequential or progressive. */
  boolean isOrdinary() {
    return precision == 8
        && frame <= 0xc2
        && (components == 1 || components == 3 || components == 4);
  }

  boolean isProgressive() {
    return frame == 0xc2;
  }

  /** Where the marker of the first scan is. */
  int firstScan() {
    return firstScan;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int orientation() {
    return orientation;
  }

  /** Adobe writes ink inverted: 255 is none. */
  boolean isAdobe() {
    return adobeTransform != NONE;
  }

  /** The embedded colour profile; empty where there is none. */
  Optional<byte[]> profile() {
    return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
  }

  Colour colour() {
    if (components == 1) {
      return Colour.GREY;
    }
    if (components == 4) {
      return adobeTransform == 2 ? Colour.YCCK : Colour.CMYK;
    }
    if (jfif) {
      return Colour.YCBCR;
    }
    if (isAdobe()) {
      return adobeTransform == 0 ? Colour.RGB : Colour.YCBCR;
    }
    return ids == ('R' << 16 | 'G' << 8 | 'B') ? Colour.RGB : Colour.YCBCR;
  }
}
