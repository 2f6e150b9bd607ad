package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a layer of a functional model reads: {@code inbound_nodes} lists, for each use of the layer,
 * the tensors that went in. Until Keras 2 each is {@code [layer, node, tensor, keywords]}; in Keras
 * 3 a use has {@code args} and {@code kwargs}, and a tensor is an object that says {@code
 * keras_history}, {@code [layer, node, tensor]}. The node's number can be left aside, since a layer
 * that is used twice is refused.
 */
final class Inbound {
  private Inbound() {}

  /**
   * Reads the names.
   *
   * @param layer a layer of a functional model
   * @param origin the file
   * @return the layers that it reads, in order; empty for an input
   */
  static List<String> of(JsonNode layer, Origin origin) {
    String name = layer.path("name").asText();
    JsonNode uses = layer.path("inbound_nodes");
    if (uses.size() > 1) {
      throw origin.bad(
          "uses the layer "
              + name
              + " more than once, which Graft does not support; use a model"
              + " without shared layers");
    }
    List<String> names = new ArrayList<>();
    if (uses.isEmpty()) {
      return names;
    }
    JsonNode use = uses.get(0);
    if (use.isObject()) {
      return keras3(name, use, origin);
    }
    for (JsonNode tensor : use.path(0).isTextual() ? uses : use) {
      if (!tensor.path(0).isTextual()) {
        throw origin.bad("is damaged: layer " + name + " reads " + tensor + "; get it again");
      }
      wantFirst(name, tensor, origin);
      refuseKeywords(name, tensor.path(3), origin);
      names.add(tensor.path(0).textValue());
    }
    return names;
  }

  private static List<String> keras3(String name, JsonNode use, Origin origin) {
    refuseKeywords(name, use.path("kwargs"), origin);
    List<String> names = new ArrayList<>();
    JsonNode args = use.path("args");
    // Layers that merge take their tensors as one list.
    for (JsonNode tensor : args.size() == 1 && args.path(0).isArray() ? args.path(0) : args) {
      JsonNode history = tensor.path("config").path("keras_history");
      if (!tensor.path("class_name").asText().equals("__keras_tensor__")
          || !history.path(0).isTextual()) {
        throw origin.bad("is damaged: layer " + name + " reads " + tensor + "; get it again");
      }
      wantFirst(name, history, origin);
      names.add(history.path(0).textValue());
    }
    return names;
  }

  private static void wantFirst(String name, JsonNode place, Origin origin) {
    if (place.path(2).asInt() != 0) {
      throw origin.bad(
          "has a layer "
              + name
              + " that reads the second result of another, which Graft does not"
              + " support");
    }
  }

  private static void refuseKeywords(String name, JsonNode keywords, Origin origin) {
    for (Map.Entry<String, JsonNode> keyword : keywords.properties()) {
      if (!isHarmless(keyword)) {
        throw origin.bad(
            "calls the layer "
                + name
                + " with "
                + keyword.getKey()
                + " "
                + keyword.getValue()
                + ", which Graft does not support; use a model without that");
      }
    }
  }

  /** Inference is what Graft does anyway. */
  private static boolean isHarmless(Map.Entry<String, JsonNode> keyword) {
    JsonNode value = keyword.getValue();
    return value.isNull()
        || (keyword.getKey().equals("training") && value.isBoolean() && !value.booleanValue());
  }
}
