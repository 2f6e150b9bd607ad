package dev.graft.formats;

import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the arithmetic of preprocessing into a network, so that it reads RGB 0..255, with nothing
 * but layers that Keras has: scales and offsets are a Rescaling, and the order BGR, which no layer
 * of Keras makes, becomes the order of the channels in the first kernels.
 */
final class KerasPreprocessing {
  private static final String NAME = "preprocessing";
  private static final double[] TORCH_MEAN = {0.485, 0.456, 0.406};
  private static final double[] TORCH_DEVIATION = {0.229, 0.224, 0.225};

  /** The mean of ImageNet as RGB; a network with this scaling reads BGR. */
  private static final List<Double> CAFFE_OFFSET = List.of(-123.68, -116.779, -103.939);

  private final Network network;
  private final Map<String, Tensor> weights;

  private KerasPreprocessing(Network network, Weights weights) {
    this.network = network;
    this.weights = new LinkedHashMap<>(weights.tensors());
  }

  /**
   * A network that does its preprocessing by itself.
   *
   * @param network its input reads RGB 0..255 now
   * @param weights its weights
   */
  record Scaled(Network network, Weights weights) {}

  static Scaled inside(Network network, Weights weights, Preprocessing.Scaling scaling) {
    if (scaling == Preprocessing.Scaling.NONE) {
      return new Scaled(network, weights);
    }
    KerasPreprocessing p = new KerasPreprocessing(network, weights);
    if (scaling == Preprocessing.Scaling.CAFFE) {
      p.turnColours();
    }
    return new Scaled(p.with(scaling), new Weights(p.weights));
  }

  private Network with(Preprocessing.Scaling scaling) {
    String name = NAME;
    for (int i = 1; network.find(name).isPresent(); i++) {
      name = NAME + "_" + i;
    }
    String inside = name;
    String input = network.input().name();
    List<Layer> layers = new ArrayList<>();
    layers.add(network.input());
    layers.add(rescaling(inside, List.of(input), scaling));
    network.layers().stream()
        .skip(1)
        .map(l -> l.reading(l.inputs().stream().map(i -> i.equals(input) ? inside : i).toList()))
        .forEach(layers::add);
    return new Network(network.name(), layers);
  }

  private static Layer rescaling(String name, List<String> in, Preprocessing.Scaling scaling) {
    return switch (scaling) {
      case SYMMETRIC -> new Layer.Rescaling(name, in, 1 / 127.5, -1);
      case UNIT -> new Layer.Rescaling(name, in, 1 / 255.0, 0);
      case CAFFE -> new Layer.Rescaling(name, in, List.of(1.0), CAFFE_OFFSET);
      case TORCH -> {
        List<Double> scale = new ArrayList<>();
        List<Double> offset = new ArrayList<>();
        for (int c = 0; c < TORCH_MEAN.length; c++) {
          scale.add(1 / (255 * TORCH_DEVIATION[c]));
          offset.add(-TORCH_MEAN[c] / TORCH_DEVIATION[c]);
        }
        yield new Layer.Rescaling(name, in, scale, offset);
      }
      case NONE -> throw new IllegalArgumentException("nothing to scale");
    };
  }

  /**
   * Follows the picture through the layers that keep its channels apart, and turns around what
   * belongs to channels, up to the first kernels that mix them.
   */
  private void turnColours() {
    Set<String> turned = new HashSet<>(Set.of(network.input().name()));
    for (Layer layer : network.layers()) {
      if (layer.inputs().stream().noneMatch(turned::contains)) {
        continue;
      }
      if (layer instanceof Layer.Conv2D) {
        turn(layer, "kernel", 2);
      } else if (layer instanceof Layer.SeparableConv2D s && s.multiplier() == 1) {
        turn(layer, "depthwise_kernel", 2);
        turn(layer, "pointwise_kernel", 2);
      } else if (layer instanceof Layer.DepthwiseConv2D d && d.multiplier() == 1) {
        turn(layer, "kernel", 2);
        turn(layer, "bias", 0);
        turned.add(layer.name());
      } else if (layer instanceof Layer.BatchNormalization
          || layer instanceof Layer.Normalization) {
        network.weights(layer.name()).stream()
            .filter(spec -> spec.shape().rank() == 1)
            .forEach(spec -> turn(layer, spec.name(), 0));
        turned.add(layer.name());
      } else if (keepsChannels(layer)) {
        turned.add(layer.name());
      } else {
        throw new GraftException(
            "The model reads BGR and cannot be written for Keras, because its layer "
                + layer.name()
                + " mixes the colours before a convolution does; export it as savedmodel.");
      }
    }
  }

  private static boolean keepsChannels(Layer layer) {
    return layer instanceof Layer.ZeroPadding2D
        || layer instanceof Layer.Pooling2D
        || layer instanceof Layer.Relu
        || layer instanceof Layer.Dropout
        || (layer instanceof Layer.Activate a && a.activation() != Activation.SOFTMAX)
        || (layer instanceof Layer.Rescaling r && r.scale().size() + r.offset().size() == 2);
  }

  private void turn(Layer layer, String weight, int axis) {
    weights.computeIfPresent(
        Weights.key(layer.name(), weight), (key, tensor) -> turned(tensor, axis));
  }

  /** The values with one axis the other way around. */
  static Tensor turned(Tensor tensor, int axis) {
    Shape shape = tensor.shape();
    int size = shape.get(axis);
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner *= shape.get(i);
    }
    FloatBuffer from = tensor.values();
    float[] into = new float[from.limit()];
    for (int i = 0; i < into.length; i += inner) {
      int at = i / inner % size;
      from.get(i + (size - 1 - 2 * at) * inner, into, i, inner);
    }
    return Tensor.of(shape, into);
  }
}
