package dev.graft.dataset.augmentation;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A rectangle of a picture that is covered with noise, each number of it any whole one from 0 to
 * 255, the filling that did best for its authors (random erasing, Zhong et al., 2017).
 *
 * @param left of the rectangle, as a share of the width
 * @param top of the rectangle, as a share of the height
 * @param width of the rectangle, as a share of the width
 * @param height of the rectangle, as a share of the height
 * @param noise decides the numbers
 */
public record Erased(double left, double top, double width, double height, long noise) {
  private static final double SMALLEST = 0.02;
  private static final double LARGEST = 0.33;
  private static final double MOST_STRETCH = Math.log(3.3);
  private static final int TRIES = 10;

  /**
   * Draws a rectangle of 2 to 33 % of the area, at most 3.3 times as wide as high or as high as
   * wide. One that does not fit is drawn again, ten times at most.
   *
   * @param random where the numbers come from
   * @return the rectangle; nothing if none fitted
   */
  static Optional<Erased> draw(SplittableRandom random) {
    for (int i = 0; i < TRIES; i++) {
      double area = Chances.between(random, SMALLEST, LARGEST);
      double stretch = Math.exp(Chances.between(random, -MOST_STRETCH, MOST_STRETCH));
      double width = Math.sqrt(area * stretch);
      double height = Math.sqrt(area / stretch);
      if (width < 1 && height < 1) {
        return Optional.of(
            new Erased(
                (1 - width) * random.nextDouble(),
                (1 - height) * random.nextDouble(),
                width,
                height,
                random.nextLong()));
      }
    }
    return Optional.empty();
  }

  /**
   * Covers the rectangle, rounded to whole pixels.
   *
   * @param pixels the picture, changed in place
   * @param at where it begins
   * @param rows of the picture
   * @param columns of the picture
   */
  public void apply(float[] pixels, int at, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(noise);
    int fromX = (int) Math.round(left * columns);
    int toX = (int) Math.round((left + width) * columns);
    int fromY = (int) Math.round(top * rows);
    int toY = (int) Math.round((top + height) * rows);
    for (int y = fromY; y < toY; y++) {
      int i = at + (y * columns + fromX) * 3;
      for (int x = fromX; x < toX; x++, i += 3) {
        long bits = random.nextLong();
        pixels[i] = bits & 0xff;
        pixels[i + 1] = bits >> 8 & 0xff;
        pixels[i + 2] = bits >> 16 & 0xff;
      }
    }
  }
}
