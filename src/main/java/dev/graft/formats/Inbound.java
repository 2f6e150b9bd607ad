package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a layer of a functional model reads: {@code inbound_nodes} lists, for each use of the layer,
 * the tensors that went in, each as {@code [layer, node, tensor, keywords]}. The node's number can
 * be left aside, since a layer that is used twice is refused.
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
      JsonText.wantKeras2("3.x", origin);
    }
    for (JsonNode tensor : use.path(0).isTextual() ? uses : use) {
      if (!tensor.path(0).isTextual()) {
        throw origin.bad("is damaged: layer " + name + " reads " + tensor + "; get it again");
      }
      if (tensor.path(2).asInt() != 0) {
        throw origin.bad(
            "has a layer "
                + name
                + " that reads the second result of another, which Graft does not"
                + " support");
      }
      for (Map.Entry<String, JsonNode> keyword : tensor.path(3).properties()) {
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
      names.add(tensor.path(0).textValue());
    }
    return names;
  }

  /** Inference is what Graft does anyway. */
  private static boolean isHarmless(Map.Entry<String, JsonNode> keyword) {
    JsonNode value = keyword.getValue();
    return value.isNull()
        || (keyword.getKey().equals("training") && value.isBoolean() && !value.booleanValue());
  }
}
