package dev.graft.formats;

import dev.graft.formats.FlatGraph.Node;
import dev.graft.formats.FlatGraph.Ref;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds the weights of a graph: variables with their saved values, and constants. */
final class GraphWeights {
  /** A constant of one repeated value can claim any size in a few bytes. */
  private static final int MAX_CONSTANT = 1 << 26;

  private final FlatGraph graph;
  private final TensorBundle variables;
  private final Map<String, String> keys;
  private final Origin origin;

  GraphWeights(FlatGraph graph, TensorBundle variables, Map<String, String> keys, Origin origin) {
    this.graph = graph;
    this.variables = variables;
    this.keys = keys;
    this.origin = origin;
  }

  /** The variable whose value a tensor is, if it is one's. */
  Optional<String> variable(Ref ref) {
    Ref at = graph.resolve(ref);
    Node node = graph.node(at);
    if (node.op().equals("ReadVariableOp") && !node.inputs().isEmpty()) {
      at = graph.behindIdentity(node.inputs().get(0));
      node = graph.node(at);
      if (!node.op().equals("VarHandleOp")) {
        throw origin.bad("is damaged: it reads a variable that is none; export it again");
      }
      return Optional.of(at.node());
    }
    boolean old = node.op().equals("VariableV2") || node.op().equals("Variable");
    return old ? Optional.of(at.node()) : Optional.empty();
  }

  /** Reads a variable's saved value. */
  Tensor value(String variable) {
    String key =
        Optional.ofNullable(keys.get(variable))
            .orElseThrow(
                () ->
                    origin.bad(
                        "has a variable " + variable + " without a saved value; export it again"));
    return variables.tensor(key);
  }

  /** How many values a constant of type float32 has; 0 for any other tensor. */
  long constantSize(Ref ref) {
    Node node = graph.node(ref);
    if (!node.op().equals("Const") || !node.attributes().containsKey("value")) {
      return 0;
    }
    Proto tensor = node.attributes().get("value").message(8);
    boolean floats = tensor.number(1) == TensorBundle.FLOAT;
    return floats ? Shapes.whole(tensor.message(2)).map(Shape::size).orElse(0L) : 0;
  }

  /** Reads a constant of type float32 whose size is not 0. */
  Tensor constant(Ref ref) {
    Proto tensor =
        Optional.ofNullable(graph.node(ref).attributes().get("value"))
            .orElseThrow(this::damaged)
            .message(8);
    Shape shape = Shapes.whole(tensor.message(2)).orElseThrow(this::damaged);
    int size = Math.toIntExact(shape.size());
    // The values as they lie in memory, or listed; fewer than there are places repeat the last.
    byte[] bytes = tensor.has(4) ? tensor.bytes(4) : tensor.bytes(5);
    FloatBuffer given = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    if (given.remaining() == 0 || given.remaining() > size || size > MAX_CONSTANT) {
      throw damaged();
    }
    float[] values = new float[size];
    int n = given.remaining();
    given.get(values, 0, n);
    Arrays.fill(values, n, size, values[n - 1]);
    return Tensor.of(shape, values);
  }

  /** The value of a tensor that does not depend on the picture, if it is a weight of float32. */
  Optional<Tensor> weight(Ref ref) {
    Ref at = graph.behindIdentity(ref);
    Optional<String> variable = variable(at);
    if (variable.isPresent()) {
      return Optional.of(value(variable.get()));
    }
    return constantSize(at) > 0 ? Optional.of(constant(at)) : Optional.empty();
  }

  private RuntimeException damaged() {
    return origin.bad("is damaged: it has a constant that is none; export it again");
  }
}
