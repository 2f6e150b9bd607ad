package dev.graft.distillation;

import java.util.List;
import java.util.SplittableRandom;

/** All stored views of a distillation, one block after the other, read by number. */
final class Views {
  private static final int SCALED_BY = 20_000;
  private static final double LEAST_DEVIATION = 1e-3;

  private final List<ViewStore> stores;
  private final int size;
  private final int targets;
  private final long count;

  Views(List<ViewStore> stores) {
    this.stores = List.copyOf(stores);
    this.size = stores.get(0).block().size();
    this.targets = stores.get(0).block().targets();
    this.count = stores.stream().mapToLong(s -> s.progress().rows()).sum();
  }

  int count() {
    return Math.toIntExact(count);
  }

  int pixelBytes() {
    return size * size * 3;
  }

  int targets() {
    return targets;
  }

  private void read(int number, byte[] pixels, int slot, float[] said) {
    long row = number;
    for (ViewStore store : stores) {
      long rows = store.progress().rows();
      if (row < rows) {
        store.read(row, pixels, slot * pixelBytes(), said, slot * targets);
        return;
      }
      row -= rows;
    }
    throw new IndexOutOfBoundsException(number);
  }

  /** Reads views into a batch; half of them, by seed, epoch and number, are mirrored. */
  void read(
      int[] order, int from, int n, long seed, int epoch, byte[] pixels, float[] targetsInto) {
    for (int i = 0; i < n; i++) {
      int number = order[from + i];
      read(number, pixels, i, targetsInto);
      SplittableRandom random = Randoms.at(seed, Randoms.Stream.MIRROR, epoch, number);
      if (random.nextBoolean()) {
        mirror(pixels, i * pixelBytes());
      }
    }
  }

  private void mirror(byte[] p, int at) {
    for (int y = 0; y < size; y++) {
      int a = at + y * size * 3;
      int b = a + (size - 1) * 3;
      for (; a < b; a += 3, b -= 3) {
        for (int c = 0; c < 3; c++) {
          byte swap = p[a + c];
          p[a + c] = p[b + c];
          p[b + c] = swap;
        }
      }
    }
  }

  /** Mean and deviation of a teacher's features, over views spread evenly over all. */
  List<TargetScale> scales() {
    List<TeacherShape> shapes = stores.get(0).block().shapes();
    byte[] pixels = new byte[pixelBytes()];
    float[] said = new float[targets];
    double[] sum = new double[targets];
    double[] squares = new double[targets];
    int n = Math.min(count(), SCALED_BY);
    for (int i = 0; i < n; i++) {
      read((int) ((long) i * count / n), pixels, 0, said);
      for (int k = 0; k < targets; k++) {
        sum[k] += said[k];
        squares[k] += (double) said[k] * said[k];
      }
    }
    List<TargetScale> scales = new java.util.ArrayList<>();
    int at = 0;
    for (TeacherShape shape : shapes) {
      float[] mean = new float[shape.features()];
      float[] deviation = new float[shape.features()];
      for (int k = 0; k < mean.length; k++) {
        double m = sum[at + k] / n;
        mean[k] = (float) m;
        double variance = Math.max(0, squares[at + k] / n - m * m);
        deviation[k] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(variance));
      }
      scales.add(new TargetScale(mean, deviation));
      at += shape.outputs();
    }
    return scales;
  }
}
