package dev.graft.dataset;

import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * File to numbers for a network, by one of the rules that there are: {@link ImageLoader} decodes
 * pictures at their own size, {@link ScaledLoader} large photographs at a fraction of it.
 * Thread-safe.
 */
@FunctionalInterface
public interface PictureReader {
  /**
   * Reads, decodes and resizes an image.
   *
   * @param file the image
   * @param spec target size and fit
   * @param out receives height x width x 3 numbers from its position on, row-major, red, green,
   *     blue, 0..255; its position moves behind them, and stays where the image cannot be read
   * @return fingerprint and size of the original
   * @throws UnreadableImageException with a reason for a person, if the file cannot be read or is
   *     no usable image
   */
  LoadedImage load(Path file, ResizeSpec spec, FloatBuffer out) throws UnreadableImageException;
}
