package dev.graft.zoo;

/** What the two versions of ResNet 50 have in common. */
final class ResNets {
  static final double EPSILON = 1.001e-5;
  static final int[] FILTERS = {64, 128, 256, 512};
  static final int[] BLOCKS = {3, 4, 6, 3};

  private ResNets() {}

  /** A block's name; stages are counted from 0, and Keras calls the first one conv2. */
  static String name(int stage, int block) {
    return "conv" + (stage + 2) + "_block" + block;
  }
}
