package dev.graft.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a JPEG is cut into blocks of 8 x 8 (ITU-T T.81, A.1 and A.2).
 *
 * @param progressive whether the coefficients come in several scans
 * @param columns minimum coded units side by side
 * @param rows minimum coded units below each other
 * @param components the planes of the picture
 */
record JpegFrame(boolean progressive, int columns, int rows, List<Component> components) {
  /**
   * A plane.
   *
   * @param id how scans name it
   * @param across blocks side by side in a unit
   * @param down blocks below each other in a unit
   * @param columns blocks side by side, of which a scan of this component alone consists
   * @param rows blocks below each other, likewise
   * @param stride blocks side by side, with those that only fill up units
   * @param table which quantisation table it has
   * @param known a bit for each coefficient of each block that is not zero so far
   */
  record Component(
      int id, int across, int down, int columns, int rows, int stride, int table, long[] known) {}

  /**
   * Reads the content of a start-of-frame marker.
   *
   * @return empty if it makes no sense
   */
  static Optional<JpegFrame> read(byte[] b, int at, boolean progressive) {
    int height = Bytes.u16(b, at + 1, true);
    int width = Bytes.u16(b, at + 3, true);
    int count = Bytes.u8(b, at + 5);
    int mostAcross = 1;
    int mostDown = 1;
    for (int i = 0; i < count; i++) {
      int sampling = Bytes.u8(b, at + 7 + 3 * i);
      mostAcross = Math.max(mostAcross, sampling >> 4);
      mostDown = Math.max(mostDown, sampling & 15);
    }
    int columns = up(width, 8 * mostAcross);
    int rows = up(height, 8 * mostDown);
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int sampling = Bytes.u8(b, at + 7 + 3 * i);
      int across = sampling >> 4;
      int down = sampling & 15;
      if (across < 1 || across > 4 || down < 1 || down > 4) {
        return Optional.empty();
      }
      int stride = columns * across;
      components.add(
          new Component(
              Bytes.u8(b, at + 6 + 3 * i),
              across,
              down,
              up(up(width * across, mostAcross), 8),
              up(up(height * down, mostDown), 8),
              stride,
              Bytes.u8(b, at + 8 + 3 * i) & 3,
              new long[progressive ? stride * rows * down : 0]));
    }
    return components.isEmpty()
        ? Optional.empty()
        : Optional.of(new JpegFrame(progressive, columns, rows, List.copyOf(components)));
  }

  private static int up(int value, int step) {
    return (value + step - 1) / step;
  }
}
