package dev.graft.prediction;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much each part of a picture spoke for a class, on the coarse grid of the network's last
 * feature maps.
 *
 * @param rows of the grid, at least 1
 * @param columns of the grid, at least 1
 * @param values rows x columns, row by row from the top left; from 0 for nothing to 1 for the part
 *     that spoke most. All 0 where nothing spoke for the class
 */
public record HeatMap(int rows, int columns, List<Float> values) {
  /** Copies the values and checks their number. */
  public HeatMap {
    values = List.copyOf(values);
    if (rows < 1 || columns < 1 || values.size() != rows * columns) {
      throw new IllegalArgumentException(
          values.size() + " values are no map of " + rows + " x " + columns);
    }
  }

  /**
   * Brings raw figures into the range from 0 to 1 by dividing by the largest.
   *
   * @param rows of the grid
   * @param columns of the grid
   * @param raw rows x columns, row by row; what is below 0 or no number counts as 0
   * @return the map
   */
  public static HeatMap of(int rows, int columns, float[] raw) {
    float most = 0;
    for (float v : raw) {
      most = v > most ? v : most;
    }
    float scale = most > 0 ? 1 / most : 0;
    List<Float> values =
        IntStream.range(0, raw.length)
            .mapToObj(i -> raw[i] > 0 ? Math.min(1, raw[i] * scale) : 0f)
            .toList();
    return new HeatMap(rows, columns, values);
  }

  /**
   * A value of the grid.
   *
   * @param row from 0
   * @param column from 0
   * @return from 0 to 1
   */
  public float at(int row, int column) {
    return values.get(row * columns + column);
  }

  /**
   * The value at a place of the picture, bilinear between the centres of the grid's cells and
   * constant beyond the outermost.
   *
   * @param y from 0 at the top to 1 at the bottom
   * @param x from 0 at the left to 1 at the right
   * @return from 0 to 1
   */
  public double sample(double y, double x) {
    double r = clamp(y * rows - 0.5, rows);
    double c = clamp(x * columns - 0.5, columns);
    int r0 = (int) r;
    int c0 = (int) c;
    int r1 = Math.min(r0 + 1, rows - 1);
    int c1 = Math.min(c0 + 1, columns - 1);
    double upper = at(r0, c0) + (at(r0, c1) - at(r0, c0)) * (c - c0);
    double lower = at(r1, c0) + (at(r1, c1) - at(r1, c0)) * (c - c0);
    return upper + (lower - upper) * (r - r0);
  }

  private static double clamp(double at, int cells) {
    return Math.max(0, Math.min(cells - 1.0, at));
  }

  /** Whether nothing in the picture spoke for the class. */
  public boolean isBlank() {
    return values.stream().noneMatch(v -> v > 0);
  }
}
