package dev.graft.prediction.shift;

import java.util.Arrays;

/** Arithmetic with symmetric matrices of a few hundred rows. */
final class Symmetric {
  private static final int SWEEPS = 30;

  private Symmetric() {}

  /** The dot products of all pairs of rows. */
  static double[][] products(double[][] rows) {
    int n = rows.length;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int c = 0; c < rows[i].length; c++) {
          sum += rows[i][c] * rows[j][c];
        }
        products[i][j] = sum;
        products[j][i] = sum;
      }
    }
    return products;
  }

  /** The inverse of a positive definite matrix, by Gauss and Jordan, which needs no pivots here. */
  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int k = 0; k < n; k++) {
      double pivot = 1 / a[k][k];
      a[k][k] = 1;
      for (int j = 0; j < n; j++) {
        a[k][j] *= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = a[i][k];
        if (i != k && factor != 0) {
          a[i][k] = 0;
          for (int j = 0; j < n; j++) {
            a[i][j] -= factor * a[k][j];
          }
        }
      }
    }
    return a;
  }

  /**
   * Eigenvalues and eigenvectors.
   *
   * @param values in no order
   * @param vectors by eigenvalue, of length 1
   */
  record Eigen(double[] values, double[][] vectors) {}

  /** By Jacobi's rotations (1846), which are exact to the last digits for symmetric matrices. */
  static Eigen eigen(double[][] matrix) {
    int n = matrix.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += Math.abs(a[i][i]);
    }
    double nothing = trace / n * 1e-10;
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(a[p][q]) > nothing) {
            rotate(a, vectors, p, q);
            rotated = true;
          }
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = a[i][i];
    }
    return new Eigen(values, vectors);
  }

  /**
   * Both the rows and the columns p and q; the matrix stays symmetric, so rows are enough to read.
   */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    double app = a[p][p];
    double aqq = a[q][q];
    double apq = a[p][q];
    for (int k = 0; k < a.length; k++) {
      double kp = a[p][k];
      double kq = a[q][k];
      a[p][k] = c * kp - s * kq;
      a[q][k] = s * kp + c * kq;
      double vp = vectors[p][k];
      vectors[p][k] = c * vp - s * vectors[q][k];
      vectors[q][k] = s * vp + c * vectors[q][k];
    }
    for (int k = 0; k < a.length; k++) {
      a[k][p] = a[p][k];
      a[k][q] = a[q][k];
    }
    a[p][p] = app - t * apq;
    a[q][q] = aqq + t * apq;
    a[p][q] = 0;
    a[q][p] = 0;
  }
}
