package dev.graft.dataset.augmentation;

import java.util.Arrays;
import java.util.Locale;

/**
 * A program that measures what a changed picture costs on one core: milliseconds at 224 x 224 for
 * each kind of change and for all of them, as medians.
 */
final class AugmentationSpeed {
  private static final int SIDE = 224;
  private static final int WARM_UP = 500;
  private static final int RUNS = 1500;

  private AugmentationSpeed() {}

  public static void main(String[] args) {
    measure("flip", new Augmentation(true, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    measure("flip, crop", new Augmentation(true, 0.5, 0, 0, 0, 0, 0, 0, 0, 0));
    measure("flip, crop, rotation", new Augmentation(true, 0.5, 15, 0, 0, 0, 0, 0, 0, 0));
    measure("colours", new Augmentation(false, 1, 0, 0.2, 0.2, 0.2, 0, 0, 0, 0));
    measure("all", new Augmentation(true, 0.5, 15, 0.2, 0.2, 0.2, 1, 0, 0, 0));
  }

  private static void measure(String name, Augmentation augmentation) {
    float[] from = new float[SIDE * SIDE * 3];
    for (int i = 0; i < from.length; i++) {
      from[i] = i * 31 % 256;
    }
    float[] to = new float[from.length];
    double[] times = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      long begun = System.nanoTime();
      Variation.draw(augmentation, 1, i, 1, 0).apply(from, to, 0, SIDE, SIDE);
      if (i >= 0) {
        times[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "%s: %.2f ms%n", name, times[RUNS / 2]);
  }
}
