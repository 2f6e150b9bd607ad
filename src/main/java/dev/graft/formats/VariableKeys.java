package dev.graft.formats;

import dev.graft.network.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which saved value belongs to which variable of the graph, by what the graph itself would do to
 * restore them: {@code RestoreV2} reads values by name, and each is assigned to a variable.
 * TensorFlow 1 has these operations in the graph, TensorFlow 2 in a function that is called with
 * all variables. Keras 3, saved by {@code tf.saved_model.save}, restores other variables than those
 * that the graph reads; for these the object graph says which object a call was given.
 */
final class VariableKeys {
  private final SavedModelFile file;
  private final Map<String, String> keys = new HashMap<>();

  private VariableKeys(SavedModelFile file) {
    this.file = file;
  }

  /**
   * Reads the assignments.
   *
   * @param file the SavedModel
   * @param variables what there is; a name that is not in it counts for nothing
   * @param origin the SavedModel, for sentences
   * @return names in the checkpoint by names of variables in the outermost graph
   */
  static Map<String, String> of(SavedModelFile file, TensorBundle variables, Origin origin) {
    VariableKeys read = new VariableKeys(file);
    read.assignments(file.nodes(), Map.of());
    for (GraphNode node : file.nodes().values()) {
      if (node.isCall()) {
        file.called(node).ifPresent(function -> read.call(node, function));
      }
    }
    read.keys.values().removeIf(key -> !variables.has(key));
    SavedObjects.variables(file, variables, origin).forEach(read.keys::putIfAbsent);
    return read.keys;
  }

  private void call(GraphNode node, SavedModelFile.GraphFunction function) {
    Map<String, String> arguments = new HashMap<>();
    List<String> given = node.data();
    for (int i = 0; i < Math.min(given.size(), function.arguments().size()); i++) {
      arguments.put(function.arguments().get(i), given.get(i));
    }
    assignments(function.nodes(), arguments);
  }

  /** Takes the assignments of one body; its arguments stand for tensors of the outermost graph. */
  private void assignments(Map<String, GraphNode> body, Map<String, String> arguments) {
    for (GraphNode node : body.values()) {
      if ((node.op().equals("AssignVariableOp") || node.op().equals("Assign"))
          && node.data().size() == 2) {
        String variable = node.data().get(0);
        String outer = name(arguments.getOrDefault(variable, variable));
        GraphNode target = file.nodes().get(outer);
        if (target != null && target.isVariable()) {
          saved(body, node.data().get(1)).ifPresent(key -> keys.put(outer, key));
        }
      }
    }
  }

  private static Optional<String> saved(Map<String, GraphNode> body, String tensor) {
    String at = tensor;
    GraphNode node = body.get(name(at));
    for (int steps = 0; node != null && node.op().equals("Identity") && steps < 16; steps++) {
      at = node.data().isEmpty() ? "" : node.data().get(0);
      node = body.get(name(at));
    }
    if (node == null || !node.op().equals("RestoreV2") || node.data().size() != 3) {
      return Optional.empty();
    }
    GraphNode names = body.get(name(node.data().get(1)));
    Proto value = names == null ? null : names.attributes().get("value");
    if (value == null) {
      return Optional.empty();
    }
    List<String> all = texts(value.message(8));
    int index = at.matches(".*:\\d{1,6}") ? number(at) : 0;
    return index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  /** The texts of a TensorProto: one by one, or all lengths and then all bytes. */
  private static List<String> texts(Proto tensor) {
    byte[] packed = tensor.bytes(4);
    if (packed.length == 0) {
      return tensor.strings(8);
    }
    long count = Shapes.whole(tensor.message(2)).map(Shape::size).orElse(0L);
    return Proto.texts(packed, count);
  }

  private static String name(String tensor) {
    int colon = tensor.indexOf(':');
    return colon < 0 ? tensor : tensor.substring(0, colon);
  }

  private static int number(String tensor) {
    return Integer.parseInt(tensor.substring(tensor.lastIndexOf(':') + 1));
  }
}
