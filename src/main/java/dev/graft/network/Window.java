package dev.graft.network;

/** Shapes of sliding windows. */
final class Window {
  private Window() {}

  static Shape output(
      Shape input, Extent window, Extent strides, Extent dilation, Padding padding, int channels) {
    featureMap(input);
    return Shape.of(
        padding.outputLength(input.get(0), window.height(), strides.height(), dilation.height()),
        padding.outputLength(input.get(1), window.width(), strides.width(), dilation.width()),
        channels);
  }

  static Shape featureMap(Shape input) {
    if (input.rank() != 3) {
      throw new IllegalArgumentException("it wants a feature map and gets " + input);
    }
    return input;
  }
}
