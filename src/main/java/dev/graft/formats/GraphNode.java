package dev.graft.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a TensorFlow graph or of one of its functions.
 *
 * @param name unique in its graph or function
 * @param op the operation
 * @param inputs what it reads, as the file has it; control inputs begin with {@code ^}
 * @param attributes its attributes, each an AttrValue, without those that are only remarks
 */
record GraphNode(String name, String op, List<String> inputs, Map<String, Proto> attributes) {
  static GraphNode of(Proto node) {
    Map<String, Proto> attributes = new LinkedHashMap<>(node.map(5));
    attributes.keySet().removeIf(key -> key.startsWith("_"));
    return new GraphNode(node.string(1), node.string(2), node.strings(3), attributes);
  }

  /** Whether it calls a function of the graph, named by its attribute {@code f}. */
  boolean isCall() {
    return op.equals("PartitionedCall") || op.equals("StatefulPartitionedCall");
  }

  /** The name of the function that it calls; empty if it calls none. */
  String function() {
    Proto function = attributes.get("f");
    return isCall() && function != null ? function.message(10).string(1) : "";
  }

  boolean isVariable() {
    return op.equals("VarHandleOp") || op.equals("VariableV2") || op.equals("Variable");
  }

  /** The inputs that are data. */
  List<String> data() {
    return inputs.stream().filter(i -> !i.startsWith("^")).toList();
  }
}
