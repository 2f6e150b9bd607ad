package dev.graft.zoo;

import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts layer on layer, each reading the last one, as architectures are written down in Keras. */
final class NetworkBuilder {
  private static final double RELU6 = 6.0;

  private final List<Layer> layers = new ArrayList<>();
  private final double batchNormMomentum;
  private final double batchNormEpsilon;

  private final Map<String, Integer> automatic = new HashMap<>();
  private String last;

  NetworkBuilder(int inputSize, double batchNormMomentum, double batchNormEpsilon) {
    this.batchNormMomentum = batchNormMomentum;
    this.batchNormEpsilon = batchNormEpsilon;
    last = "input_layer";
    layers.add(new Layer.Input(last, Shape.of(inputSize, inputSize, 3)));
  }

  private NetworkBuilder put(Layer layer) {
    layers.add(layer);
    last = layer.name();
    return this;
  }

  /** The name of the layer that the next one reads. */
  String last() {
    return last;
  }

  /** Lets the next layer read an earlier one. */
  NetworkBuilder from(String layer) {
    last = layer;
    return this;
  }

  /** The name that Keras gives by itself: the kind alone, then the kind with 1, 2, ... */
  String automatic(String kind) {
    int number = automatic.merge(kind, 1, Integer::sum) - 1;
    return number == 0 ? kind : kind + "_" + number;
  }

  private List<String> read() {
    return List.of(last);
  }

  /** Convolution without bias; its stride and padding as given. */
  NetworkBuilder conv(String name, int filters, int kernel, int stride, Padding padding) {
    return conv(name, filters, Extent.square(kernel), stride, padding);
  }

  /** Convolution without bias, its kernel not always square. */
  NetworkBuilder conv(String name, int filters, Extent kernel, int stride, Padding padding) {
    return convolution(name, filters, kernel, stride, padding, false, Activation.LINEAR);
  }

  /** Convolution with bias. */
  NetworkBuilder convWithBias(String name, int filters, int kernel, int stride, Padding padding) {
    return convWithBias(name, filters, kernel, stride, padding, Activation.LINEAR);
  }

  /** Convolution with bias and an activation of its own. */
  NetworkBuilder convWithBias(
      String name, int filters, int kernel, int stride, Padding padding, Activation activation) {
    return convolution(name, filters, Extent.square(kernel), stride, padding, true, activation);
  }

  private NetworkBuilder convolution(
      String name,
      int filters,
      Extent kernel,
      int stride,
      Padding padding,
      boolean bias,
      Activation activation) {
    Extent strides = Extent.square(stride);
    return put(
        new Layer.Conv2D(
            name, read(), filters, kernel, strides, Extent.ONE, padding, bias, activation));
  }

  /** Depthwise convolution without bias. */
  NetworkBuilder depthwise(String name, int kernel, int stride, Padding padding) {
    return put(
        new Layer.DepthwiseConv2D(
            name,
            read(),
            1,
            Extent.square(kernel),
            Extent.square(stride),
            Extent.ONE,
            padding,
            false,
            Activation.LINEAR));
  }

  /** Separable convolution of 3 x 3 without bias, as large as its input. */
  NetworkBuilder separable(String name, int filters) {
    return put(
        new Layer.SeparableConv2D(
            name,
            read(),
            filters,
            1,
            Extent.square(3),
            Extent.ONE,
            Extent.ONE,
            Padding.SAME,
            false,
            Activation.LINEAR));
  }

  NetworkBuilder batchNorm(String name) {
    return batchNorm(name, true);
  }

  NetworkBuilder batchNorm(String name, boolean scale) {
    return put(
        new Layer.BatchNormalization(
            name, read(), batchNormEpsilon, batchNormMomentum, true, scale));
  }

  NetworkBuilder relu6(String name) {
    return put(new Layer.Relu(name, read(), RELU6, 0));
  }

  NetworkBuilder activation(String name, Activation activation) {
    return put(new Layer.Activate(name, read(), activation));
  }

  NetworkBuilder relu(String name) {
    return activation(name, Activation.RELU);
  }

  /** Zeros before the first and after the last row and column. */
  NetworkBuilder pad(String name, int before, int after) {
    return put(new Layer.ZeroPadding2D(name, read(), before, after, before, after));
  }

  NetworkBuilder maxPool(String name, int window, int stride, Padding padding) {
    return pool(name, PoolingKind.MAX, window, stride, padding);
  }

  NetworkBuilder averagePool(String name, int window, int stride, Padding padding) {
    return pool(name, PoolingKind.AVERAGE, window, stride, padding);
  }

  private NetworkBuilder pool(
      String name, PoolingKind kind, int window, int stride, Padding padding) {
    return put(
        new Layer.Pooling2D(
            name, read(), kind, Extent.square(window), Extent.square(stride), padding));
  }

  NetworkBuilder globalAverage(String name, boolean keepDimensions) {
    return put(new Layer.GlobalPooling2D(name, read(), PoolingKind.AVERAGE, keepDimensions));
  }

  NetworkBuilder dropout(String name, double rate) {
    return put(new Layer.Dropout(name, read(), rate));
  }

  /** Drops whole examples. */
  NetworkBuilder dropExamples(String name, double rate) {
    return put(new Layer.Dropout(name, read(), rate, true));
  }

  NetworkBuilder flatten(String name) {
    return put(new Layer.Flatten(name, read()));
  }

  NetworkBuilder reshape(String name, Shape target) {
    return put(new Layer.Reshape(name, read(), target));
  }

  NetworkBuilder rescaling(String name, double scale) {
    return put(new Layer.Rescaling(name, read(), scale, 0));
  }

  NetworkBuilder normalization(String name) {
    return put(new Layer.Normalization(name, read()));
  }

  NetworkBuilder softmax(String name) {
    return activation(name, Activation.SOFTMAX);
  }

  NetworkBuilder dense(String name, int units, Activation activation) {
    return put(new Layer.Dense(name, read(), units, true, activation));
  }

  /** Mean over the picture plane, and a dense layer with softmax on it. */
  NetworkBuilder classifier(int classes) {
    return globalAverage("avg_pool", false).dense("predictions", classes, Activation.SOFTMAX);
  }

  /** Adds two layers' outputs. */
  NetworkBuilder add(String name, String first, String second) {
    return put(new Layer.Add(name, List.of(first, second)));
  }

  /** Multiplies two layers' outputs. */
  NetworkBuilder multiply(String name, String first, String second) {
    return put(new Layer.Multiply(name, List.of(first, second)));
  }

  /** Puts layers' channels one after the other. */
  NetworkBuilder concatenate(String name, List<String> parts) {
    return put(new Layer.Concatenate(name, parts));
  }

  /** The network, its layers in the order in which Keras lists them. */
  Network build(String name) {
    return new Network(name, KerasOrder.of(layers, last));
  }
}
