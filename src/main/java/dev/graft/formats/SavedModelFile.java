package dev.graft.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code saved_model.pb} says, read as data: nothing of it is run.
 *
 * @param nodes the graph's nodes by name
 * @param functions the functions of its library by name
 * @param signatures what it offers, by name
 * @param objects the object graph of TensorFlow 2, a SavedObjectGraph; empty in a file of
 *     TensorFlow 1
 * @param versions the version of the graph's operations, a VersionDef
 */
record SavedModelFile(
    Map<String, GraphNode> nodes,
    Map<String, GraphFunction> functions,
    Map<String, Proto> signatures,
    Proto objects,
    Proto versions) {
  static final String NAME = "saved_model.pb";
  static final String VARIABLES = "variables";

  /** Weights are not in this file; a graph of more is none that Graft can use. */
  private static final long MAX_BYTES = 512L << 20;

  private static final int MAX_NODES = 500_000;

  /**
   * Reads the file.
   *
   * @param folder the SavedModel
   * @param origin the folder as the person knows it
   * @return what it says of the graph to serve
   * @throws dev.graft.errors.GraftException if it is damaged or holds no such graph
   */
  static SavedModelFile read(Path folder, Origin origin) {
    Origin inside = origin.inside(NAME);
    return graphs(folder, origin).stream()
        .filter(meta -> meta.message(1).strings(4).contains("serve"))
        .findFirst()
        .map(meta -> of(meta, inside))
        .orElseThrow(
            () ->
                inside.bad(
                    "is damaged, or holds no graph with the tag serve; export the model again"));
  }

  /** All graphs of a SavedModel, each a MetaGraphDef. */
  static List<Proto> graphs(Path folder, Origin origin) {
    Path file = folder.resolve(NAME);
    Origin inside = origin.inside(NAME);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw inside.bad("is too large for a graph; save the model with its weights in variables");
      }
      return Proto.of(Files.readAllBytes(file), inside).messages(2);
    } catch (IOException e) {
      throw inside.unreadable(e);
    }
  }

  private static SavedModelFile of(Proto meta, Origin inside) {
    Proto graph = meta.message(2);
    Map<String, GraphNode> nodes = nodesByName(graph.messages(1));
    Map<String, GraphFunction> functions = new LinkedHashMap<>();
    int count = nodes.size();
    for (Proto function : graph.message(2).messages(1)) {
      GraphFunction read = GraphFunction.of(function);
      functions.put(read.name(), read);
      count += read.nodes().size();
    }
    if (count > MAX_NODES) {
      throw inside.bad(
          "has more than " + MAX_NODES + " operations, which is more than Graft reads");
    }
    return new SavedModelFile(nodes, functions, meta.map(5), meta.message(7), graph.message(4));
  }

  static Map<String, GraphNode> nodesByName(List<Proto> nodes) {
    Map<String, GraphNode> byName = new LinkedHashMap<>();
    for (Proto node : nodes) {
      GraphNode read = GraphNode.of(node);
      byName.put(read.name(), read);
    }
    return byName;
  }

  /** The function that a node calls, if it calls one that there is. */
  Optional<GraphFunction> called(GraphNode node) {
    return Optional.ofNullable(functions.get(node.function()));
  }

  /**
   * A function of the library.
   *
   * @param name its name
   * @param arguments the names of what goes in, in order
   * @param results for each result, in order, the tensor inside, as {@code node:output:0}
   * @param nodes its body
   */
  record GraphFunction(
      String name, List<String> arguments, List<String> results, Map<String, GraphNode> nodes) {
    static GraphFunction of(Proto function) {
      Proto signature = function.message(1);
      Map<String, String> returned = new LinkedHashMap<>();
      function.messages(4).forEach(entry -> returned.put(entry.string(1), entry.string(2)));
      return new GraphFunction(
          signature.string(1),
          signature.messages(2).stream().map(a -> a.string(1)).toList(),
          signature.messages(3).stream().map(r -> returned.getOrDefault(r.string(1), "")).toList(),
          SavedModelFile.nodesByName(function.messages(3)));
    }
  }
}
