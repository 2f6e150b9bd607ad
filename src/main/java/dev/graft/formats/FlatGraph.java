package dev.graft.formats;

import dev.graft.errors.GraftException;
import dev.graft.formats.SavedModelFile.GraphFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All that a tensor of a SavedModel needs, with every call replaced by the body of the function
 * that it calls. Only what is reached is in it: the part that saves and restores variables is not.
 */
final class FlatGraph {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 500_000;
  private static final Set<String> SOURCES =
      Set.of("Placeholder", "VarHandleOp", "ReadVariableOp", "VariableV2", "Variable");

  private final SavedModelFile file;
  private final Origin origin;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Ref, Ref> aliases = new HashMap<>();
  private int added;

  private FlatGraph(SavedModelFile file, Origin origin) {
    this.file = file;
    this.origin = origin;
  }

  /** One output of a node. */
  record Ref(String node, int output) {
    /** Reads {@code node} or {@code node:1}, as the outermost graph writes it. */
    static Ref of(String text) {
      int colon = text.lastIndexOf(':');
      String index = text.substring(colon + 1);
      return colon > 0 && index.matches("\\d{1,6}")
          ? new Ref(text.substring(0, colon), Integer.parseInt(index))
          : new Ref(text, 0);
    }
  }

  /** A node with what it reads; control inputs are left out. */
  record Node(String op, List<Ref> inputs, Map<String, Proto> attributes) {}

  /**
   * Collects.
   *
   * @param file the SavedModel
   * @param tensor the result that is wanted
   * @param origin the SavedModel, for sentences
   * @return all that it needs, every operation of it allowed
   */
  static FlatGraph of(SavedModelFile file, Ref tensor, Origin origin) {
    FlatGraph flat = new FlatGraph(file, origin);
    flat.collect(tensor.node());
    flat.refuseForeignOps();
    return flat;
  }

  private void collect(String first) {
    Set<String> seen = new LinkedHashSet<>(List.of(first));
    Deque<String> waiting = new ArrayDeque<>(seen);
    while (!waiting.isEmpty()) {
      String name = waiting.remove();
      GraphNode node = Optional.ofNullable(file.nodes().get(name)).orElseThrow(this::damaged);
      add(node, "", Ref::of, 0);
      for (String input : node.inputs()) {
        String from = input.startsWith("^") ? input.substring(1) : Ref.of(input).node();
        if (seen.add(from)) {
          waiting.add(from);
        }
      }
    }
  }

  private RuntimeException damaged() {
    return origin.bad("is damaged: its graph reads what is not in it; export it again");
  }

  private void add(GraphNode node, String prefix, Function<String, Ref> reads, int depth) {
    String name = prefix + node.name();
    List<Ref> inputs = node.data().stream().map(reads).toList();
    // Calls count too: few functions that call each other twice are a great many.
    if (++added > MAX_NODES) {
      throw origin.bad(
          "has more than " + MAX_NODES + " operations, which is more than Graft reads");
    }
    if (!node.isCall()) {
      nodes.put(name, new Node(node.op(), inputs, node.attributes()));
      return;
    }
    GraphFunction function = file.called(node).orElseThrow(this::damaged);
    if (depth > MAX_DEPTH || inputs.size() != function.arguments().size()) {
      throw damaged();
    }
    String inner = name + "/";
    for (int i = 0; i < inputs.size(); i++) {
      aliases.put(argument(inner, function.arguments().get(i)), inputs.get(i));
    }
    Function<String, Ref> innerReads = text -> inside(function, inner, text);
    for (GraphNode each : function.nodes().values()) {
      add(each, inner, innerReads, depth + 1);
    }
    for (int i = 0; i < function.results().size(); i++) {
      aliases.put(new Ref(name, i), innerReads.apply(function.results().get(i)));
    }
  }

  private static Ref argument(String prefix, String name) {
    return new Ref(prefix + "^" + name, 0);
  }

  /** Reads {@code argument}, or {@code node:output:0}, as functions write it. */
  private Ref inside(GraphFunction function, String prefix, String text) {
    String[] parts = text.split(":", -1);
    GraphNode node = function.nodes().get(parts[0]);
    if (parts.length == 3 && node != null && parts[2].matches("\\d{1,6}")) {
      int first = GraphOps.outputIndex(node.op(), parts[1]);
      if (first < 0) {
        throw damaged();
      }
      return new Ref(prefix + parts[0], first + Integer.parseInt(parts[2]));
    }
    if (parts.length == 1 && function.arguments().contains(text)) {
      return argument(prefix, text);
    }
    throw damaged();
  }

  private void refuseForeignOps() {
    Set<String> foreign = new TreeSet<>();
    for (Node node : nodes.values()) {
      String op = node.op();
      if (!GraphOps.isPure(op) && !GraphOps.isIdle(op) && !SOURCES.contains(op)) {
        foreign.add(op);
      }
    }
    if (!foreign.isEmpty()) {
      throw foreign(foreign, origin);
    }
  }

  /** The refusal of operations that are not allowed. */
  static GraftException foreign(Set<String> ops, Origin origin) {
    List<String> some = new ArrayList<>(ops).subList(0, Math.min(5, ops.size()));
    return origin.bad(
        "predicts with operations that are not plain arithmetic on pictures ("
            + String.join(", ", some)
            + (ops.size() > some.size() ? " and others" : "")
            + "), which could read files, run code or keep a state, so Graft does not run it; export a"
            + " model without them");
  }

  /** The tensor that a reference stands for in the end, behind calls and arguments. */
  Ref resolve(Ref ref) {
    Ref at = ref;
    for (int steps = 0; steps <= aliases.size(); steps++) {
      Ref next = aliases.get(at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    throw damaged();
  }

  /** The node that makes a tensor. */
  Node node(Ref ref) {
    return Optional.ofNullable(nodes.get(resolve(ref).node())).orElseThrow(this::damaged);
  }

  /** Steps back over operations that give what they get. */
  Ref behindIdentity(Ref ref) {
    Ref at = resolve(ref);
    for (int steps = 0; steps <= nodes.size(); steps++) {
      Node node = node(at);
      boolean same =
          node.op().equals("Identity")
              || node.op().equals("StopGradient")
              || node.op().equals("EnsureShape");
      if (!same || node.inputs().isEmpty()) {
        return at;
      }
      at = resolve(node.inputs().get(0));
    }
    throw damaged();
  }
}
