package dev.graft.prediction.shift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A classifier two-sample test (Lopez-Paz and Oquab, 2017): can two sets of features be told apart?
 * The classifier is ridge regression on standardised features; each picture is judged by the one
 * that did not see it, in closed form (leave-one-out). The p-value is that of permutations: since
 * neither the standardisation nor the regression's matrix depends on which set a picture is of,
 * each costs one product.
 *
 * @param auc the area under the ROC curve of the left-out scores, from 0 to 1
 * @param p the share of permutations with at least this area, the real one counted in
 */
public record DomainTest(double auc, double p) {
  /** How often the sets are shuffled. */
  public static final int PERMUTATIONS = 199;

  /**
   * Compares two sets.
   *
   * @param first features, at least 2 rows of one length
   * @param second features, at least 2 rows of the same length
   * @param seed of the permutations
   * @return how well they can be told apart
   */
  public static DomainTest of(float[][] first, float[][] second, long seed) {
    if (first.length < 2 || second.length < 2) {
      throw new IllegalArgumentException(first.length + " and " + second.length + " rows");
    }
    int n = first.length + second.length;
    double[][] rows = standardised(first, second);
    double[][] hat = hat(rows);
    boolean[] isSecond = new boolean[n];
    Arrays.fill(isSecond, first.length, n, true);
    double real = leftOut(hat, isSecond);
    SplittableRandom random = new SplittableRandom(seed);
    int atLeast = 1;
    for (int i = 0; i < PERMUTATIONS; i++) {
      shuffle(isSecond, random);
      atLeast += leftOut(hat, isSecond) >= real ? 1 : 0;
    }
    return new DomainTest(real, (double) atLeast / (PERMUTATIONS + 1));
  }

  private static double[][] standardised(float[][] first, float[][] second) {
    int n = first.length + second.length;
    int d = first[0].length;
    double[][] rows = new double[n][d];
    for (int c = 0; c < d; c++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double v = i < first.length ? first[i][c] : second[i - first.length][c];
        sum += v;
        squares += v * v;
      }
      double mean = sum / n;
      double spread = Math.sqrt(Math.max(0, squares / n - mean * mean));
      // A feature that never changes says nothing.
      double scale = spread > 1e-9 ? 1 / (spread * Math.sqrt(d)) : 0;
      for (int i = 0; i < n; i++) {
        double v = i < first.length ? first[i][c] : second[i - first.length][c];
        rows[i][c] = (v - mean) * scale;
      }
    }
    return rows;
  }

  /** K (K + I)^-1 with K the products of all rows, whose diagonal is 1 on average. */
  private static double[][] hat(double[][] rows) {
    int n = rows.length;
    double[][] k = Symmetric.products(rows);
    for (int i = 0; i < n; i++) {
      k[i][i] += 1;
    }
    double[][] inverse = Symmetric.inverse(k);
    double[][] hat = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hat[i][j] = (i == j ? 1 : 0) - inverse[i][j];
      }
    }
    return hat;
  }

  private static double leftOut(double[][] hat, boolean[] isSecond) {
    int n = isSecond.length;
    int seconds = (int) IntStream.range(0, n).filter(i -> isSecond[i]).count();
    double up = (double) (n - seconds) / n;
    double down = -(double) seconds / n;
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      double fitted = 0;
      for (int j = 0; j < n; j++) {
        fitted += hat[i][j] * (isSecond[j] ? up : down);
      }
      double y = isSecond[i] ? up : down;
      scores[i] = y - (y - fitted) / (1 - hat[i][i]);
    }
    return auc(scores, isSecond);
  }

  /** By ranks (Mann and Whitney); equal scores share theirs. */
  static double auc(double[] scores, boolean[] positive) {
    int n = scores.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double ranks = 0;
    long positives = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        if (positive[order[i]]) {
          ranks += rank;
          positives++;
        }
      }
      from = to;
    }
    long negatives = n - positives;
    return (ranks - positives * (positives + 1) / 2.0) / (positives * negatives);
  }

  private static void shuffle(boolean[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      boolean kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
