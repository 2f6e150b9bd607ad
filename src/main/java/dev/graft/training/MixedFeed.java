package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Mix;

/** Inputs of which those of a step are mixed with each other; {@link Mixer} has their targets. */
final class MixedFeed implements Feed {
  private final Feed inner;
  private final Augmentation augmentation;
  private final long seed;
  private final int height;
  private final int width;
  private final int rowLength;

  /**
   * Wraps a feed.
   *
   * @param inner has the inputs
   * @param augmentation says how they are mixed
   * @param seed of the training
   * @param height rows of the network's input
   * @param width columns of the network's input
   * @param rowLength numbers of each input of the inner feed
   */
  MixedFeed(
      Feed inner, Augmentation augmentation, long seed, int height, int width, int rowLength) {
    this.inner = inner;
    this.augmentation = augmentation;
    this.seed = seed;
    this.height = height;
    this.width = width;
    this.rowLength = rowLength;
  }

  @Override
  public void fill(int[] items, int from, int count, int epoch, float[] into) {
    inner.fill(items, from, count, epoch, into);
    Mix.draw(augmentation, seed, epoch, from, height, width)
        .ifPresent(mix -> mix.apply(into, count, rowLength));
  }
}
