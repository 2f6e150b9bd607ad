package dev.graft.prediction;

import java.util.Arrays;

/**
 * The rule that says whether a picture is unlike anything in training: its distance to the k-th
 * nearest training picture, features brought to length 1, is above a threshold (Sun, Ming, Zhu and
 * Li, Out-of-Distribution Detection with Deep Nearest Neighbors, ICML 2022). The threshold is the
 * distance that a given share of known pictures keeps below: of pictures that the model has not
 * learnt from where there are enough of them, else of the training pictures, each one left out.
 *
 * @param k which neighbour counts, from 1
 * @param threshold the largest distance that still counts as known
 * @param basis whose distances it is drawn from
 * @param measured how many distances that were
 */
public record Novelty(int k, double threshold, Basis basis, int measured) {
  /** Which neighbour counts: one alone may be a chance, many reach beyond a small class. */
  public static final int NEIGHBOUR = 5;

  /** The share of known pictures that the rule leaves alone. */
  public static final double KEPT = 0.99;

  /** From so many held-out pictures on, the share can be told from them. */
  public static final int ENOUGH = 100;

  /** Whose distances a threshold is drawn from. */
  public enum Basis {
    /** Validation pictures, which the weights have not learnt from. */
    HELD_OUT,
    /** Training pictures, each compared with the others. */
    LEFT_OUT
  }

  /**
   * Draws the threshold.
   *
   * @param k which neighbour the distances are to
   * @param distances of known pictures, in any order
   * @param basis which pictures they are
   * @return the rule; without any distance it never warns
   */
  public static Novelty calibrate(int k, double[] distances, Basis basis) {
    return calibrate(k, distances, basis, KEPT);
  }

  /**
   * Draws the threshold for a share of known pictures that the rule leaves alone.
   *
   * @param k which neighbour the distances are to
   * @param distances of known pictures, in any order
   * @param basis which pictures they are
   * @param kept the share, above 0, at most 1
   * @return the rule; without any distance it never warns
   */
  public static Novelty calibrate(int k, double[] distances, Basis basis, double kept) {
    if (distances.length == 0) {
      return new Novelty(k, Double.MAX_VALUE, basis, 0);
    }
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(kept * sorted.length);
    return new Novelty(k, sorted[rank - 1], basis, sorted.length);
  }
}
