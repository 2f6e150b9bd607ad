package dev.graft.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Shape;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Writes a network as {@code config.json} of Keras 3 has it. Only options that say something are
 * written: later versions of Keras add options, and earlier ones refuse what they do not know.
 */
final class KerasConfig {
  private static final String FLOAT32 = "float32";

  private final Network network;
  private final UnaryOperator<String> naming;

  private KerasConfig(Network network, UnaryOperator<String> naming) {
    this.network = network;
    this.naming = naming;
  }

  /**
   * Writes.
   *
   * @param network the network
   * @param naming what its layers are called in Keras, which forbids slashes
   * @return the topology, its layers in Keras's own order
   */
  static ObjectNode of(Network network, UnaryOperator<String> naming) {
    return new KerasConfig(network, naming).model();
  }

  /** The function inside a layer; linear for a layer without any. */
  static Activation activation(Layer layer) {
    if (layer instanceof Layer.Conv2D l) {
      return l.activation();
    } else if (layer instanceof Layer.DepthwiseConv2D l) {
      return l.activation();
    } else if (layer instanceof Layer.SeparableConv2D l) {
      return l.activation();
    } else if (layer instanceof Layer.Activate l) {
      return l.activation();
    }
    return layer instanceof Layer.Dense l ? l.activation() : Activation.LINEAR;
  }

  private ObjectNode model() {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("module", "keras.src.models.functional").put("class_name", "Functional");
    ObjectNode config = root.putObject("config");
    config.put("name", naming.apply(network.name())).put("trainable", true);
    ArrayNode layers = config.putArray("layers");
    KerasOrder.of(network).forEach(layer -> layers.add(layer(layer)));
    config.putArray("input_layers").add(naming.apply(network.input().name())).add(0).add(0);
    config.putArray("output_layers").add(naming.apply(network.output().name())).add(0).add(0);
    root.put("registered_name", "Functional");
    root.putObject("build_config").putNull("input_shape");
    return root;
  }

  private ObjectNode layer(Layer layer) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("module", "keras.layers").put("class_name", layer.kerasClass());
    ObjectNode config = node.putObject("config").put("name", naming.apply(layer.name()));
    if (!(layer instanceof Layer.Input)) {
      config.put("trainable", true);
    }
    config.put("dtype", FLOAT32);
    options(layer, network.shape(layer.name()), config);
    node.putNull("registered_name");
    List<Shape> in = network.inputShapes(layer.name());
    if (in.size() == 1) {
      node.putObject("build_config").set("input_shape", batch(in.get(0)));
    } else if (!in.isEmpty()) {
      ArrayNode shapes = node.putObject("build_config").putArray("input_shape");
      in.forEach(shape -> shapes.add(batch(shape)));
    }
    node.put("name", naming.apply(layer.name()));
    ArrayNode uses = node.putArray("inbound_nodes");
    if (!layer.inputs().isEmpty()) {
      ObjectNode use = uses.addObject();
      ArrayNode args = use.putArray("args");
      ArrayNode tensors = layer.inputs().size() > 1 ? args.addArray() : args;
      layer.inputs().forEach(input -> tensors.add(tensor(input)));
      use.putObject("kwargs");
    }
    return node;
  }

  private ObjectNode tensor(String layer) {
    ObjectNode tensor = Json.mapper().createObjectNode().put("class_name", "__keras_tensor__");
    ObjectNode config = tensor.putObject("config");
    config.set("shape", batch(network.shape(layer)));
    config.put("dtype", FLOAT32);
    config.putArray("keras_history").add(naming.apply(layer)).add(0).add(0);
    return tensor;
  }

  private static ArrayNode batch(Shape shape) {
    ArrayNode array = Json.mapper().createArrayNode().addNull();
    shape.dimensions().forEach(array::add);
    return array;
  }

  private static void options(Layer layer, Shape out, ObjectNode config) {
    if (layer instanceof Layer.Input l) {
      config.set("batch_shape", batch(l.shape()));
    } else if (layer instanceof Layer.Conv2D l) {
      config.put("filters", l.filters());
      window(config, "kernel_size", l.kernel(), l.strides(), l.padding());
      pair(config, "dilation_rate", l.dilation());
      function(config, l.activation(), l.useBias());
    } else if (layer instanceof Layer.DepthwiseConv2D l) {
      config.put("depth_multiplier", l.multiplier());
      window(config, "kernel_size", l.kernel(), l.strides(), l.padding());
      pair(config, "dilation_rate", l.dilation());
      function(config, l.activation(), l.useBias());
    } else if (layer instanceof Layer.SeparableConv2D l) {
      config.put("filters", l.filters()).put("depth_multiplier", l.multiplier());
      window(config, "kernel_size", l.kernel(), l.strides(), l.padding());
      pair(config, "dilation_rate", l.dilation());
      function(config, l.activation(), l.useBias());
    } else if (layer instanceof Layer.Normalization) {
      config.put("axis", -1).put("invert", false).putNull("mean").putNull("variance");
    } else if (layer instanceof Layer.BatchNormalization l) {
      config.put("axis", -1).put("momentum", l.momentum()).put("epsilon", l.epsilon());
      config.put("center", l.center()).put("scale", l.scale());
    } else if (layer instanceof Layer.Relu l) {
      if (Double.isInfinite(l.maximum())) {
        config.putNull("max_value");
      } else {
        config.put("max_value", l.maximum());
      }
      config.put("negative_slope", l.negativeSlope()).put("threshold", 0.0);
    } else if (layer instanceof Layer.Activate l) {
      config.put("activation", l.activation().kerasName());
    } else if (layer instanceof Layer.ZeroPadding2D l) {
      ArrayNode sides = config.putArray("padding");
      sides.addArray().add(l.top()).add(l.bottom());
      sides.addArray().add(l.left()).add(l.right());
      config.put("data_format", "channels_last");
    } else if (layer instanceof Layer.Pooling2D l) {
      window(config, "pool_size", l.window(), l.strides(), l.padding());
    } else if (layer instanceof Layer.GlobalPooling2D l) {
      config.put("data_format", "channels_last").put("keepdims", l.keepDimensions());
    } else if (layer instanceof Layer.Flatten) {
      config.put("data_format", "channels_last");
    } else if (layer instanceof Layer.Reshape l) {
      ArrayNode target = config.putArray("target_shape");
      l.target().dimensions().forEach(target::add);
    } else if (layer instanceof Layer.Dropout l) {
      config.put("rate", l.rate()).putNull("seed");
      if (l.wholeExamples()) {
        ArrayNode noise = config.putArray("noise_shape").addNull();
        out.dimensions().forEach(d -> noise.add(1));
      } else {
        config.putNull("noise_shape");
      }
    } else if (layer instanceof Layer.Dense l) {
      config.put("units", l.units());
      function(config, l.activation(), l.useBias());
    } else if (layer instanceof Layer.Concatenate) {
      config.put("axis", -1);
    } else if (layer instanceof Layer.Rescaling l) {
      numbers(config, "scale", l.scale());
      numbers(config, "offset", l.offset());
    } else if (!(layer instanceof Layer.Add || layer instanceof Layer.Multiply)) {
      throw new IllegalStateException("no Keras form of layer " + layer);
    }
  }

  private static void window(
      ObjectNode config, String name, Extent size, Extent strides, Padding padding) {
    pair(config, name, size);
    pair(config, "strides", strides);
    config.put("padding", padding.name().toLowerCase(Locale.ROOT));
    config.put("data_format", "channels_last");
  }

  private static void function(ObjectNode config, Activation activation, boolean useBias) {
    config.put("activation", activation.kerasName()).put("use_bias", useBias);
  }

  private static void numbers(ObjectNode config, String name, List<Double> values) {
    if (values.size() == 1) {
      config.put(name, values.get(0));
    } else {
      values.forEach(config.putArray(name)::add);
    }
  }

  private static void pair(ObjectNode config, String name, Extent extent) {
    config.putArray(name).add(extent.height()).add(extent.width());
  }
}
