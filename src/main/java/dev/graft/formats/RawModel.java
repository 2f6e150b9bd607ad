package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A model as its file has it, before names are made unique.
 *
 * @param topology {@code class_name} and {@code config} of the outermost model; empty if the file
 *     holds weights only
 * @param weights in the order of the file
 * @param format for people
 */
record RawModel(Optional<JsonNode> topology, List<FileWeight> weights, String format) {}
