package dev.graft.formats;

import dev.graft.formats.FlatGraph.Node;
import dev.graft.formats.FlatGraph.Ref;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a piece out of a graph, from the picture to one tensor, and writes it down as a GraphDef of
 * its own: calls are inlined, and variables and large constants are placeholders, so that their
 * values can be kept as weights of a layer. See {@link dev.graft.network.Layer.FrozenGraph}.
 */
final class GraphPiece {
  /** Constants of at least as many values are weights. */
  private static final int LARGE = 1024;

  private static final long MAX_BYTES = 8L << 20;

  /** AttrValue's {@code type}, with the number of float32. */
  private static final byte[] FLOAT = new ProtoWriter().number(6, TensorBundle.FLOAT).toBytes();

  private final FlatGraph graph;
  private final GraphWeights weights;
  private final Ref input;
  private final Proto versions;
  private final Origin origin;
  private final ProtoWriter definition = new ProtoWriter();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> expanded = new HashSet<>();
  private final Map<String, Tensor> values = new LinkedHashMap<>();

  private boolean readsInput;

  private GraphPiece(
      FlatGraph graph, GraphWeights weights, Ref input, Proto versions, Origin origin) {
    this.graph = graph;
    this.weights = weights;
    this.input = input;
    this.versions = versions;
    this.origin = origin;
  }

  /**
   * A piece that was cut.
   *
   * @param graph the GraphDef, in base 64
   * @param weights the values of its placeholders besides the picture, by name
   */
  record Cut(String graph, Map<String, Tensor> weights) {
    List<WeightSpec> specs() {
      List<WeightSpec> specs = new ArrayList<>();
      weights.forEach((name, tensor) -> specs.add(new WeightSpec(name, tensor.shape(), false)));
      return List.copyOf(specs);
    }
  }

  /** Cuts from an input to an output. */
  static Cut cut(
      FlatGraph graph, GraphWeights weights, Ref input, Ref output, Proto versions, Origin origin) {
    return new GraphPiece(graph, weights, input, versions, origin).cut(output);
  }

  private Cut cut(Ref output) {
    Ref last = graph.resolve(output);
    write(last);
    if (!readsInput) {
      throw origin.bad("gives a result that does not depend on the picture; export it again");
    }
    node("output", "Identity", List.of(read(last)), Map.of("T", FLOAT));
    definition.bytes(4, versions.toBytes());
    byte[] bytes = definition.toBytes();
    if (bytes.length > MAX_BYTES) {
      throw origin.bad(
          "has a graph of more than 8 MB besides its weights, which is more than Graft keeps");
    }
    return new Cut(Base64.getEncoder().encodeToString(bytes), values);
  }

  /** Writes all that a tensor needs, each node after those that it reads. */
  private void write(Ref last) {
    Deque<Ref> stack = new ArrayDeque<>(List.of(last));
    while (!stack.isEmpty()) {
      Ref ref = stack.element();
      if (names.containsKey(ref.node()) || isSource(ref)) {
        stack.remove();
        continue;
      }
      Node node = graph.node(ref);
      List<Ref> inputs = node.inputs().stream().map(graph::resolve).toList();
      if (expanded.add(ref.node())) {
        for (Ref in : inputs) {
          if (expanded.contains(in.node()) && !names.containsKey(in.node())) {
            throw origin.bad("is damaged: its graph goes round in a circle; export it again");
          }
          stack.push(in);
        }
      } else if (!GraphOps.isPure(node.op())) {
        throw FlatGraph.foreign(Set.of(node.op()), origin);
      } else {
        stack.remove();
        String name = "n" + names.size();
        Map<String, byte[]> attributes = new LinkedHashMap<>();
        node.attributes().forEach((key, value) -> attributes.put(key, plain(key, value)));
        node(name, node.op(), inputs.stream().map(this::read).toList(), attributes);
        names.put(ref.node(), name);
      }
    }
  }

  private byte[] plain(String attribute, Proto value) {
    if (value.has(9) || value.has(10)) {
      throw origin.bad(
          "has an operation whose " + attribute + " is a function, which Graft does not support");
    }
    return value.toBytes();
  }

  /** Whether a tensor is the picture or a weight; if so, it is known by name from then on. */
  private boolean isSource(Ref ref) {
    Node node = graph.node(ref);
    if (ref.equals(input)) {
      readsInput = true;
      source(ref, "picture");
      return true;
    }
    if (node.op().equals("Placeholder")) {
      throw origin.bad(
          "wants more than the picture (" + ref.node() + " besides); Graft supports one input");
    }
    if (node.op().equals("VarHandleOp")) {
      throw origin.bad(
          "uses its variable "
              + ref.node()
              + " in a way that Graft does not support; export it"
              + " again, for prediction only");
    }
    if (weights.variable(ref).isPresent()) {
      String variable = weights.variable(ref).get();
      source(ref, weightName(variable, () -> weights.value(variable)));
      return true;
    }
    if (weights.constantSize(ref) >= LARGE) {
      source(ref, weightName(ref.node(), () -> weights.constant(ref)));
      return true;
    }
    return false;
  }

  private interface Reading {
    Tensor value();
  }

  private final Map<String, String> weightNames = new HashMap<>();

  /** One name for each weight, however often it is read. */
  private String weightName(String id, Reading reading) {
    String known = weightNames.get(id);
    if (known != null) {
      return "w/" + known;
    }
    String plain = id.replaceAll("[^A-Za-z0-9_.\\-]", ".").replaceAll("^[^A-Za-z0-9]+", "");
    String name = plain.isEmpty() ? "weight" : plain;
    for (int i = 2; values.containsKey(name); i++) {
      name = plain + "_" + i;
    }
    values.put(name, reading.value());
    weightNames.put(id, name);
    return "w/" + name;
  }

  private final Set<String> written = new HashSet<>();

  private void source(Ref ref, String name) {
    if (written.add(name)) {
      node(name, "Placeholder", List.of(), Map.of("dtype", FLOAT));
    }
    names.put(ref.node(), name);
  }

  private String read(Ref ref) {
    String name = names.get(ref.node());
    return ref.output() == 0 ? name : name + ":" + ref.output();
  }

  private void node(String name, String op, List<String> inputs, Map<String, byte[]> attributes) {
    ProtoWriter node = new ProtoWriter().string(1, name).string(2, op);
    inputs.forEach(input -> node.string(3, input));
    attributes.forEach(
        (key, value) -> node.message(5, new ProtoWriter().string(1, key).bytes(2, value)));
    definition.message(1, node);
  }
}
