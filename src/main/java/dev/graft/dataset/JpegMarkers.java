package dev.graft.dataset;

/** What the markers behind the first scan say of a JPEG file, without decoding anything. */
final class JpegMarkers {
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;

  /** Pictures have no such stretch; what a disk lost has. */
  private static final int LONGEST_OF_ZEROS = 64;

  private JpegMarkers() {}

  /**
   * Whether a picture has its end marker and nothing before that looks lost: no marker that does
   * not belong between scans, no long stretch of zeros. Damage that hides as data is not seen.
   *
   * @param b the file
   * @param firstScan where its first scan's marker is
   */
  static boolean looksWhole(byte[] b, int firstScan) {
    int zeros = 0;
    int at = firstScan;
    while (at + 1 < b.length) {
      if (b[at] != (byte) 0xff) {
        zeros = b[at] == 0 ? zeros + 1 : 0;
        if (zeros > LONGEST_OF_ZEROS) {
          return false;
        }
        at++;
        continue;
      }
      zeros = 0;
      int marker = Bytes.u8(b, at + 1);
      boolean data = marker == 0 || (marker >= 0xd0 && marker < END - 1);
      if (marker == END) {
        // Telephones put more behind it: a film, a map of depths, another picture.
        return true;
      } else if (data) {
        at += 2;
      } else if (marker == 0xff) {
        at++;
      } else if (isBetweenScans(marker) && at + 4 <= b.length) {
        at += 2 + Bytes.u16(b, at + 2, true);
      } else {
        return false;
      }
    }
    return false;
  }

  /** Tables, restart interval, comment, and the next scan itself. */
  private static boolean isBetweenScans(int marker) {
    return marker == SCAN || marker == 0xc4 || marker == 0xdb || marker == 0xdd || marker == 0xfe;
  }
}
