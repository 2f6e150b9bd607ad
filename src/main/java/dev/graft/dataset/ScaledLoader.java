package dev.graft.dataset;

import dev.graft.dataset.JpegHeader.Colour;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Decodes JPEG photographs that are at least twice as large as what is wanted at a half, a quarter
 * or an eighth of their size, and then resizes as ever. What such a decoder does not do, or not
 * well, goes the way of {@link ImageLoader}: other formats, other colours, embedded colour
 * profiles, and files that do not look whole, of which only that way finds out how much is there.
 */
public final class ScaledLoader implements PictureReader {
  private static final int MOST = 8;

  private final JpegScaler scaler;

  /**
   * Makes a loader.
   *
   * @param scaler decodes at a fraction
   */
  public ScaledLoader(JpegScaler scaler) {
    this.scaler = scaler;
  }

  @Override
  public LoadedImage load(Path file, ResizeSpec spec, FloatBuffer out)
      throws UnreadableImageException {
    byte[] content = ImageLoader.read(file);
    Optional<JpegHeader> header =
        ImageFormat.of(content) == ImageFormat.JPEG ? JpegHeader.read(content) : Optional.empty();
    int denominator = header.map(h -> denominator(content, h, spec)).orElse(1);
    if (denominator == 1) {
      return ImageLoader.load(content, spec, out);
    }
    JpegHeader h = header.orElseThrow();
    PixelLimit.DEFAULT.check(h.width(), h.height());
    PixelImage small;
    PixelImage upright;
    try {
      small = scaler.decode(h.asPlainJfif(content), denominator);
      upright = Orientation.apply(h.orientation(), small);
    } catch (OutOfMemoryError e) {
      throw new UnreadableImageException("The picture is too large for the memory of Graft.", e);
    }
    Resizer.resize(upright, spec, out);
    boolean turned = upright.width() != small.width();
    return new LoadedImage(
        Fingerprint.of(content),
        turned ? h.height() : h.width(),
        turned ? h.width() : h.height(),
        false);
  }

  private static int denominator(byte[] content, JpegHeader h, ResizeSpec spec) {
    boolean plain =
        h.isOrdinary()
            && h.profile().isEmpty()
            && (h.colour() == Colour.YCBCR || h.colour() == Colour.GREY);
    // Whichever way it is turned.
    int room = Math.min(h.width(), h.height()) / Math.max(spec.width(), spec.height());
    int denominator = Math.min(MOST, Integer.highestOneBit(Math.max(1, room)));
    return plain && denominator > 1 && JpegMarkers.looksWhole(content, h.firstScan())
        ? denominator
        : 1;
  }
}
