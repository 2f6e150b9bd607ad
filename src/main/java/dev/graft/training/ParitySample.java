package dev.graft.training;

/**
 * What the training graphs say of a few images, run live, to hold a bundle against.
 *
 * @param count the images
 * @param pixels count x height x width x 3, RGB 0..255
 * @param probabilities count x classes
 */
public record ParitySample(int count, float[] pixels, float[] probabilities) {
  /** Asks the tail about live pictures. */
  static ParitySample of(LiveSample live, Tail tail, int classes) {
    float[] probabilities = new float[live.count() * classes];
    tail.predict(live.features(), live.count(), probabilities);
    return new ParitySample(live.count(), live.pixels(), probabilities);
  }
}
