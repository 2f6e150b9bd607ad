package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what Keras wrote into a SavedModel besides the graph: the topology, and which variable
 * belongs to which layer. Keras 2 has the topology in the object graph or, from TensorFlow 2.5 on,
 * in {@code keras_metadata.pb}; TensorFlow 1.15, and so Teachable Machine, in {@code
 * assets/saved_model.json}. Keras 3 writes none.
 */
final class SavedModelLayers {
  private static final String VALUE = "VARIABLE_VALUE";
  private static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");

  private final TensorBundle variables;
  private final List<Proto> objects;
  private final Set<Integer> seen = new HashSet<>();
  private final List<FileWeight> weights = new ArrayList<>();

  private SavedModelLayers(TensorBundle variables, List<Proto> objects) {
    this.variables = variables;
    this.objects = objects;
  }

  /**
   * Reads layers and weights.
   *
   * @param folder the SavedModel
   * @param file what {@code saved_model.pb} says
   * @param variables the saved values
   * @param origin the SavedModel, for sentences
   * @return topology and weights; empty if Keras wrote no topology
   */
  static Optional<RawModel> read(
      Path folder, SavedModelFile file, TensorBundle variables, Origin origin) {
    Optional<JsonNode> topology = topology(folder, file, origin);
    List<Proto> objects = variables.objects();
    if (topology.isEmpty() || objects.isEmpty()) {
      return Optional.empty();
    }
    SavedModelLayers read = new SavedModelLayers(variables, objects);
    read.collect(0);
    return Optional.of(
        new RawModel(topology, List.copyOf(read.weights), "TensorFlow SavedModel of Keras"));
  }

  private static Optional<JsonNode> topology(Path folder, SavedModelFile file, Origin origin) {
    Path json = folder.resolve("assets").resolve("saved_model.json");
    if (Files.isRegularFile(json)) {
      return usable(JsonText.read(json, origin.inside("assets/saved_model.json")));
    }
    Path metadata = folder.resolve("keras_metadata.pb");
    if (Files.isRegularFile(metadata)) {
      Origin inside = origin.inside("keras_metadata.pb");
      try {
        if (Files.size(metadata) > Origin.MAX_JSON_BYTES) {
          throw inside.bad("is too large for a description of layers; is it the right file?");
        }
        // Each node has its path in the object graph, an identifier and a JSON text.
        return Proto.of(Files.readAllBytes(metadata), inside).messages(1).stream()
            .filter(node -> node.string(3).equals("root"))
            .findFirst()
            .flatMap(node -> model(node.string(4), node.string(5), inside));
      } catch (IOException e) {
        throw inside.unreadable(e);
      }
    }
    Origin inside = origin.inside(SavedModelFile.NAME);
    return file.objects().messages(1).stream()
        .findFirst()
        .flatMap(root -> model(root.message(4).string(1), root.message(4).string(3), inside));
  }

  private static Optional<JsonNode> model(String identifier, String json, Origin inside) {
    boolean keras = identifier.startsWith("_tf_keras_") && !json.isBlank();
    return keras ? usable(JsonText.parse(json, inside)) : Optional.empty();
  }

  /** A model of a class of its own says nothing of its layers. */
  private static Optional<JsonNode> usable(JsonNode root) {
    JsonNode model = root.path("model_config").isObject() ? root.path("model_config") : root;
    boolean known = MODELS.contains(model.path("class_name").asText());
    return known && model.path("config").isContainerNode() ? Optional.of(model) : Optional.empty();
  }

  /** Collects the variables of layers, models inside included; those of optimisers are left out. */
  private void collect(int id) {
    for (Proto child : children(id)) {
      String name = child.string(2);
      int to = (int) child.number(1);
      if (isLayer(name) && to > 0 && to < objects.size() && seen.add(to)) {
        for (Proto own : children(to)) {
          if (!isLayer(own.string(2))) {
            weight((int) own.number(1));
          }
        }
        collect(to);
      }
    }
  }

  private List<Proto> children(int id) {
    return id < objects.size() ? objects.get(id).messages(1) : List.of();
  }

  private static boolean isLayer(String name) {
    return name.matches("layer(_with_weights)?-\\d+");
  }

  private void weight(int id) {
    if (id <= 0 || id >= objects.size() || !seen.add(id)) {
      return;
    }
    for (Proto attribute : objects.get(id).messages(2)) {
      String key = attribute.string(3);
      if (attribute.string(1).equals(VALUE) && variables.type(key) == TensorBundle.FLOAT) {
        weights.add(new FileWeight("", attribute.string(2), variables.tensor(key)));
      }
    }
  }
}
