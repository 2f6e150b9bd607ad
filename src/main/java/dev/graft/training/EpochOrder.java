package dev.graft.training;

import java.util.SplittableRandom;

/** The order of the images in an epoch: a function of seed and epoch alone. */
public final class EpochOrder {
  private EpochOrder() {}

  /**
   * A shuffled copy (Fisher and Yates).
   *
   * @param items what is shuffled
   * @param seed of the training
   * @param epoch from 1
   * @return the same for the same seed and epoch
   */
  public static int[] of(int[] items, long seed, int epoch) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
    int[] order = items.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }
}
