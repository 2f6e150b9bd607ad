package dev.graft.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads JSON of strangers: bounded, and with sentences that name their file. */
final class JsonText {
  private JsonText() {}

  static JsonNode read(Path file, Origin origin) {
    try {
      if (Files.size(file) > Origin.MAX_JSON_BYTES) {
        throw origin.bad("is too large for a JSON file of a model; is it the right file?");
      }
      return parse(Files.readString(file), origin);
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }

  static JsonNode parse(String text, Origin origin) {
    try {
      JsonNode root = Json.mapper().readTree(text);
      if (!root.isObject()) {
        throw origin.bad("holds JSON that is not a model; export or download it again");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw origin.bad("holds damaged JSON (" + e.getOriginalMessage() + "); get it again", e);
    }
  }
}
