package dev.graft.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Preprocessing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code metadata.json} in a {@code .keras} file. Keras reads nothing but its own version there, so
 * Graft writes what has no other place under a name of its own.
 *
 * @param classNames the classes in the order of the output; empty if the file does not say
 * @param preprocessing what the model wants of a picture; its arithmetic is inside the model
 * @param about name, architecture, licence and source of the backbone
 */
record KerasMetadata(
    @JsonProperty("classes") List<String> classNames,
    Optional<Preprocessing> preprocessing,
    Optional<About> about) {
  /** The file's name in the archive. */
  static final String FILE = "metadata.json";

  /** Graft's part of it. */
  static final String GRAFT = "graft";

  /** Copies the list. */
  KerasMetadata {
    classNames = classNames == null ? List.of() : List.copyOf(classNames);
  }

  /** Where a model came from. */
  record About(String backbone, String architecture, String licence, String source) {}

  /** Reads Graft's part of the metadata beside a topology; empty if there is none. */
  static KerasMetadata of(Path folder, Origin origin) {
    Path file = folder.resolve(FILE);
    JsonNode own =
        Files.isRegularFile(file)
            ? JsonText.read(file, origin).path(GRAFT)
            : Json.mapper().missingNode();
    if (own.isMissingNode()) {
      return new KerasMetadata(List.of(), Optional.empty(), Optional.empty());
    }
    try {
      return Json.mapper().treeToValue(own, KerasMetadata.class);
    } catch (JsonProcessingException e) {
      throw origin.bad("has metadata that are damaged (" + e.getOriginalMessage() + ")", e);
    }
  }
}
