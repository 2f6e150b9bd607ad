package dev.graft.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of an image once it has been opened.
 *
 * @param fingerprint SHA-256 of the content; empty if the file cannot be read
 * @param hash what it looks like; empty if it cannot be decoded or is of a single shade
 * @param width columns of the upright picture; 0 if it cannot be decoded
 * @param height rows; 0 if it cannot be decoded
 * @param problem what is wrong with it, the gravest first
 */
public record ImageFacts(
    Optional<String> fingerprint,
    Optional<PerceptualHash> hash,
    int width,
    int height,
    Optional<ImageProblem> problem) {
  /** Networks see 96 to 300 pixels; below this, most of what they see is made up by enlarging. */
  static final int LEAST_SIDE = 48;

  /** Longer than this many times its other side is odd. */
  static final double MOST_ASPECT = 3;

  /**
   * Opens an image and looks at all of it. Blocks for as long as decoding takes.
   *
   * @param file the image
   * @return the facts; one that cannot be read is a fact too
   */
  public static ImageFacts of(Path file) {
    byte[] content;
    try {
      content = ImageLoader.read(file);
    } catch (UnreadableImageException e) {
      return unreadable(Optional.empty(), e);
    }
    Optional<String> fingerprint = Optional.of(Fingerprint.of(content));
    try {
      DecodedImage decoded = ImageDecoder.decode(content);
      PixelImage pixels = decoded.pixels();
      return new ImageFacts(
          fingerprint,
          PerceptualHash.of(pixels),
          pixels.width(),
          pixels.height(),
          problem(pixels.width(), pixels.height(), decoded.truncated()));
    } catch (UnreadableImageException e) {
      return unreadable(fingerprint, e);
    }
  }

  private static ImageFacts unreadable(Optional<String> fingerprint, UnreadableImageException e) {
    return new ImageFacts(
        fingerprint,
        Optional.empty(),
        0,
        0,
        Optional.of(new ImageProblem(ImageProblem.Kind.UNREADABLE, e.reason())));
  }

  static Optional<ImageProblem> problem(int width, int height, boolean truncated) {
    int shorter = Math.min(width, height);
    int longer = Math.max(width, height);
    if (truncated) {
      return Optional.of(
          new ImageProblem(
              ImageProblem.Kind.TRUNCATED,
              "The file is damaged or ends early; a part of the picture is missing."));
    }
    if (shorter < LEAST_SIDE) {
      return Optional.of(
          new ImageProblem(
              ImageProblem.Kind.TINY,
              "Only %d x %d pixels; a network sees it enlarged and blurred."
                  .formatted(width, height)));
    }
    if (longer > MOST_ASPECT * shorter) {
      return Optional.of(
          new ImageProblem(
              ImageProblem.Kind.ODD_SHAPE,
              String.format(
                  Locale.ROOT,
                  "%d x %d pixels, %.1f times as long as wide; a network sees it squeezed.",
                  width,
                  height,
                  longer / (double) shorter)));
    }
    return Optional.empty();
  }
}
