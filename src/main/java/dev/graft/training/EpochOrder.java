package dev.graft.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

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
    int[] order = items.clone();
    shuffle(order, random(seed, epoch));
    return order;
  }

  /**
   * An order in which each class comes equally often, up to one image. Within a class each image
   * comes as often as the others, up to once; which ones come once more, or at all, changes from
   * epoch to epoch.
   *
   * @param items what is chosen from
   * @param classOf the class of an item, from 0
   * @param classes how many there are; classes without items are left out
   * @param seed of the training
   * @param epoch from 1
   * @return as many as there are items; the same for the same seed and epoch
   */
  public static int[] balanced(
      int[] items, IntUnaryOperator classOf, int classes, long seed, int epoch) {
    SplittableRandom random = random(seed, epoch);
    int[][] members = new int[classes][];
    for (int c = 0; c < classes; c++) {
      int wanted = c;
      members[c] = Arrays.stream(items).filter(i -> classOf.applyAsInt(i) == wanted).toArray();
      shuffle(members[c], random);
    }
    int[][] there = Arrays.stream(members).filter(m -> m.length > 0).toArray(int[][]::new);
    int[] order = new int[items.length];
    for (int at = 0; at < order.length; at++) {
      // The classes that come once more where it does not come out even take turns.
      int[] own = there[(at + epoch) % there.length];
      order[at] = own[at / there.length % own.length];
    }
    shuffle(order, random);
    return order;
  }

  private static SplittableRandom random(long seed, int epoch) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
