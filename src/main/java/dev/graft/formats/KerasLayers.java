package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns one layer of a Keras 2 topology into a {@link Layer}; the classes that Graft knows are
 * exactly those here.
 */
final class KerasLayers {
  private KerasLayers() {}

  /**
   * Turns a layer.
   *
   * @param options its options
   * @param name the name that it gets
   * @param in the names of the layers that it reads
   * @param shapes their shapes
   * @return the layer
   */
  static Layer layer(Options options, String name, List<String> in, List<Shape> shapes) {
    options.wantPlain();
    int rank = shapes.get(0).rank();
    return switch (options.layerClass()) {
      case "Conv2D" -> conv(options, name, in);
      case "DepthwiseConv2D" -> depthwise(options, name, in);
      case "SeparableConv2D" -> separable(options, name, in);
      case "BatchNormalization" -> batchNormalization(options, name, in, rank);
      case "ReLU" -> relu(options, name, in);
      case "LeakyReLU" -> leakyRelu(options, name, in);
      case "Activation" -> activation(options, name, in);
      case "Softmax" -> softmax(options, name, in, rank);
      case "ZeroPadding2D" -> zeroPadding(options, name, in);
      case "MaxPooling2D" -> pooling(options, name, in, PoolingKind.MAX);
      case "AveragePooling2D" -> pooling(options, name, in, PoolingKind.AVERAGE);
      case "GlobalMaxPooling2D" -> globalPooling(options, name, in, PoolingKind.MAX);
      case "GlobalAveragePooling2D" -> globalPooling(options, name, in, PoolingKind.AVERAGE);
      case "Flatten" -> new Layer.Flatten(name, in);
      case "Reshape" -> new Layer.Reshape(name, in, target(options, shapes.get(0)));
      // Which channels are dropped together matters to training only.
      case "SpatialDropout2D" -> new Layer.Dropout(name, in, options.number("rate"));
      case "Dropout" -> dropout(options, name, in);
      case "Dense" -> dense(options, name, in);
      case "Add" -> new Layer.Add(name, in);
      case "Multiply" -> new Layer.Multiply(name, in);
      case "Concatenate" -> concatenate(options, name, in, rank);
      case "Rescaling" ->
          new Layer.Rescaling(
              name,
              in,
              options.numbers("scale", List.of()),
              options.numbers("offset", List.of(0.0)));
      case "Normalization" -> normalization(options, name, in, rank);
      default ->
          throw options
              .origin()
              .bad(
                  "has a layer "
                      + options.layer()
                      + " of the class "
                      + options.layerClass()
                      + ", which Graft does not support; use a model without it");
    };
  }

  private static Layer conv(Options o, String name, List<String> in) {
    o.only("groups", 1);
    return new Layer.Conv2D(
        name,
        in,
        o.count("filters"),
        o.extent("kernel_size"),
        o.extent("strides", Extent.ONE),
        o.extent("dilation_rate", Extent.ONE),
        o.padding(),
        o.flag("use_bias", true),
        o.activation());
  }

  private static Layer depthwise(Options o, String name, List<String> in) {
    // Keras writes the groups of its parent class here, always 1: the channels make the groups.
    o.only("groups", 1);
    return new Layer.DepthwiseConv2D(
        name,
        in,
        o.count("depth_multiplier", 1),
        o.extent("kernel_size"),
        o.extent("strides", Extent.ONE),
        o.extent("dilation_rate", Extent.ONE),
        o.padding(),
        o.flag("use_bias", true),
        o.activation());
  }

  private static Layer separable(Options o, String name, List<String> in) {
    o.only("groups", 1);
    return new Layer.SeparableConv2D(
        name,
        in,
        o.count("filters"),
        o.count("depth_multiplier", 1),
        o.extent("kernel_size"),
        o.extent("strides", Extent.ONE),
        o.extent("dilation_rate", Extent.ONE),
        o.padding(),
        o.flag("use_bias", true),
        o.activation());
  }

  /**
   * A noise shape of ones behind the batch drops whole examples; others matter to training only.
   */
  private static Layer dropout(Options o, String name, List<String> in) {
    List<Integer> sizes = new ArrayList<>();
    o.config().path("noise_shape").forEach(size -> sizes.add(size.asInt()));
    boolean whole =
        sizes.size() > 1 && sizes.subList(1, sizes.size()).stream().allMatch(size -> size == 1);
    return new Layer.Dropout(name, in, o.number("rate"), whole);
  }

  /** Its mean and variance are weights; given as options they are not. */
  private static Layer normalization(Options o, String name, List<String> in, int rank) {
    o.lastAxis(rank);
    o.never("mean");
    o.never("variance");
    o.never("invert");
    return new Layer.Normalization(name, in);
  }

  private static Layer batchNormalization(Options o, String name, List<String> in, int rank) {
    o.lastAxis(rank);
    o.never("renorm");
    o.never("virtual_batch_size");
    return new Layer.BatchNormalization(
        name,
        in,
        o.number("epsilon", 1e-3),
        o.number("momentum", 0.99),
        o.flag("center", true),
        o.flag("scale", true));
  }

  private static Layer relu(Options o, String name, List<String> in) {
    if (o.number("threshold", 0) != 0) {
      throw o.unsupported("threshold");
    }
    double maximum = o.number("max_value", Double.POSITIVE_INFINITY);
    return new Layer.Relu(name, in, maximum, o.number("negative_slope", 0));
  }

  private static Layer leakyRelu(Options o, String name, List<String> in) {
    String option = o.has("negative_slope") ? "negative_slope" : "alpha";
    return new Layer.Relu(name, in, Double.POSITIVE_INFINITY, o.number(option, 0.3));
  }

  private static Layer activation(Options o, String name, List<String> in) {
    if (!o.has("activation")) {
      throw o.unsupported("activation");
    }
    return new Layer.Activate(name, in, o.activation());
  }

  private static Layer softmax(Options o, String name, List<String> in, int rank) {
    o.lastAxis(rank);
    return new Layer.Activate(name, in, Activation.SOFTMAX);
  }

  private static Layer zeroPadding(Options o, String name, List<String> in) {
    JsonNode padding = o.config().path("padding");
    if (padding.isArray() && padding.size() == 2 && padding.get(0).isArray()) {
      return new Layer.ZeroPadding2D(
          name, in, pixels(o, 0, 0), pixels(o, 0, 1), pixels(o, 1, 0), pixels(o, 1, 1));
    }
    int rows = padding.isArray() ? pixels(o, padding.path(0)) : pixels(o, padding);
    int columns = padding.isArray() ? pixels(o, padding.path(1)) : rows;
    return new Layer.ZeroPadding2D(name, in, rows, rows, columns, columns);
  }

  private static int pixels(Options o, int axis, int side) {
    return pixels(o, o.config().path("padding").path(axis).path(side));
  }

  private static int pixels(Options o, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw o.unsupported("padding");
    }
    return node.intValue();
  }

  private static Layer pooling(Options o, String name, List<String> in, PoolingKind kind) {
    Extent window = o.extent("pool_size", Extent.square(2));
    return new Layer.Pooling2D(name, in, kind, window, o.extent("strides", window), o.padding());
  }

  private static Layer globalPooling(Options o, String name, List<String> in, PoolingKind kind) {
    return new Layer.GlobalPooling2D(name, in, kind, o.flag("keepdims", false));
  }

  private static Layer dense(Options o, String name, List<String> in) {
    return new Layer.Dense(name, in, o.count("units"), o.flag("use_bias", true), o.activation());
  }

  private static Layer concatenate(Options o, String name, List<String> in, int rank) {
    o.lastAxis(rank);
    return new Layer.Concatenate(name, in);
  }

  /** A target with at most one -1, which stands for what is left. */
  private static Shape target(Options o, Shape from) {
    List<Integer> sizes = new ArrayList<>();
    long known = 1;
    int open = -1;
    for (JsonNode node : o.config().path("target_shape")) {
      int size = node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : 0;
      if (size == -1 && open < 0) {
        open = sizes.size();
      } else if (size < 1) {
        throw o.unsupported("target_shape");
      }
      known = Math.multiplyExact(known, Math.max(size, 1));
      sizes.add(size);
    }
    if (sizes.isEmpty() || (open >= 0 && from.size() % known != 0)) {
      throw o.unsupported("target_shape");
    }
    if (open >= 0) {
      sizes.set(open, Math.toIntExact(from.size() / known));
    }
    return new Shape(sizes);
  }
}
