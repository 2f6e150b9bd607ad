package dev.graft.network;

/** How a window treats the border, as Keras and TensorFlow define it. */
public enum Padding {
  /** The output has ceil(size / stride) steps; zeros are added evenly, the odd one after. */
  SAME,
  /** Only whole windows. */
  VALID;

  /**
   * The length of the output along one axis.
   *
   * @param size the length of the input
   * @param window the length of the window
   * @param stride the step
   * @param dilation the spacing inside the window
   * @return the number of steps
   */
  public int outputLength(int size, int window, int stride, int dilation) {
    int effective = Math.addExact(Math.multiplyExact(window - 1, dilation), 1);
    int length = this == SAME ? ceilDiv(size, stride) : ceilDiv(size - effective + 1, stride);
    if (length < 1) {
      throw new IllegalArgumentException(
          "a window of " + effective + " does not fit into " + size + " pixels");
    }
    return length;
  }

  private static int ceilDiv(int a, int b) {
    return -Math.floorDiv(-a, b);
  }
}
