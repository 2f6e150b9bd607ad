package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes one place of a JSON tree. */
final class Mutations {
  private Mutations() {}

  /** Replaces the value at a place, counted depth first; false if there is no such place. */
  static boolean replace(JsonNode root, int place, JsonNode value) {
    return replace(root, new int[] {place}, value);
  }

  private static boolean replace(JsonNode node, int[] left, JsonNode value) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (left[0]-- == 0) {
          object.set(name, value);
          return true;
        }
        if (replace(object.get(name), left, value)) {
          return true;
        }
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (left[0]-- == 0) {
          array.set(i, value);
          return true;
        }
        if (replace(array.get(i), left, value)) {
          return true;
        }
      }
    }
    return false;
  }
}
