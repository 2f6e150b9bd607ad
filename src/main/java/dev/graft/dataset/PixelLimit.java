package dev.graft.dataset;

/**
 * The largest picture that is decoded. A header of a few bytes can promise billions of pixels.
 *
 * @param pixels width times height
 */
record PixelLimit(long pixels) {
  /** Above what telephones make (108 million), and 384 MB of RGB at most. */
  static final PixelLimit DEFAULT = new PixelLimit(128_000_000);

  void check(int width, int height) throws UnreadableImageException {
    if (width < 1 || height < 1) {
      throw new UnreadableImageException("The picture has no pixels.");
    }
    if ((long) width * height > pixels) {
      throw new UnreadableImageException(
          "The picture claims %d x %d pixels, more than the limit of %d million; make it smaller."
              .formatted(width, height, Math.max(1, pixels / 1_000_000)));
    }
  }
}
