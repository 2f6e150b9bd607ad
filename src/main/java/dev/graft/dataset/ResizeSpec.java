package dev.graft.dataset;

/**
 * The size that pictures are brought to, and how.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param fit what happens where the proportions differ
 */
public record ResizeSpec(int height, int width, Fit fit) {
  private static final int MAX_SIDE = 8192;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if a side is not from 1 to 8192
   */
  public ResizeSpec {
    if (height < 1 || width < 1 || height > MAX_SIDE || width > MAX_SIDE) {
      throw new IllegalArgumentException(
          "%d x %d is no size for a network's input".formatted(height, width));
    }
  }

  /** How many numbers a resized picture has: height x width x 3. */
  public int floats() {
    return height * width * 3;
  }
}
