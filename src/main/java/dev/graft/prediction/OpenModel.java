package dev.graft.prediction;

/** A model that is ready to predict. Not thread-safe. */
public interface OpenModel extends AutoCloseable {
  /**
   * Predicts.
   *
   * @param pixels count x height x width x 3, RGB 0..255, row-major; more may follow and is ignored
   * @param count the images
   * @param probabilities gets count x classes
   */
  void predict(float[] pixels, int count, float[] probabilities);

  @Override
  void close();
}
