package dev.graft.dataset;

/** Decodes JPEG data at a fraction of its size, from the low frequencies of each block alone. */
@FunctionalInterface
public interface JpegScaler {
  /**
   * Decodes.
   *
   * @param jpeg a whole file, grey or YCbCr, sequential or progressive
   * @param denominator 2, 4 or 8
   * @return the picture, not turned; its sides are those of the file divided by the denominator and
   *     rounded up
   * @throws UnreadableImageException if the decoder refuses it
   */
  PixelImage decode(byte[] jpeg, int denominator) throws UnreadableImageException;
}
