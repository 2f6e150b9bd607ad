package dev.graft.training;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A trunk that remembers how long its batches take. It is closed by whoever closes the other. */
final class TimedTrunk implements Trunk {
  /** The first batches also load the network and plan its kernels. */
  private static final int WARM_UP = 2;

  private static final int ENOUGH = 2;
  private static final int KEPT = 64;

  private final Trunk trunk;
  private final long[] nanos = new long[KEPT];
  private int batches;

  TimedTrunk(Trunk trunk) {
    this.trunk = trunk;
  }

  @Override
  public int batch() {
    return trunk.batch();
  }

  @Override
  public void prepare() {
    trunk.prepare();
  }

  @Override
  public void run(float[] pixels, float[] features, List<float[]> passing) {
    long before = System.nanoTime();
    trunk.run(pixels, features, passing);
    nanos[batches % KEPT] = System.nanoTime() - before;
    batches++;
  }

  /** Runs made-up pixels until there is something to tell the speed by. */
  void warm(int pixelsPerImage, int rowLength) {
    float[] pixels = new float[batch() * pixelsPerImage];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 256;
    }
    float[] features = new float[batch() * rowLength];
    while (batches < WARM_UP + ENOUGH) {
      run(pixels, features);
    }
  }

  /** How many batches there were. */
  int batches() {
    return batches;
  }

  /** From the median of a batch; empty if there were too few. */
  OptionalDouble imagesPerSecond() {
    if (batches < WARM_UP + ENOUGH) {
      return OptionalDouble.empty();
    }
    long[] sorted = batches <= KEPT ? Arrays.copyOfRange(nanos, WARM_UP, batches) : nanos.clone();
    Arrays.sort(sorted);
    return OptionalDouble.of(batch() / (sorted[sorted.length / 2] / 1e9));
  }

  @Override
  public void close() {
    trunk.close();
  }
}
