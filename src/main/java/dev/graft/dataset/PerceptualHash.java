package dev.graft.dataset;

import java.util.Optional;

/**
 * What a picture looks like from far away: two difference hashes of 64 bits, one over the columns
 * and one over the rows of its brightness, and its colours in 4 x 4 cells. A bit of a difference
 * hash says whether the picture becomes brighter from one cell of a grid of 9 x 8 (or 8 x 9) to the
 * next. Another size, format or compression and small retouches change few bits; other pictures
 * differ in about half of them, unless much of them is flat: those the colours tell apart.
 *
 * <p>The difference hash is Neal Krawetz's, "Kind of Like That", hackerfactor.com, 2013, who has
 * the 64 bits over the columns; the other 64 were added later by Ben Hoyt's {@code dhash}. Here a
 * cell is the mean of the pixels that it stands for.
 *
 * @param columns differences from left to right
 * @param rows differences from top to bottom
 * @param red of 16 cells, row by row, 4 bits each, the last in the lowest bits
 * @param green likewise
 * @param blue likewise
 */
public record PerceptualHash(long columns, long rows, long red, long green, long blue) {
  /** At most so many different bits make two pictures near-duplicates. */
  public static final int NEAR = 10;

  private static final int CELLS = 8;
  private static final int COLOUR_CELLS = 4;
  private static final int SHADE_BITS = 4;

  /** A picture with less contrast than this, of 255, has no look of its own to be told by. */
  private static final int LEAST_CONTRAST = 12;

  /**
   * Hashes a picture.
   *
   * @param image upright pixels
   * @return its hash; empty for one of a single shade, which would be like any other of that kind
   */
  public static Optional<PerceptualHash> of(PixelImage image) {
    int[] wide = brightness(image, CELLS + 1, CELLS);
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int cell : wide) {
      least = Math.min(least, cell);
      most = Math.max(most, cell);
    }
    if (most - least < LEAST_CONTRAST * 1000) {
      return Optional.empty();
    }
    int[] tall = brightness(image, CELLS, CELLS + 1);
    long columns = 0;
    long rows = 0;
    for (int y = 0; y < CELLS; y++) {
      for (int x = 0; x < CELLS; x++) {
        int at = y * (CELLS + 1) + x;
        columns = columns << 1 | (wide[at] < wide[at + 1] ? 1 : 0);
        rows = rows << 1 | (tall[y * CELLS + x] < tall[(y + 1) * CELLS + x] ? 1 : 0);
      }
    }
    return Optional.of(
        new PerceptualHash(
            columns,
            rows,
            shades(image, 1000, 0, 0),
            shades(image, 0, 1000, 0),
            shades(image, 0, 0, 1000)));
  }

  /**
   * In how many bits two hashes differ.
   *
   * @param other another hash
   * @return from 0, looks the same, to 128
   */
  public int distance(PerceptualHash other) {
    return Long.bitCount(columns ^ other.columns) + Long.bitCount(rows ^ other.rows);
  }

  /**
   * Whether two pictures are the same or nearly so.
   *
   * @param other another hash
   * @param distance how many of the 128 bits may differ
   * @return true if no more bits differ, and no colour by more than a shade of 16
   */
  public boolean isNear(PerceptualHash other, int distance) {
    return distance(other) <= distance
        && sameShades(red, other.red)
        && sameShades(green, other.green)
        && sameShades(blue, other.blue);
  }

  private static boolean sameShades(long a, long b) {
    for (int shift = 0; shift < Long.SIZE; shift += SHADE_BITS) {
      if (Math.abs((a >>> shift & 0xf) - (b >>> shift & 0xf)) > 1) {
        return false;
      }
    }
    return true;
  }

  private static long shades(PixelImage image, int red, int green, int blue) {
    long shades = 0;
    for (int cell : means(image, COLOUR_CELLS, COLOUR_CELLS, red, green, blue)) {
      shades = (shades << SHADE_BITS) | ((cell / 1000) >> SHADE_BITS);
    }
    return shades;
  }

  /** Mean brightness of each cell by ITU-R BT.601, in thousandths of 255. */
  private static int[] brightness(PixelImage image, int columns, int rows) {
    return means(image, columns, rows, 299, 587, 114);
  }

  /** The mean of each cell, with the colours weighed in thousandths. */
  private static int[] means(
      PixelImage image, int columns, int rows, int red, int green, int blue) {
    int[] cells = new int[columns * rows];
    byte[] rgb = image.rgb();
    for (int row = 0; row < rows; row++) {
      int top = from(row, image.height(), rows);
      int bottom = to(row, image.height(), rows);
      for (int column = 0; column < columns; column++) {
        int left = from(column, image.width(), columns);
        int right = to(column, image.width(), columns);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
          int at = (y * image.width() + left) * 3;
          for (int x = left; x < right; x++) {
            sum +=
                red * (rgb[at] & 0xff) + green * (rgb[at + 1] & 0xff) + blue * (rgb[at + 2] & 0xff);
            at += 3;
          }
        }
        cells[row * columns + column] = (int) (sum / ((long) (bottom - top) * (right - left)));
      }
    }
    return cells;
  }

  private static int from(int cell, int size, int cells) {
    return (int) ((long) cell * size / cells);
  }

  private static int to(int cell, int size, int cells) {
    return Math.max(from(cell, size, cells) + 1, (int) ((cell + 1L) * size / cells));
  }
}
