package dev.graft.dataset;

import java.io.IOException;
import java.util.Optional;

/**
 * Image bytes to upright RGB pixels: JPEG, PNG, GIF (first frame), BMP, TIFF (first page), WebP,
 * told by content, never by name.
 *
 * <ul>
 *   <li>EXIF orientation is applied.
 *   <li>Embedded colour profiles of RGB and CMYK JPEG and of TIFF are converted to sRGB; Keras
 *       ignores them. Profiles in PNG and WebP are ignored.
 *   <li>Transparent pixels are laid on white.
 *   <li>A picture of more than 128 million pixels is refused by its header, before anything is
 *       allocated.
 *   <li>A JPEG that is cut off, or has zeros or noise where its end should be, is used if at least
 *       half of it is there, be it coarse; the rest is grey.
 *   <li>Lossy WebP differs from Google's decoder by 1 to 6 of 255 on average, on the few files
 *       tried, and by up to 83 in a value: TwelveMonkeys 3.12 drifts within its prediction.
 *   <li>A GIF whose first frame is smaller than its canvas gives the frame alone.
 * </ul>
 *
 * <p>Thread-safe and without state; the same bytes give the same pixels on every thread. It uses
 * the libjpeg of the running Java, and those differ; so a store of anything computed from pixels
 * has {@link #version()} in its keys.
 */
public final class ImageDecoder {
  private ImageDecoder() {}

  /**
   * Names the decoder and its behaviour on this Java, such as {@code graft-2-0a1b2c3d}. Equal names
   * give equal pixels for ordinary JPEG files.
   */
  public static String version() {
    return DecoderProbe.VERSION;
  }

  /**
   * Decodes the content of a file.
   *
   * @param content the whole file
   * @return the upright picture
   * @throws UnreadableImageException with a reason for a person, whatever is wrong with the content
   */
  public static DecodedImage decode(byte[] content) throws UnreadableImageException {
    return decode(content, PixelLimit.DEFAULT);
  }

  static DecodedImage decode(byte[] content, PixelLimit limit) throws UnreadableImageException {
    ImageFormat format = ImageFormat.of(content);
    try {
      return format == ImageFormat.JPEG ? jpeg(content, limit) : other(content, format, limit);
    } catch (OutOfMemoryError e) {
      throw new UnreadableImageException("The picture is too large for the memory of Graft.", e);
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
      // Plugins meet damaged data with any runtime exception, and one of them with assertion
      // errors.
      throw new UnreadableImageException(
          "The %s data is damaged or of a kind that cannot be read.".formatted(format), e);
    }
  }

  private static DecodedImage jpeg(byte[] b, PixelLimit limit)
      throws UnreadableImageException, IOException {
    Optional<JpegHeader> header = JpegHeader.read(b);
    if (header.isEmpty()) {
      return oddJpeg(b, limit);
    }
    JpegHeader h = header.get();
    limit.check(h.width(), h.height());
    DecodedImage decoded;
    if (h.isOrdinary()) {
      try {
        decoded = JpegDecoder.decode(b, h);
      } catch (IOException | RuntimeException e) {
        decoded =
            new DecodedImage(
                PluginDecoder.decode(b, ImageFormat.JPEG, limit), JpegDamage.find(b).isPresent());
      }
    } else {
      decoded = oddJpeg(b, limit);
    }
    PixelImage upright = Orientation.apply(h.orientation(), decoded.pixels());
    return new DecodedImage(upright, decoded.truncated());
  }

  /** Lossless, arithmetic, 12 bits, a broken header: of these only the end marker can be missed. */
  private static DecodedImage oddJpeg(byte[] b, PixelLimit limit)
      throws UnreadableImageException, IOException {
    return new DecodedImage(PluginDecoder.decode(b, ImageFormat.JPEG, limit), !hasEnd(b));
  }

  private static boolean hasEnd(byte[] b) {
    // Only behind the headers, where a thumbnail may have an end of its own.
    for (int i = b.length - 2; i > b.length / 2; i--) {
      if (Bytes.u16(b, i, true) == 0xffd9) {
        return true;
      }
    }
    return false;
  }

  private static DecodedImage other(byte[] b, ImageFormat format, PixelLimit limit)
      throws UnreadableImageException, IOException {
    HeaderSize.check(b, format, limit);
    PixelImage pixels = PluginDecoder.decode(b, format, limit);
    return new DecodedImage(Orientation.apply(HeaderSize.orientation(b, format), pixels), false);
  }
}
