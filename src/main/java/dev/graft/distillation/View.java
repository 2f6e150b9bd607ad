package dev.graft.distillation;

import java.util.SplittableRandom;

/**
 * One way of looking at a photograph: a part of it, perhaps mirrored, in changed colours.
 *
 * @param left of the part, as a share of the width
 * @param top of the part, as a share of the height
 * @param width of the part, as a share of the width
 * @param height of the part, as a share of the height
 * @param mirrored whether left and right change places
 * @param brightness factor of all values
 * @param contrast factor of the distance from the part's mean
 * @param saturation factor of the distance from grey
 */
public record View(
    double left,
    double top,
    double width,
    double height,
    boolean mirrored,
    float brightness,
    float contrast,
    float saturation) {
  /** The whole photograph as it is. */
  public static final View PLAIN = new View(0, 0, 1, 1, false, 1, 1, 1);

  private static final double SMALLEST_AREA = 0.25;
  private static final double MOST_STRETCH = Math.log(4.0 / 3);
  private static final double COLOUR = 0.35;

  /**
   * Draws a view: a part of a quarter to all of the area whose proportions differ from the
   * photograph's by at most 4:3 (random resized crop, Szegedy et al., 2015), mirrored half of the
   * time, with its colours changed by up to a third. View 0 is the whole photograph.
   *
   * @param seed of the distillation
   * @param image a number that the photograph's content decides
   * @param view the view's number
   * @return the same for the same numbers
   */
  public static View of(long seed, long image, int view) {
    if (view == 0) {
      return PLAIN;
    }
    SplittableRandom random = Randoms.at(seed, Randoms.Stream.VIEW, image, view);
    double area = SMALLEST_AREA + (1 - SMALLEST_AREA) * random.nextDouble();
    double stretch = Math.exp(MOST_STRETCH * (2 * random.nextDouble() - 1));
    double width = Math.min(1, Math.sqrt(area * stretch));
    double height = Math.min(1, Math.sqrt(area / stretch));
    return new View(
        (1 - width) * random.nextDouble(),
        (1 - height) * random.nextDouble(),
        width,
        height,
        random.nextBoolean(),
        around(random),
        around(random),
        around(random));
  }

  private static float around(SplittableRandom random) {
    return (float) (1 + COLOUR * (2 * random.nextDouble() - 1));
  }

  /**
   * Whether a photograph takes part in a view. A picture smaller than 256 x 256 has fewer different
   * parts, so it takes part in fewer views, in proportion to its area, but in view 0 always.
   *
   * @param pixels of the photograph
   * @param view the view's number
   * @return whether it does
   */
  public static boolean takesPart(long pixels, int view) {
    double share = Math.min(1, pixels / (256.0 * 256.0));
    return view == 0 || Math.floor((view + 1) * share) > Math.floor(view * share);
  }
}
