package dev.graft.training;

import java.util.List;

/** The frozen part of a network, ready to run at one fixed batch shape. Not thread-safe. */
public interface Trunk extends AutoCloseable {
  /**
   * The batch that it runs at.
   *
   * @return how many images go through together
   */
  int batch();

  /** Builds at once what the first batch would otherwise wait for. */
  default void prepare() {}

  /**
   * Runs one batch.
   *
   * @param pixels batch x height x width x 3, RGB 0..255, row-major; rows beyond the images in use
   *     hold anything
   * @param features gets batch x the size of the cut's output
   */
  default void run(float[] pixels, float[] features) {
    run(pixels, features, List.of());
  }

  /**
   * Runs one batch and also keeps what comes out of layers on the way.
   *
   * @param pixels batch x height x width x 3, RGB 0..255, row-major; rows beyond the images in use
   *     hold anything
   * @param features gets batch x the size of the cut's output
   * @param passing for each of the first layers that the trunk was opened with, gets batch x the
   *     size of its output; empty for none of them
   */
  void run(float[] pixels, float[] features, List<float[]> passing);

  @Override
  void close();
}
