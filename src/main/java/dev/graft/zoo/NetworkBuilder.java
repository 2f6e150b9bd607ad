package dev.graft.zoo;

import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import java.util.ArrayList;
import java.util.List;

/** Puts layer on layer, each reading the last one, as architectures are written down in Keras. */
final class NetworkBuilder {
  private static final double RELU6 = 6.0;

  private final List<Layer> layers = new ArrayList<>();
  private final double batchNormMomentum;
  private final double batchNormEpsilon;

  NetworkBuilder(int inputSize, double batchNormMomentum, double batchNormEpsilon) {
    this.batchNormMomentum = batchNormMomentum;
    this.batchNormEpsilon = batchNormEpsilon;
    layers.add(new Layer.Input("input_layer", Shape.of(inputSize, inputSize, 3)));
  }

  /** The name of the layer that was put last. */
  String last() {
    return layers.get(layers.size() - 1).name();
  }

  private List<String> read() {
    return List.of(last());
  }

  /** Convolution without bias; its stride and padding as given. */
  NetworkBuilder conv(String name, int filters, int kernel, int stride, Padding padding) {
    return convolution(name, filters, kernel, stride, padding, false);
  }

  /** Convolution with bias of one pixel. */
  NetworkBuilder convWithBias(String name, int filters) {
    return convolution(name, filters, 1, 1, Padding.SAME, true);
  }

  private NetworkBuilder convolution(
      String name, int filters, int kernel, int stride, Padding padding, boolean bias) {
    layers.add(
        new Layer.Conv2D(
            name,
            read(),
            filters,
            Extent.square(kernel),
            Extent.square(stride),
            Extent.ONE,
            padding,
            bias,
            Activation.LINEAR));
    return this;
  }

  /** Depthwise convolution of 3 x 3 without bias. */
  NetworkBuilder depthwise(String name, int stride, Padding padding) {
    layers.add(
        new Layer.DepthwiseConv2D(
            name,
            read(),
            1,
            Extent.square(3),
            Extent.square(stride),
            Extent.ONE,
            padding,
            false,
            Activation.LINEAR));
    return this;
  }

  NetworkBuilder batchNorm(String name) {
    layers.add(
        new Layer.BatchNormalization(
            name, read(), batchNormEpsilon, batchNormMomentum, true, true));
    return this;
  }

  NetworkBuilder relu6(String name) {
    layers.add(new Layer.Relu(name, read(), RELU6, 0));
    return this;
  }

  /** Zeros before the first and after the last row and column. */
  NetworkBuilder pad(String name, int before, int after) {
    layers.add(new Layer.ZeroPadding2D(name, read(), before, after, before, after));
    return this;
  }

  NetworkBuilder globalAverage(boolean keepDimensions) {
    layers.add(
        new Layer.GlobalPooling2D(
            "global_average_pooling2d", read(), PoolingKind.AVERAGE, keepDimensions));
    return this;
  }

  NetworkBuilder dropout(String name, double rate) {
    layers.add(new Layer.Dropout(name, read(), rate));
    return this;
  }

  NetworkBuilder reshape(String name, Shape target) {
    layers.add(new Layer.Reshape(name, read(), target));
    return this;
  }

  NetworkBuilder softmax(String name) {
    layers.add(new Layer.Activate(name, read(), Activation.SOFTMAX));
    return this;
  }

  NetworkBuilder dense(String name, int units, Activation activation) {
    layers.add(new Layer.Dense(name, read(), units, true, activation));
    return this;
  }

  /** Adds an earlier layer's output to the last one's. */
  NetworkBuilder add(String name, String earlier) {
    layers.add(new Layer.Add(name, List.of(earlier, last())));
    return this;
  }

  Network build(String name) {
    return new Network(name, layers);
  }
}
