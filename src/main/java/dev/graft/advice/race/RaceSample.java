package dev.graft.advice.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws a few of many pictures so that the classes keep their shares. */
public final class RaceSample {
  /** Cross-validation needs a class in more than one fold. */
  static final int LEAST_OF_A_CLASS = 2;

  private RaceSample() {}

  /**
   * Draws.
   *
   * @param labels the class of each picture, from 0
   * @param classes how many there are
   * @param wanted how many pictures; a few more where classes are tiny
   * @param seed the same seed draws the same
   * @return indices, ascending; all of them if there are no more than wanted
   */
  public static int[] draw(int[] labels, int classes, int wanted, long seed) {
    if (labels.length <= wanted) {
      return IntStream.range(0, labels.length).toArray();
    }
    int[] quota = quotas(labels, classes, wanted);
    List<Integer> drawn = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      int label = c;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + c);
      for (int k = 0; k < quota[c]; k++) {
        int at = k + random.nextInt(members.length - k);
        drawn.add(members[at]);
        members[at] = members[k];
      }
    }
    return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Largest remainders, and never fewer of a class than two, or all that it has. */
  private static int[] quotas(int[] labels, int classes, int wanted) {
    int[] sizes = new int[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    int[] quota = new int[classes];
    double[] rest = new double[classes];
    int left = wanted;
    for (int c = 0; c < classes; c++) {
      double share = wanted * (double) sizes[c] / labels.length;
      quota[c] = (int) share;
      rest[c] = share - quota[c];
      left -= quota[c];
    }
    List<Integer> order =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -rest[c]))
            .toList();
    for (int c : order.subList(0, Math.min(left, classes))) {
      quota[c]++;
    }
    for (int c = 0; c < classes; c++) {
      quota[c] = Math.min(sizes[c], Math.max(quota[c], LEAST_OF_A_CLASS));
    }
    return quota;
  }
}
