package dev.graft.prediction.shift;

import java.util.Arrays;

/**
 * Correlation alignment (Sun, Feng and Saenko, Return of Frustratingly Easy Domain Adaptation, AAAI
 * 2016): features are whitened by the covariance of where they come from and coloured by that of
 * where they should go. The paper moves the training pictures and trains anew; here the classifier
 * is there already, so the new pictures are moved to where it learned. The map is linear, so it
 * goes into the weights of the layer behind the features and costs nothing.
 *
 * <p>Some hundred pictures tell a covariance of a thousand directions badly, so much is added to
 * its diagonal, as the paper adds 1: only the few directions in which pictures differ most are
 * stretched, the others just moved.
 */
public final class Coral {
  /** What is added, in mean variances of the known features. */
  public static final double ADDED = 100;

  private final Side from;
  private final Side to;

  private Coral(Side from, Side to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Finds the map.
   *
   * @param known features that the classifier learned from, at least 2 rows of one length
   * @param fresh features that are to be moved there, at least 2 rows of the same length
   * @return the map
   */
  public static Coral of(float[][] known, float[][] fresh) {
    return of(known, fresh, ADDED);
  }

  /** With another share of the mean variance in place of {@link #ADDED}. */
  static Coral of(float[][] known, float[][] fresh, double share) {
    if (known.length < 2 || fresh.length < 2) {
      throw new IllegalArgumentException(known.length + " and " + fresh.length + " rows");
    }
    double[] mean = mean(known);
    double variance = 0;
    for (float[] row : known) {
      for (int c = 0; c < mean.length; c++) {
        variance += (row[c] - mean[c]) * (row[c] - mean[c]);
      }
    }
    double added = Math.max(1e-12, share * variance / (known.length - 1) / mean.length);
    return new Coral(Side.of(fresh, added), Side.of(known, added));
  }

  /**
   * One of the two sets.
   *
   * @param mean by feature
   * @param values the variances along the vectors, with what is added
   * @param vectors orthonormal, each of the length of the features
   * @param rest the variance in all other directions
   */
  private record Side(double[] mean, double[] values, double[][] vectors, double rest) {
    static Side of(float[][] rows, double added) {
      double[] mean = Coral.mean(rows);
      int d = mean.length;
      double scale = 1 / Math.sqrt(rows.length - 1);
      double[][] centred = new double[rows.length][d];
      for (int i = 0; i < rows.length; i++) {
        for (int c = 0; c < d; c++) {
          centred[i][c] = (rows[i][c] - mean[c]) * scale;
        }
      }
      // The products of rows have the eigenvalues of the covariance, and are fewer.
      Symmetric.Eigen eigen = Symmetric.eigen(Symmetric.products(centred));
      double largest = Arrays.stream(eigen.values()).max().orElse(0);
      double[] values = new double[rows.length];
      double[][] vectors = new double[rows.length][];
      int kept = 0;
      for (int e = 0; e < rows.length; e++) {
        double value = eigen.values()[e];
        if (value > largest * 1e-9) {
          double[] vector = new double[d];
          for (int i = 0; i < rows.length; i++) {
            double weight = eigen.vectors()[e][i] / Math.sqrt(value);
            for (int c = 0; c < d; c++) {
              vector[c] += weight * centred[i][c];
            }
          }
          values[kept] = value + added;
          vectors[kept] = vector;
          kept++;
        }
      }
      return new Side(mean, Arrays.copyOf(values, kept), Arrays.copyOf(vectors, kept), added);
    }

    /** Multiplies by the covariance to a power, which is symmetric. */
    double[] times(double[] x, double power) {
      double other = Math.pow(rest, power);
      double[] y = new double[x.length];
      for (int c = 0; c < x.length; c++) {
        y[c] = other * x[c];
      }
      for (int e = 0; e < values.length; e++) {
        double along = 0;
        for (int c = 0; c < x.length; c++) {
          along += vectors[e][c] * x[c];
        }
        along *= Math.pow(values[e], power) - other;
        for (int c = 0; c < x.length; c++) {
          y[c] += along * vectors[e][c];
        }
      }
      return y;
    }
  }

  private static double[] mean(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int c = 0; c < mean.length; c++) {
        mean[c] += row[c] / rows.length;
      }
    }
    return mean;
  }

  /**
   * Moves features.
   *
   * @param features of a new picture
   * @return what they are among the known ones
   */
  public double[] apply(float[] features) {
    double[] centred = new double[features.length];
    for (int c = 0; c < centred.length; c++) {
      centred[c] = features[c] - from.mean()[c];
    }
    double[] moved = to.times(from.times(centred, -0.5), 0.5);
    for (int c = 0; c < moved.length; c++) {
      moved[c] += to.mean()[c];
    }
    return moved;
  }

  /** A layer's weights with the map in them. */
  public record Folded(float[] kernel, float[] bias) {}

  /**
   * Puts the map into the layer that reads the features.
   *
   * @param kernel features x units, row-major
   * @param bias units
   * @return weights with which the layer says of new features what it said of moved ones
   */
  public Folded fold(float[] kernel, float[] bias) {
    int units = bias.length;
    int d = from.mean().length;
    float[] folded = new float[kernel.length];
    float[] shifted = new float[units];
    for (int u = 0; u < units; u++) {
      double[] column = new double[d];
      double shift = bias[u];
      for (int c = 0; c < d; c++) {
        column[c] = kernel[c * units + u];
        shift += to.mean()[c] * column[c];
      }
      double[] mapped = from.times(to.times(column, 0.5), -0.5);
      for (int c = 0; c < d; c++) {
        folded[c * units + u] = (float) mapped[c];
        shift -= from.mean()[c] * mapped[c];
      }
      shifted[u] = (float) shift;
    }
    return new Folded(folded, shifted);
  }
}
