package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A model as its file has it, before names are made unique.
 *
 * @param topology {@code class_name} and {@code config} of the outermost model; empty if the file
 *     holds weights only
 * @param weights those that have names, in the order of the file
 * @param stored those that have a place instead of a name
 * @param byClass whether the places of those are counted for each class of layers
 * @param format for people
 */
record RawModel(
    Optional<JsonNode> topology,
    List<FileWeight> weights,
    List<StoredGroup> stored,
    boolean byClass,
    String format) {
  RawModel(Optional<JsonNode> topology, List<FileWeight> weights, String format) {
    this(topology, weights, List.of(), false, format);
  }

  static RawModel stored(List<StoredGroup> groups, boolean byClass, String format) {
    return new RawModel(Optional.empty(), List.of(), groups, byClass, format);
  }
}
