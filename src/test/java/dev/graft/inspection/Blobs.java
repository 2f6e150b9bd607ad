package dev.graft.inspection;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made features: a cloud for each class, far apart or not. */
record Blobs(Embeddings embeddings, int[] truth) {
  static final List<String> CLASSES = List.of("ant", "bee", "cow");

  /** Clouds around three corners; the picture's index modulo 3 is its class. */
  static Blobs of(int count, int width, double spread, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[count][width];
    int[] truth = new int[count];
    for (int i = 0; i < count; i++) {
      truth[i] = i % 3;
      for (int f = 0; f < width; f++) {
        double middle = f % 3 == truth[i] ? 3 : 1;
        rows[i][f] = (float) Math.max(0, middle + spread * random.nextGaussian());
      }
    }
    List<Path> files =
        IntStream.range(0, count).mapToObj(i -> Path.of("/p/" + i + ".jpg")).toList();
    return new Blobs(new Embeddings("made", files, rows), truth);
  }

  Labels labels() {
    return new Labels(CLASSES, truth);
  }

  /** Only the first so many have their label. */
  Labels first(int known) {
    int[] indices = truth.clone();
    Arrays.fill(indices, known, indices.length, Labels.NONE);
    return new Labels(CLASSES, indices);
  }
}
