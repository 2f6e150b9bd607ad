package dev.graft.testing;

import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws small networks for tests: each layer reads the last one, or the one named by {@link #from}.
 */
public final class Sketch {
  private final List<Layer> layers = new ArrayList<>();
  private String last;

  private Sketch(Layer.Input input) {
    layers.add(input);
    last = input.name();
  }

  /** Begins with an input named {@code in}. */
  public static Sketch input(int... shape) {
    return new Sketch(new Layer.Input("in", Shape.of(shape)));
  }

  /** The next layer reads this one. */
  public Sketch from(String layer) {
    last = layer;
    return this;
  }

  /** Any layer. */
  public Sketch add(Layer layer) {
    layers.add(layer);
    last = layer.name();
    return this;
  }

  /** The layer that the next one reads. */
  public List<String> last() {
    return List.of(last);
  }

  /** Convolution with SAME padding and without bias. */
  public Sketch conv(String name, int filters, int kernel, int stride) {
    return conv(name, filters, kernel, stride, Padding.SAME, false, Activation.LINEAR);
  }

  /** Convolution. */
  public Sketch conv(
      String name,
      int filters,
      int kernel,
      int stride,
      Padding padding,
      boolean bias,
      Activation activation) {
    return add(
        new Layer.Conv2D(
            name,
            last(),
            filters,
            Extent.square(kernel),
            Extent.square(stride),
            Extent.ONE,
            padding,
            bias,
            activation));
  }

  /** Depthwise convolution of 3 x 3. */
  public Sketch depthwise(
      String name, int multiplier, int stride, Padding padding, boolean bias, Activation a) {
    return add(
        new Layer.DepthwiseConv2D(
            name,
            last(),
            multiplier,
            Extent.square(3),
            Extent.square(stride),
            Extent.ONE,
            padding,
            bias,
            a));
  }

  /** Batch normalisation with offset and scale. */
  public Sketch bn(String name) {
    return bn(name, true, true);
  }

  /** Batch normalisation. */
  public Sketch bn(String name, boolean center, boolean scale) {
    return add(new Layer.BatchNormalization(name, last(), 1e-3, 0.99, center, scale));
  }

  /** Rectifier up to 6. */
  public Sketch relu6(String name) {
    return add(new Layer.Relu(name, last(), 6, 0));
  }

  /** Zeros around. */
  public Sketch pad(String name, int top, int bottom, int left, int right) {
    return add(new Layer.ZeroPadding2D(name, last(), top, bottom, left, right));
  }

  /** Sum with another layer. */
  public Sketch plus(String name, String other) {
    return add(new Layer.Add(name, List.of(last, other)));
  }

  /** Global average pooling. */
  public Sketch pool(String name) {
    return add(new Layer.GlobalPooling2D(name, last(), PoolingKind.AVERAGE, false));
  }

  /** Dropout. */
  public Sketch dropout(String name, double rate) {
    return add(new Layer.Dropout(name, last(), rate));
  }

  /** Dense layer with bias. */
  public Sketch dense(String name, int units, Activation activation) {
    return add(new Layer.Dense(name, last(), units, true, activation));
  }

  /** Dense layer {@code logits} and {@code softmax}. */
  public Sketch classes(int classes) {
    dense("logits", classes, Activation.LINEAR);
    return add(new Layer.Activate("softmax", last(), Activation.SOFTMAX));
  }

  /** What was drawn. */
  public Network network() {
    return new Network("sketch", layers);
  }

  /** Weights of a size at which activations neither vanish nor explode. */
  public static Weights weights(Network network, long seed) {
    Random random = new Random(seed);
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        float[] values = new float[Math.toIntExact(spec.shape().size())];
        double fan =
            spec.shape().rank() == 0 ? 1 : (double) values.length / spec.shape().channels();
        for (int i = 0; i < values.length; i++) {
          values[i] =
              (float)
                  switch (spec.name()) {
                    case "kernel", "depthwise_kernel", "pointwise_kernel" ->
                        random.nextGaussian() / Math.sqrt(fan);
                    case "gamma", "moving_variance", "variance" -> 0.5 + random.nextDouble();
                    default -> 0.3 * random.nextGaussian();
                  };
        }
        all.put(Weights.key(layer.name(), spec.name()), Tensor.of(spec.shape(), values));
      }
    }
    return new Weights(all);
  }

  /** Numbers around zero. */
  public static float[] numbers(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
