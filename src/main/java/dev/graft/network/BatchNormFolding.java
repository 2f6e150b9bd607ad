package dev.graft.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Rewrites a frozen network so that it computes the same with fewer operations: batch normalisation
 * goes into the convolution before it, and zero padding that equals what "same" padding adds goes
 * into the convolution after it. Layers that vanish leave their name to the layer that does their
 * work, so every name that other layers read is still there.
 */
public final class BatchNormFolding {
  /**
   * A network and its weights.
   *
   * @param network the layers
   * @param weights their values
   */
  public record Folded(Network network, Weights weights) {}

  private final Network network;
  private final Weights weights;
  private final Map<String, Integer> readers = new HashMap<>();

  private BatchNormFolding(Network network, Weights weights) {
    this.network = network;
    this.weights = weights;
    network.layers().forEach(l -> l.inputs().forEach(i -> readers.merge(i, 1, Integer::sum)));
  }

  /**
   * Folds.
   *
   * @param network the network; its output's values stay the same but for rounding
   * @param weights of all its layers
   * @return the smaller network with its weights
   */
  public static Folded fold(Network network, Weights weights) {
    return new BatchNormFolding(network, weights).run();
  }

  /**
   * Whether a layer's output is still there once the network is folded.
   *
   * @param network the network
   * @param layer the name of one of its layers
   * @return false if a later layer does its work and has other values
   */
  public static boolean isKept(Network network, String layer) {
    BatchNormFolding folding = new BatchNormFolding(network, new Weights(Map.of()));
    return folding.fold((before, b) -> {}, l -> {}).containsKey(layer);
  }

  private Folded run() {
    Map<String, Tensor> values = new LinkedHashMap<>();
    Map<String, Layer> kept =
        fold((before, b) -> mergeWeights(values, before, b), layer -> copyWeights(values, layer));
    return new Folded(
        new Network(network.name(), new ArrayList<>(kept.values())), new Weights(values));
  }

  /** The layers that remain, by name; tells of each what becomes of its weights. */
  private Map<String, Layer> fold(
      BiConsumer<Layer, Layer.BatchNormalization> merging, Consumer<Layer> copying) {
    Map<String, Layer> kept = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      Layer before = layer.inputs().isEmpty() ? null : kept.get(layer.inputs().get(0));
      if (layer instanceof Layer.BatchNormalization b
          && before != null
          && isFoldable(before)
          && readers.get(before.name()) == 1) {
        kept.remove(before.name());
        Layer merged = biased(before, layer.name());
        kept.put(layer.name(), merged);
        merging.accept(before, b);
      } else if (before instanceof Layer.ZeroPadding2D p
          && readers.get(p.name()) == 1
          && withSamePadding(layer, p).isPresent()) {
        kept.remove(p.name());
        kept.put(layer.name(), withSamePadding(layer, p).get());
        copying.accept(layer);
      } else {
        kept.put(layer.name(), layer);
        copying.accept(layer);
      }
    }
    return kept;
  }

  /**
   * Whether a layer can do the work of a normalisation behind it.
   *
   * @param layer any layer
   * @return true for a convolution without an activation of its own
   */
  public static boolean isFoldable(Layer layer) {
    return (layer instanceof Layer.Conv2D c && c.activation() == Activation.LINEAR)
        || (layer instanceof Layer.DepthwiseConv2D d && d.activation() == Activation.LINEAR)
        || (layer instanceof Layer.SeparableConv2D s && s.activation() == Activation.LINEAR);
  }

  /**
   * The weight whose last axis, or last two for a depthwise convolution, are the output's channels.
   *
   * @param convolution a foldable layer
   * @return the weight's name
   */
  public static String lastKernel(Layer convolution) {
    return convolution instanceof Layer.SeparableConv2D ? "pointwise_kernel" : "kernel";
  }

  private static Layer biased(Layer layer, String name) {
    if (layer instanceof Layer.SeparableConv2D s) {
      return new Layer.SeparableConv2D(
          name,
          s.inputs(),
          s.filters(),
          s.multiplier(),
          s.kernel(),
          s.strides(),
          s.dilation(),
          s.padding(),
          true,
          s.activation());
    }
    if (layer instanceof Layer.Conv2D c) {
      return new Layer.Conv2D(
          name,
          c.inputs(),
          c.filters(),
          c.kernel(),
          c.strides(),
          c.dilation(),
          c.padding(),
          true,
          c.activation());
    }
    Layer.DepthwiseConv2D d = (Layer.DepthwiseConv2D) layer;
    return new Layer.DepthwiseConv2D(
        name,
        d.inputs(),
        d.multiplier(),
        d.kernel(),
        d.strides(),
        d.dilation(),
        d.padding(),
        true,
        d.activation());
  }

  private Optional<Layer> withSamePadding(Layer layer, Layer.ZeroPadding2D p) {
    Shape input = network.shape(p.inputs().get(0));
    if (layer instanceof Layer.Conv2D c
        && c.padding() == Padding.VALID
        && equalsSame(input, p, c.kernel(), c.strides(), c.dilation())) {
      return Optional.of(
          new Layer.Conv2D(
              c.name(),
              p.inputs(),
              c.filters(),
              c.kernel(),
              c.strides(),
              c.dilation(),
              Padding.SAME,
              c.useBias(),
              c.activation()));
    }
    if (layer instanceof Layer.DepthwiseConv2D d
        && d.padding() == Padding.VALID
        && equalsSame(input, p, d.kernel(), d.strides(), d.dilation())) {
      return Optional.of(
          new Layer.DepthwiseConv2D(
              d.name(),
              p.inputs(),
              d.multiplier(),
              d.kernel(),
              d.strides(),
              d.dilation(),
              Padding.SAME,
              d.useBias(),
              d.activation()));
    }
    return Optional.empty();
  }

  private static boolean equalsSame(
      Shape input, Layer.ZeroPadding2D p, Extent kernel, Extent strides, Extent dilation) {
    return equalsSame(
            input.get(0), p.top(), p.bottom(), kernel.height(), strides.height(), dilation.height())
        && equalsSame(
            input.get(1), p.left(), p.right(), kernel.width(), strides.width(), dilation.width());
  }

  private static boolean equalsSame(
      int size, int before, int after, int kernel, int stride, int dilation) {
    int steps = Padding.SAME.outputLength(size, kernel, stride, dilation);
    int total = Math.max(0, (steps - 1) * stride + (kernel - 1) * dilation + 1 - size);
    return before == total / 2 && after == total - total / 2;
  }

  private void copyWeights(Map<String, Tensor> values, Layer layer) {
    for (WeightSpec spec : network.weights(layer.name())) {
      values.put(Weights.key(layer.name(), spec.name()), weights.get(layer.name(), spec.name()));
    }
  }

  /**
   * In double precision: kernel * s and beta + (bias - mean) * s, where s = gamma / sqrt(variance +
   * epsilon).
   */
  private void mergeWeights(
      Map<String, Tensor> values, Layer convolution, Layer.BatchNormalization b) {
    // What the convolution has by now: it may carry an earlier normalisation already.
    String last = BatchNormFolding.lastKernel(convolution);
    Tensor kernel = Objects.requireNonNull(values.remove(Weights.key(convolution.name(), last)));
    Optional.ofNullable(values.remove(Weights.key(convolution.name(), "depthwise_kernel")))
        .ifPresent(first -> values.put(Weights.key(b.name(), "depthwise_kernel"), first));
    Optional<Tensor> biases =
        Optional.ofNullable(values.remove(Weights.key(convolution.name(), "bias")));
    float[] mean = weights.get(b.name(), "moving_mean").toArray();
    float[] variance = weights.get(b.name(), "moving_variance").toArray();
    int channels = mean.length;
    double[] factor = new double[channels];
    float[] offset = new float[channels];
    for (int c = 0; c < channels; c++) {
      int at = c;
      double gamma =
          weights.find(b.name(), "gamma").map(t -> (double) t.values().get(at)).orElse(1.0);
      double beta =
          weights.find(b.name(), "beta").map(t -> (double) t.values().get(at)).orElse(0.0);
      double bias = biases.map(t -> (double) t.values().get(at)).orElse(0.0);
      factor[c] = gamma / Math.sqrt(variance[c] + b.epsilon());
      offset[c] = (float) (beta + (bias - mean[c]) * factor[c]);
    }
    float[] scaled = kernel.toArray();
    // Output channels run fastest both in (h, w, in, out) and in (h, w, channel, multiplier).
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scaled[i] * factor[i % channels]);
    }
    values.put(Weights.key(b.name(), last), Tensor.of(kernel.shape(), scaled));
    values.put(Weights.key(b.name(), "bias"), Tensor.of(Shape.of(channels), offset));
  }
}
