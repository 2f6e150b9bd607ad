package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Padding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of one layer in a Keras topology. An option that is absent has Keras's default; one
 * that Graft does not support is refused by name, never dropped.
 *
 * @param config the layer's {@code config}
 * @param layer the layer's name
 * @param layerClass its Keras class
 * @param origin the file
 */
record Options(JsonNode config, String layer, String layerClass, Origin origin) {
  /** Activations whose formula changed between Keras 2 and Keras 3. */
  private static final List<Activation> AMBIGUOUS = List.of(Activation.HARD_SIGMOID);

  /** A failure that says which option of which layer is at fault. */
  GraftException unsupported(String option) {
    return origin.bad(
        "has a layer %s (%s) with %s %s, which Graft does not support; use a model without that"
            .formatted(layer, layerClass, option, config.path(option)));
  }

  boolean has(String option) {
    return !absent(option);
  }

  private boolean absent(String option) {
    JsonNode node = config.path(option);
    return node.isMissingNode() || node.isNull();
  }

  private JsonNode required(String option) {
    if (absent(option)) {
      throw origin.bad(
          "is damaged: layer "
              + layer
              + " ("
              + layerClass
              + ") has no "
              + option
              + "; get it again");
    }
    return config.path(option);
  }

  /** Refuses every value of an option but one that is Keras's default as well. */
  void only(String option, Object allowed) {
    if (!absent(option) && !config.path(option).asText().equals(allowed.toString())) {
      throw unsupported(option);
    }
  }

  /** Refuses an option that is set at all. */
  void never(String option) {
    if (!absent(option) && !(config.path(option).isBoolean() && !config.path(option).asBoolean())) {
      throw unsupported(option);
    }
  }

  int count(String option) {
    return count(option, required(option));
  }

  int count(String option, int otherwise) {
    return absent(option) ? otherwise : count(option, config.path(option));
  }

  private int count(String option, JsonNode node) {
    if (!node.isNumber()
        || node.doubleValue() != Math.rint(node.doubleValue())
        || node.doubleValue() < 1
        || node.doubleValue() > Integer.MAX_VALUE) {
      throw unsupported(option);
    }
    return node.intValue();
  }

  double number(String option) {
    required(option);
    return number(option, 0);
  }

  double number(String option, double otherwise) {
    if (absent(option)) {
      return otherwise;
    }
    if (!config.path(option).isNumber()) {
      throw unsupported(option);
    }
    return config.path(option).doubleValue();
  }

  /**
   * A number, or a list of them, which Keras 3 may write as an array of NumPy's.
   *
   * @param option its name
   * @param otherwise what it is where it is absent; empty if it must be there
   */
  List<Double> numbers(String option, List<Double> otherwise) {
    if (absent(option) && !otherwise.isEmpty()) {
      return otherwise;
    }
    JsonNode node = required(option);
    JsonNode values = node.isObject() ? node.path("config").path("value") : node;
    List<Double> all = new ArrayList<>();
    for (JsonNode value : values.isArray() ? values : List.of(values)) {
      if (!value.isNumber()) {
        throw unsupported(option);
      }
      all.add(value.doubleValue());
    }
    if (all.isEmpty()) {
      throw unsupported(option);
    }
    return all;
  }

  boolean flag(String option, boolean otherwise) {
    if (absent(option)) {
      return otherwise;
    }
    if (!config.path(option).isBoolean()) {
      throw unsupported(option);
    }
    return config.path(option).booleanValue();
  }

  Extent extent(String option) {
    required(option);
    return extent(option, Extent.ONE);
  }

  Extent extent(String option, Extent otherwise) {
    if (absent(option)) {
      return otherwise;
    }
    JsonNode node = config.path(option);
    if (node.isNumber()) {
      return Extent.square(count(option, node));
    }
    if (!node.isArray() || node.size() != 2) {
      throw unsupported(option);
    }
    return new Extent(count(option, node.get(0)), count(option, node.get(1)));
  }

  Padding padding() {
    String word = absent("padding") ? "valid" : config.path("padding").asText();
    return switch (word) {
      case "same" -> Padding.SAME;
      case "valid" -> Padding.VALID;
      default -> throw unsupported("padding");
    };
  }

  /** The activation; linear where the option is absent. */
  Activation activation() {
    if (absent("activation")) {
      return Activation.LINEAR;
    }
    JsonNode node = config.path("activation");
    Optional<Activation> known =
        node.isTextual() ? Activation.ofKeras(node.textValue()) : Optional.empty();
    return known.filter(a -> !AMBIGUOUS.contains(a)).orElseThrow(() -> unsupported("activation"));
  }

  /** Refuses an axis that is not the last of a tensor. */
  void lastAxis(int rank) {
    if (absent("axis")) {
      return;
    }
    JsonNode node = config.path("axis");
    JsonNode axis = node.isArray() && node.size() == 1 ? node.get(0) : node;
    // Keras counts the batch as axis 0, so the last axis has the rank of one example.
    if (!axis.isIntegralNumber() || (axis.intValue() != -1 && axis.intValue() != rank)) {
      throw unsupported("axis");
    }
  }

  /** Refuses everything that a layer computes in another type or another order of axes. */
  void wantPlain() {
    only("data_format", "channels_last");
    JsonNode type = config.path("dtype");
    String word = type.isObject() ? type.path("config").path("name").asText() : type.asText();
    if (!absent("dtype") && !word.equals("float32")) {
      // Keras 3 writes a whole object here.
      throw origin.bad(
          "has a layer %s (%s) with dtype \"%s\", which Graft does not support; save the model in float32"
              .formatted(layer, layerClass, word));
    }
  }
}
