package dev.graft.ui.kit;

/**
 * How large a block is drawn: height tells its resolution, width its channels, both flattened so
 * that all fit on a page.
 */
public final class StripScale {
  /** What halving the resolution leaves of the height. */
  private static final double HALVING = 0.8;

  private StripScale() {}

  /**
   * The height of a block.
   *
   * @param resolution rows of its result
   * @param finest the largest resolution of all blocks
   * @return a share of the full height, above 0 up to 1
   */
  public static double height(int resolution, int finest) {
    return Math.max(0.14, Math.pow(HALVING, log2(finest) - log2(resolution)));
  }

  /**
   * The width of a block.
   *
   * @param channels channels of its result
   * @return in units that only compare with each other
   */
  public static double width(int channels) {
    return Math.max(12, 20 + (log2(channels) - 4) * 7.5);
  }

  private static double log2(int n) {
    return Math.log(Math.max(1, n)) / Math.log(2);
  }
}
