package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Says a layer of Keras 1 in the words of Keras 2, which renamed classes and options and changed
 * nothing of what they mean. What has no counterpart is left as it is, and refused by name later.
 */
final class Keras1 {
  /** Options that no layer of a later Keras has. */
  private static final List<String> MARKS =
      List.of(
          "nb_filter",
          "border_mode",
          "dim_ordering",
          "output_dim",
          "concat_axis",
          "gamma_init",
          "input_dtype",
          "p");

  private static final Map<String, String> CLASSES =
      Map.of(
          "Convolution2D", "Conv2D",
          "AtrousConvolution2D", "Conv2D",
          "SeparableConvolution2D", "SeparableConv2D");

  private static final Map<String, String> OPTIONS =
      Map.of(
          "nb_filter", "filters",
          "subsample", "strides",
          "border_mode", "padding",
          "bias", "use_bias",
          "atrous_rate", "dilation_rate",
          "output_dim", "units",
          "p", "rate",
          "concat_axis", "axis");

  private static final Map<String, String> MERGES =
      Map.of("sum", "Add", "concat", "Concatenate", "mul", "Multiply");

  private Keras1() {}

  /** Whether a layer speaks as Keras 1 does. */
  static boolean speaks(JsonNode layer) {
    return MARKS.stream().anyMatch(layer.path("config")::has);
  }

  /**
   * Translates.
   *
   * @param layer {@code class_name} and {@code config} of a layer for which {@link #speaks} holds
   * @param name its name, for sentences
   * @param origin the file
   * @return the same with Keras 2's words
   */
  static JsonNode translate(JsonNode layer, String name, Origin origin) {
    String kind = layer.path("class_name").asText();
    JsonNode old = layer.path("config");
    Options options = new Options(old, name, kind, origin);
    options.only("dim_ordering", "tf");
    options.only("mode_type", "raw");
    ObjectNode config = Json.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> option : old.properties()) {
      config.set(OPTIONS.getOrDefault(option.getKey(), option.getKey()), option.getValue());
    }
    config.remove(List.of("dim_ordering", "input_dtype", "mode", "mode_type"));
    String modern = CLASSES.getOrDefault(kind, kind);
    if (old.has("nb_row") || old.has("nb_col")) {
      config.putArray("kernel_size").add(old.path("nb_row")).add(old.path("nb_col"));
    }
    if (kind.equals("Merge")) {
      modern = MERGES.getOrDefault(old.path("mode").asText(), "");
      if (modern.isEmpty()) {
        throw options.unsupported("mode");
      }
      if (!old.path("layers").isEmpty()) {
        throw options.unsupported("layers");
      }
      if (!modern.equals("Concatenate")) {
        config.remove("axis");
      }
    } else if (kind.equals("BatchNormalization")) {
      options.only("mode", 0);
    } else if (kind.equals("ZeroPadding2D") && old.path("padding").size() == 4) {
      JsonNode sides = old.path("padding");
      config.putArray("padding");
      config.withArray("padding").addArray().add(sides.get(0)).add(sides.get(1));
      config.withArray("padding").addArray().add(sides.get(2)).add(sides.get(3));
    }
    return Json.mapper().createObjectNode().put("class_name", modern).set("config", config);
  }
}
