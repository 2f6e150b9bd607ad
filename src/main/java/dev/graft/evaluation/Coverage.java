package dev.graft.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How many pictures a model would name, and how many of those rightly, if it said "unknown" below a
 * threshold of its own certainty: selective classification (Geifman and El-Yaniv, 2017). Counted at
 * thresholds from 0 to 1, 0.005 apart.
 *
 * @param images how many pictures it was counted on
 * @param known how many of them are named, by threshold
 * @param right how many of those rightly, by threshold
 */
public record Coverage(long images, List<Long> known, List<Long> right) {
  /** The steps from 0 to 1. */
  public static final int STEPS = 200;

  /** The share of known pictures that the usual threshold leaves named. */
  public static final double KEPT = 0.95;

  /** Copies the lists and checks their lengths. */
  public Coverage {
    known = List.copyOf(known);
    right = List.copyOf(right);
    if (known.size() != STEPS + 1 || right.size() != STEPS + 1) {
      throw new IllegalArgumentException(known.size() + " and " + right.size() + " thresholds");
    }
  }

  /**
   * Counts.
   *
   * @param confidence the probability of the class that each picture was taken for
   * @param right whether that was so, in the same order
   * @param unlike whether the picture counts as unknown whatever the threshold
   * @return the counts
   */
  public static Coverage of(double[] confidence, boolean[] right, boolean[] unlike) {
    List<Long> known = new ArrayList<>();
    List<Long> rightly = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      long named = 0;
      long so = 0;
      for (int i = 0; i < confidence.length; i++) {
        if (!unlike[i] && confidence[i] >= threshold(step)) {
          named++;
          so += right[i] ? 1 : 0;
        }
      }
      known.add(named);
      rightly.add(so);
    }
    return new Coverage(confidence.length, known, rightly);
  }

  /**
   * A threshold of the table.
   *
   * @param step from 0 to {@link #STEPS}
   * @return from 0 to 1
   */
  public static double threshold(int step) {
    return (double) step / STEPS;
  }

  /**
   * The place of a threshold in the table.
   *
   * @param threshold from 0 to 1
   * @return the step that is nearest to it
   */
  public static int step(double threshold) {
    return (int) Math.max(0, Math.min(STEPS, Math.round(threshold * STEPS)));
  }

  /**
   * The share of pictures that are named.
   *
   * @param threshold from 0 to 1
   * @return from 0 to 1; NaN without pictures
   */
  public double share(double threshold) {
    return (double) known.get(step(threshold)) / images;
  }

  /**
   * The share of the named pictures that are named rightly.
   *
   * @param threshold from 0 to 1
   * @return from 0 to 1; NaN if none is named
   */
  public double accuracy(double threshold) {
    return (double) right.get(step(threshold)) / known.get(step(threshold));
  }

  /**
   * The greatest threshold of the table at which a share of the pictures is still named.
   *
   * @param kept the share, from 0 to 1
   * @return 0 if there is none, or no picture
   */
  public double keeping(double kept) {
    for (int step = STEPS; step > 0; step--) {
      if (images > 0 && known.get(step) >= kept * images) {
        return threshold(step);
      }
    }
    return 0;
  }
}
