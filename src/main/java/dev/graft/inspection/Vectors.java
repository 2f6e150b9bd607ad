package dev.graft.inspection;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Arithmetic of rows. */
final class Vectors {
  private Vectors() {}

  /** Rows of length 1, so that distances count angles; a row of zeros stays so. */
  static float[][] unit(float[][] rows) {
    float[][] unit = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double squares = 0;
      for (float value : rows[i]) {
        squares += (double) value * value;
      }
      float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
      unit[i] = new float[rows[i].length];
      for (int f = 0; f < rows[i].length; f++) {
        unit[i][f] = rows[i][f] * scale;
      }
    }
    return unit;
  }

  /** Eight sums side by side: one sum would wait for itself at every step. */
  static float squaredDistance(float[] a, float[] b) {
    float[] sums = new float[8];
    int f = 0;
    for (; f + 7 < a.length; f += 8) {
      for (int s = 0; s < 8; s++) {
        float d = a[f + s] - b[f + s];
        sums[s] += d * d;
      }
    }
    float sum =
        ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    for (; f < a.length; f++) {
      sum += (a[f] - b[f]) * (a[f] - b[f]);
    }
    return sum;
  }

  static void heed(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
