package dev.graft.training;

/** The frozen part of a network, ready to run at one fixed batch shape. Not thread-safe. */
public interface Trunk extends AutoCloseable {
  /**
   * The batch that it runs at.
   *
   * @return how many images go through together
   */
  int batch();

  /**
   * Runs one batch.
   *
   * @param pixels batch x height x width x 3, RGB 0..255, row-major; rows beyond the images in use
   *     hold anything
   * @param features gets batch x the size of the cut's output
   */
  void run(float[] pixels, float[] features);

  @Override
  void close();
}
