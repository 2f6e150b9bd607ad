package dev.graft.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979) for several tests at once: the chance that even one of the
 * differences that are called so is none stays below the level, however the tests depend on each
 * other.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusts p-values.
   *
   * @param p the p-values of all tests that are made, each from 0 to 1
   * @return adjusted ones in the same order, to be compared with the same level; never smaller
   */
  public static double[] adjusted(double... p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = ascending[rank];
      // No smaller than an earlier one: who is less certain cannot pass where the surer failed.
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[i]));
      adjusted[i] = largest;
    }
    return adjusted;
  }
}
