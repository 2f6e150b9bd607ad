package dev.graft.dataset;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** File to numbers for a network, reading the file once. Thread-safe, without state. */
public final class ImageLoader {
  /** No photograph is larger; reading more would only fill memory. */
  private static final long MAX_FILE_BYTES = 512L << 20;

  private ImageLoader() {}

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
  public static LoadedImage load(Path file, ResizeSpec spec, FloatBuffer out)
      throws UnreadableImageException {
    return load(read(file), spec, out);
  }

  /** The same for a file that was read. */
  static LoadedImage load(byte[] content, ResizeSpec spec, FloatBuffer out)
      throws UnreadableImageException {
    DecodedImage decoded = ImageDecoder.decode(content);
    PixelImage pixels = decoded.pixels();
    Resizer.resize(pixels, spec, out);
    return new LoadedImage(
        Fingerprint.of(content), pixels.width(), pixels.height(), decoded.truncated());
  }

  /**
   * Reads and decodes an image at its own size, for showing it.
   *
   * @throws UnreadableImageException with a reason for a person, if the file cannot be read or is
   *     no usable image
   */
  public static DecodedImage decode(Path file) throws UnreadableImageException {
    return ImageDecoder.decode(read(file));
  }

  /** The whole file. */
  static byte[] read(Path file) throws UnreadableImageException {
    try {
      if (Files.isDirectory(file)) {
        throw new UnreadableImageException("This is a folder, not an image.");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new UnreadableImageException(
            "The file is larger than %d MB.".formatted(MAX_FILE_BYTES >> 20));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UnreadableImageException("The file does not exist.", e);
    } catch (AccessDeniedException e) {
      throw new UnreadableImageException("The file may not be read; check its permissions.", e);
    } catch (IOException e) {
      throw new UnreadableImageException("The file cannot be read from the disk.", e);
    } catch (OutOfMemoryError e) {
      throw new UnreadableImageException("The file is too large for the memory of Graft.", e);
    }
  }
}
