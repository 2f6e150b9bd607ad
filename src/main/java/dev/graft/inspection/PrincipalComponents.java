package dev.graft.inspection;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The directions in which rows differ most, by subspace iteration from a random start (Halko,
 * Martinsson and Tropp, "Finding structure with randomness", SIAM Review 53, 2011, algorithms 4.4
 * and 5.1): a few passes over the rows, where the exact way would take the cube of their length.
 */
public final class PrincipalComponents {
  /** More directions than are wanted are followed, which makes the wanted ones exact sooner. */
  private static final int MORE = 8;

  private static final int PASSES = 6;

  private final double[] mean;
  private final double[][] axes;
  private final double[] variances;

  private PrincipalComponents(double[] mean, double[][] axes, double[] variances) {
    this.mean = mean;
    this.axes = axes;
    this.variances = variances;
  }

  /**
   * Finds them.
   *
   * @param rows at least one, of one length
   * @param count how many at most; fewer where there are fewer rows or features
   * @param seed of the random start
   * @param cancelled asked between passes
   * @return the directions, the one with most variance first
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static PrincipalComponents of(
      float[][] rows, int count, long seed, BooleanSupplier cancelled) {
    int width = rows[0].length;
    int wanted = Math.min(count, Math.min(rows.length, width));
    int followed = Math.min(wanted + MORE, Math.min(rows.length, width));
    double[] mean = mean(rows);
    double[][] right = new double[width][followed];
    Random random = new Random(seed);
    for (double[] row : right) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    double[][] left = times(rows, mean, right);
    for (int pass = 0; pass < PASSES; pass++) {
      Vectors.heed(cancelled);
      orthonormalise(left);
      right = transposedTimes(rows, mean, left);
      orthonormalise(right);
      left = times(rows, mean, right);
    }
    Vectors.heed(cancelled);
    orthonormalise(left);
    // Of the rows only what lies in the subspace is left: followed x width.
    double[][] small = transposedTimes(rows, mean, left);
    return new PrincipalComponents(mean, new double[wanted][width], new double[wanted])
        .fill(small, rows.length);
  }

  private PrincipalComponents fill(double[][] small, int rows) {
    int followed = small[0].length;
    RealMatrix gram = new Array2DRowRealMatrix(followed, followed);
    for (int a = 0; a < followed; a++) {
      for (int b = a; b < followed; b++) {
        double sum = 0;
        for (double[] feature : small) {
          sum += feature[a] * feature[b];
        }
        gram.setEntry(a, b, sum);
        gram.setEntry(b, a, sum);
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(gram);
    for (int c = 0; c < axes.length; c++) {
      double value = Math.max(0, eigen.getRealEigenvalue(c));
      double[] direction = eigen.getEigenvector(c).toArray();
      variances[c] = value / rows;
      double length = Math.sqrt(value);
      if (length > 0) {
        for (int f = 0; f < mean.length; f++) {
          double sum = 0;
          for (int j = 0; j < followed; j++) {
            sum += direction[j] * small[f][j];
          }
          axes[c][f] = sum / length;
        }
        turn(axes[c]);
      }
    }
    return this;
  }

  /** A direction and its opposite are the same: the largest part is made positive. */
  private static void turn(double[] axis) {
    double largest = 0;
    for (double part : axis) {
      largest = Math.abs(part) > Math.abs(largest) ? part : largest;
    }
    if (largest < 0) {
      Arrays.setAll(axis, f -> -axis[f]);
    }
  }

  /**
   * The variance along each direction.
   *
   * @return descending, that of the population
   */
  public double[] variances() {
    return variances.clone();
  }

  /**
   * Where rows lie along the directions.
   *
   * @param rows as long as those that it was found from
   * @return by row, as many values as there are directions
   */
  public float[][] project(float[][] rows) {
    float[][] projected = new float[rows.length][axes.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < axes.length; c++) {
        double sum = 0;
        for (int f = 0; f < mean.length; f++) {
          sum += (rows[i][f] - mean[f]) * axes[c][f];
        }
        projected[i][c] = (float) sum;
      }
    }
    return projected;
  }

  private static double[] mean(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += row[f];
      }
    }
    Arrays.setAll(mean, f -> mean[f] / rows.length);
    return mean;
  }

  private static double[][] times(float[][] rows, double[] mean, double[][] right) {
    int followed = right[0].length;
    double[][] product = new double[rows.length][followed];
    for (int i = 0; i < rows.length; i++) {
      double[] into = product[i];
      for (int f = 0; f < mean.length; f++) {
        double value = rows[i][f] - mean[f];
        double[] factors = right[f];
        for (int j = 0; j < followed; j++) {
          into[j] += value * factors[j];
        }
      }
    }
    return product;
  }

  private static double[][] transposedTimes(float[][] rows, double[] mean, double[][] left) {
    int followed = left[0].length;
    double[][] product = new double[mean.length][followed];
    for (int i = 0; i < rows.length; i++) {
      double[] factors = left[i];
      for (int f = 0; f < mean.length; f++) {
        double value = rows[i][f] - mean[f];
        double[] into = product[f];
        for (int j = 0; j < followed; j++) {
          into[j] += value * factors[j];
        }
      }
    }
    return product;
  }

  /** Gram and Schmidt's way, twice, which is as exact as any; what is left of nothing becomes 0. */
  private static void orthonormalise(double[][] columns) {
    int count = columns[0].length;
    for (int j = 0; j < count; j++) {
      double before = length(columns, j);
      for (int again = 0; again < 2; again++) {
        for (int k = 0; k < j; k++) {
          double dot = 0;
          for (double[] row : columns) {
            dot += row[j] * row[k];
          }
          for (double[] row : columns) {
            row[j] -= dot * row[k];
          }
        }
      }
      double left = length(columns, j);
      double scale = left > 1e-10 * before ? 1 / left : 0;
      for (double[] row : columns) {
        row[j] *= scale;
      }
    }
  }

  private static double length(double[][] columns, int j) {
    double squares = 0;
    for (double[] row : columns) {
      squares += row[j] * row[j];
    }
    return Math.sqrt(squares);
  }
}
