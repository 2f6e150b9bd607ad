package dev.graft.dataset;

import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * How much of a picture is of which colour: the plainest thing that can be said of it without
 * knowing any object (Swain and Ballard, "Color indexing", 1991). Features that do no better know
 * nothing of these pictures.
 */
public final class ColourHistogram {
  /** Steps of red, of green and of blue. */
  private static final int STEPS = 4;

  private static final int SIDE = 64;

  /** How many figures a picture has. */
  public static final int LENGTH = STEPS * STEPS * STEPS;

  private ColourHistogram() {}

  /**
   * Reads a picture.
   *
   * @param file the picture
   * @return the share of its pixels in each of 4 x 4 x 4 boxes of the RGB cube, blue fastest
   * @throws UnreadableImageException with a reason for a person, if it cannot be read
   */
  public static float[] of(Path file) throws UnreadableImageException {
    ResizeSpec spec = new ResizeSpec(SIDE, SIDE, Fit.STRETCH);
    float[] pixels = new float[spec.floats()];
    ImageLoader.load(file, spec, FloatBuffer.wrap(pixels));
    return of(pixels);
  }

  /** The shares of pixels, red, green and blue by turns, 0 to 255. */
  static float[] of(float[] pixels) {
    float[] shares = new float[LENGTH];
    for (int i = 0; i < pixels.length; i += 3) {
      int box = (step(pixels[i]) * STEPS + step(pixels[i + 1])) * STEPS + step(pixels[i + 2]);
      shares[box] += 3f / pixels.length;
    }
    return shares;
  }

  private static int step(float value) {
    return Math.max(0, Math.min(STEPS - 1, (int) (value * STEPS / 256)));
  }
}
