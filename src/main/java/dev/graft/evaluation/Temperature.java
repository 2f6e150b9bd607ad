package dev.graft.evaluation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger, On Calibration of Modern Neural Networks,
 * ICML 2017): all scores are divided by one number before softmax, so that the probabilities are as
 * sure as the model is right. Which class comes first never changes. The number is the one that
 * makes the mean cross-entropy of pictures that the model did not learn from least; in its inverse
 * that is a convex problem with one minimum.
 *
 * @param value what scores are divided by; above 1 makes less sure, 1 changes nothing
 * @param reason why it is this number
 * @param images how many pictures it was fitted on
 * @param lossBefore their mean cross-entropy in nats without it
 * @param lossAfter their mean cross-entropy in nats with it, never greater
 */
public record Temperature(
    double value, Reason reason, long images, double lossBefore, double lossAfter) {
  /** With fewer pictures than this nothing is fitted. */
  public static final int FEWEST = 20;

  /** The smallest and the largest number that is tried. */
  public static final double LOWEST = 0.05;

  /** See {@link #LOWEST}. */
  public static final double HIGHEST = 20;

  private static final double EDGE = 1.01;
  private static final int FOLDS = 5;

  /** Halvings of the interval, after which it is narrower than a double can tell. */
  private static final int HALVINGS = 60;

  /** Why a temperature is what it is. */
  public enum Reason {
    /** It was fitted. */
    FITTED,
    /** There were too few pictures to tell, so nothing is changed. */
    TOO_FEW,
    /**
     * Every picture was right, so the best number would be the smallest, and the model always quite
     * sure; nothing is changed.
     */
    NO_MISTAKES,
    /** A fitted number did not help pictures that it was not fitted on, so nothing is changed. */
    NO_BETTER,
    /** The network does not end in scores and softmax, so nothing can be changed. */
    NO_SCORES
  }

  /** Checks the number. */
  public Temperature {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a temperature is above 0, not " + value);
    }
  }

  /**
   * A temperature that changes nothing.
   *
   * @param reason why
   * @param images how many pictures there were
   * @param loss their mean cross-entropy
   * @return 1
   */
  public static Temperature none(Reason reason, long images, double loss) {
    return new Temperature(1, reason, images, loss, loss);
  }

  /**
   * Fits a temperature.
   *
   * @param probabilities what softmax said, by picture, then by class; their logarithms are the
   *     scores but for a number that softmax does not see
   * @param labels the true classes, from 0
   * @return the best from {@link #LOWEST} to {@link #HIGHEST}, or 1 where it cannot be told
   */
  public static Temperature fit(float[][] probabilities, int[] labels) {
    if (probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          probabilities.length + " predictions for " + labels.length + " labels");
    }
    double[][] scores =
        Arrays.stream(probabilities).map(Temperature::scores).toArray(double[][]::new);
    double before = loss(scores, labels, 1);
    if (labels.length < FEWEST) {
      return none(Reason.TOO_FEW, labels.length, before);
    }
    boolean mistaken = false;
    for (int i = 0; i < labels.length && !mistaken; i++) {
      mistaken = Tally.mostProbable(probabilities[i]) != labels[i];
    }
    if (!mistaken) {
      return none(Reason.NO_MISTAKES, labels.length, before);
    }
    double value = 1 / inverse(scores, labels);
    double after = loss(scores, labels, 1 / value);
    // At an end of what is tried the scores say nothing of how sure to be.
    boolean within = value > LOWEST * EDGE && value < HIGHEST / EDGE;
    return within && after < before && helps(scores, labels)
        ? new Temperature(value, Reason.FITTED, labels.length, before, after)
        : none(Reason.NO_BETTER, labels.length, before);
  }

  /** The inverse of the best temperature. */
  private static double inverse(double[][] scores, int[] labels) {
    // The slope grows with the inverse, so that its sign says on which side the minimum lies.
    double low = Math.log(1 / HIGHEST);
    double high = Math.log(1 / LOWEST);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(scores, labels, Math.exp(middle)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /**
   * Whether a fitted number helps pictures that it was not fitted on: every fifth in turn is judged
   * by the number of the others.
   */
  private static boolean helps(double[][] scores, int[] labels) {
    double with = 0;
    double without = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int part = fold;
      int[] others = places(labels.length, i -> i % FOLDS != part);
      int[] own = places(labels.length, i -> i % FOLDS == part);
      double inverse = inverse(chosen(scores, others), chosen(labels, others));
      with += own.length * loss(chosen(scores, own), chosen(labels, own), inverse);
      without += own.length * loss(chosen(scores, own), chosen(labels, own), 1);
    }
    return with < without;
  }

  private static int[] places(int n, IntPredicate wanted) {
    return IntStream.range(0, n).filter(wanted).toArray();
  }

  private static double[][] chosen(double[][] scores, int[] places) {
    return Arrays.stream(places).mapToObj(i -> scores[i]).toArray(double[][]::new);
  }

  private static int[] chosen(int[] labels, int[] places) {
    return Arrays.stream(places).map(i -> labels[i]).toArray();
  }

  /**
   * What a model would say at this temperature.
   *
   * @param probabilities what it says without, by class
   * @return by class, their sum is 1
   */
  public float[] applied(float[] probabilities) {
    return powered(probabilities, 1 / value);
  }

  /**
   * What a model would say without its temperature.
   *
   * @param probabilities what it says with it, by class
   * @param value the temperature
   * @return by class, their sum is 1
   */
  public static float[] undone(float[] probabilities, double value) {
    return powered(probabilities, value);
  }

  private static float[] powered(float[] probabilities, double power) {
    if (power == 1) {
      return probabilities.clone();
    }
    double[] scores = scores(probabilities);
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] * power);
      sum += scores[c];
    }
    float[] all = new float[scores.length];
    for (int c = 0; c < all.length; c++) {
      all[c] = (float) (scores[c] / sum);
    }
    return all;
  }

  /** Logarithms less the largest of them; what is rounded to 0 counts as the least float. */
  private static double[] scores(float[] probabilities) {
    double[] scores = new double[probabilities.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.log(Math.max(Float.MIN_VALUE, probabilities[c]));
      largest = Math.max(largest, scores[c]);
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] -= largest;
    }
    return scores;
  }

  private static double loss(double[][] scores, int[] labels, double inverse) {
    double nats = 0;
    for (int i = 0; i < labels.length; i++) {
      double sum = 0;
      for (double s : scores[i]) {
        sum += Math.exp(s * inverse);
      }
      nats += Math.log(sum) - scores[i][labels[i]] * inverse;
    }
    return nats / labels.length;
  }

  /** How the summed cross-entropy grows with the inverse: the mean score less the true one's. */
  private static double slope(double[][] scores, int[] labels, double inverse) {
    double slope = 0;
    for (int i = 0; i < labels.length; i++) {
      double sum = 0;
      double weighted = 0;
      for (double s : scores[i]) {
        double e = Math.exp(s * inverse);
        sum += e;
        weighted += s * e;
      }
      slope += weighted / sum - scores[i][labels[i]];
    }
    return slope;
  }
}
