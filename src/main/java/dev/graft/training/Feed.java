package dev.graft.training;

/** Where the inputs of training steps come from. */
interface Feed {
  /**
   * Puts the inputs of a batch in their place.
   *
   * @param items places of images in the snapshot; an image may be there more than once
   * @param from where in {@code items} the batch begins
   * @param count its images
   * @param epoch the epoch that is going on, from 1 over the whole training
   * @param into gets count x the size of the cut's output, row-major
   */
  void fill(int[] items, int from, int count, int epoch, float[] into);
}
