package dev.graft.dataset;

/**
 * Upright pixels: 8-bit sRGB, row-major, red, green, blue interleaved, without alpha.
 *
 * <p>Compared by identity; the bytes are not copied, and whoever gets them must not change them.
 */
public final class PixelImage {
  private final int width;
  private final int height;
  private final byte[] rgb;

  /**
   * Wraps pixels without copying them.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param rgb width * height * 3 bytes, 0..255 unsigned
   * @throws IllegalArgumentException if the length does not fit
   */
  public PixelImage(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels do not fit %d bytes".formatted(width, height, rgb.length));
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The bytes themselves, height x width x 3; not a copy. */
  public byte[] rgb() {
    return rgb;
  }

  /**
   * One pixel as 0xRRGGBB.
   *
   * @param x column from 0
   * @param y row from 0
   * @throws IndexOutOfBoundsException outside of the image
   */
  public int pixel(int x, int y) {
    int i =
        (java.util.Objects.checkIndex(y, height) * width + java.util.Objects.checkIndex(x, width))
            * 3;
    return (rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | (rgb[i + 2] & 0xff);
  }
}
