package dev.graft.advice.classical;

/**
 * Brings each feature to mean 0 and standard deviation 1 over the pictures that were learnt from,
 * so that distances and penalties count all features alike. A feature that never changes becomes 0.
 */
final class Standardiser {
  private final double[] means;
  private final double[] scales;

  private Standardiser(double[] means, double[] scales) {
    this.means = means;
    this.scales = scales;
  }

  /** Measures; the deviation is that of the population, as in scikit-learn. */
  static Standardiser of(float[][] rows) {
    int width = rows[0].length;
    double[] means = new double[width];
    for (float[] row : rows) {
      for (int f = 0; f < width; f++) {
        means[f] += row[f] / (double) rows.length;
      }
    }
    double[] scales = new double[width];
    for (float[] row : rows) {
      for (int f = 0; f < width; f++) {
        scales[f] += (row[f] - means[f]) * (row[f] - means[f]) / rows.length;
      }
    }
    for (int f = 0; f < width; f++) {
      double deviation = Math.sqrt(scales[f]);
      // Rounding must not blow up a feature that is constant.
      boolean varies = deviation > 1e-7 * Math.abs(means[f]) && deviation > 0;
      scales[f] = varies ? 1 / deviation : 0;
    }
    return new Standardiser(means, scales);
  }

  float[] apply(float[] row) {
    float[] standard = new float[row.length];
    for (int f = 0; f < row.length; f++) {
      standard[f] = (float) ((row[f] - means[f]) * scales[f]);
    }
    return standard;
  }

  float[][] apply(float[][] rows) {
    float[][] standard = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      standard[i] = apply(rows[i]);
    }
    return standard;
  }
}
