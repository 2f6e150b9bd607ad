package dev.graft.dataset.augmentation;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What was drawn for one picture at one time. The picture is turned about its centre, a part of it
 * is brought to the size of the whole and perhaps mirrored, all in one resampling; then come
 * brightness, contrast and saturation, then the erased rectangle.
 *
 * @param degrees turned counter-clockwise
 * @param left of the part, as a share of the width
 * @param top of the part, as a share of the height
 * @param width of the part, as a share of the width
 * @param height of the part, as a share of the height
 * @param mirrored whether left and right change places
 * @param brightness the factor of {@link Colour#brightness}
 * @param contrast the factor of {@link Colour#contrast}
 * @param saturation the factor of {@link Colour#saturation}
 * @param erased what is covered, if anything is
 */
public record Variation(
    double degrees,
    double left,
    double top,
    double width,
    double height,
    boolean mirrored,
    float brightness,
    float contrast,
    float saturation,
    Optional<Erased> erased) {
  /** The version of everything that turns a seed and pixels into changed pixels. */
  public static final int VERSION = 1;

  /** The picture as it is. */
  public static final Variation PLAIN =
      new Variation(0, 0, 0, 1, 1, false, 1, 1, 1, Optional.empty());

  private static final double MOST_STRETCH = Math.log(4.0 / 3);
  private static final int TRIES = 10;

  /**
   * Draws. What is drawn for one kind of change does not depend on the others.
   *
   * @param augmentation what may be changed, and how much
   * @param seed of the training
   * @param image a number that the picture's content decides
   * @param occasion the epoch, or the number of the variant
   * @param again how often this picture was there in this epoch before
   * @return the same for the same numbers
   */
  public static Variation draw(
      Augmentation augmentation, long seed, long image, long occasion, long again) {
    long[] places = {image, occasion, again};
    boolean mirrored =
        augmentation.flip() && Chances.at(seed, Chances.Stream.FLIP, places).nextBoolean();
    double degrees =
        Chances.between(
            Chances.at(seed, Chances.Stream.ROTATION, places),
            -augmentation.rotation(),
            augmentation.rotation());
    Part part =
        Part.draw(augmentation.smallestCrop(), Chances.at(seed, Chances.Stream.CROP, places));
    SplittableRandom colour = Chances.at(seed, Chances.Stream.COLOUR, places);
    SplittableRandom erasing = Chances.at(seed, Chances.Stream.ERASING, places);
    return new Variation(
        degrees,
        part.left(),
        part.top(),
        part.width(),
        part.height(),
        mirrored,
        around(colour, augmentation.brightness()),
        around(colour, augmentation.contrast()),
        around(colour, augmentation.saturation()),
        erasing.nextDouble() < augmentation.erasing() ? Erased.draw(erasing) : Optional.empty());
  }

  /**
   * The number of a picture that {@link #draw} takes.
   *
   * @param fingerprint of the picture's file, in hexadecimal
   * @return its first 64 bits
   */
  public static long image(String fingerprint) {
    return Long.parseUnsignedLong(fingerprint.substring(0, 16), 16);
  }

  private static float around(SplittableRandom random, double most) {
    return (float) Chances.between(random, 1 - most, 1 + most);
  }

  /**
   * A part of a picture whose area is drawn evenly from the smallest to all, and whose proportions
   * differ from the picture's by at most 4:3, evenly on a logarithmic scale (random resized crop,
   * Szegedy et al., 2015). One that does not fit is drawn again, ten times; then the whole picture
   * is taken.
   */
  private record Part(double left, double top, double width, double height) {
    static Part draw(double smallest, SplittableRandom random) {
      for (int i = 0; i < TRIES && smallest < 1; i++) {
        double area = Chances.between(random, smallest, 1);
        double stretch = Math.exp(Chances.between(random, -MOST_STRETCH, MOST_STRETCH));
        double width = Math.sqrt(area * stretch);
        double height = Math.sqrt(area / stretch);
        if (width <= 1 && height <= 1) {
          return new Part(
              (1 - width) * random.nextDouble(), (1 - height) * random.nextDouble(), width, height);
        }
      }
      return new Part(0, 0, 1, 1);
    }
  }

  /**
   * Changes a picture.
   *
   * @param from rows x columns x 3 numbers, row-major, red, green, blue, 0..255
   * @param to gets the changed picture of the same size; not the same array
   * @param at where it begins there
   * @param rows of the picture
   * @param columns of the picture
   */
  public void apply(float[] from, float[] to, int at, int rows, int columns) {
    warp(rows, columns).apply(from, to, at, rows, columns);
    int length = rows * columns * 3;
    if (brightness != 1) {
      Colour.brightness(to, at, length, brightness);
    }
    if (contrast != 1) {
      Colour.contrast(to, at, length, contrast);
    }
    if (saturation != 1) {
      Colour.saturation(to, at, length, saturation);
    }
    erased.ifPresent(e -> e.apply(to, at, rows, columns));
  }

  private Warp warp(int rows, int columns) {
    Warp warp = Warp.NONE;
    if (degrees != 0) {
      warp = warp.then(Warp.rotation(degrees, columns, rows));
    }
    if (width != 1 || height != 1) {
      warp =
          warp.then(
              Warp.crop(left * columns, top * rows, width * columns, height * rows, columns, rows));
    }
    return mirrored ? warp.then(Warp.mirror(columns)) : warp;
  }
}
