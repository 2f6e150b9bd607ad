package dev.graft.network;

/**
 * A size on the picture plane: of a kernel, a stride, a dilation.
 *
 * @param height rows
 * @param width columns
 */
public record Extent(int height, int width) {
  /** One in both directions. */
  public static final Extent ONE = new Extent(1, 1);

  /** Checks that both are positive. */
  public Extent {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("not a positive size: " + height + "x" + width);
    }
  }

  /**
   * The same in both directions.
   *
   * @param side rows and columns
   * @return the square
   */
  public static Extent square(int side) {
    return new Extent(side, side);
  }
}
