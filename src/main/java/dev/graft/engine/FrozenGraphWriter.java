package dev.graft.engine;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.graft.errors.GraftException;
import dev.graft.formats.GraphOps;
import dev.graft.network.Layer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * Writes a piece of a stranger's graph into a graph of ours, operation by operation; one that does
 * more than compute is refused here too, wherever the piece came from.
 */
final class FrozenGraphWriter {
  /** Operations that read a list: how many inputs come before it, and how many after. */
  private static final Map<String, Around> LISTS =
      Map.of(
          "Pack", new Around(0, 0),
          "AddN", new Around(0, 0),
          "IdentityN", new Around(0, 0),
          "ShapeN", new Around(0, 0),
          "Einsum", new Around(0, 0),
          "ConcatV2", new Around(0, 1),
          "Concat", new Around(1, 0));

  private static final String WEIGHT = "w/";

  private final Ops ops;
  private final Layer.FrozenGraph layer;
  private final Map<String, Operand<?>> sources = new HashMap<>();
  private final Map<String, Operation> written = new HashMap<>();

  private record Around(int before, int after) {}

  private FrozenGraphWriter(
      Ops ops, Layer.FrozenGraph layer, Operand<?> x, Map<String, Operand<TFloat32>> weights) {
    this.ops = ops;
    this.layer = layer;
    sources.put("picture", x);
    weights.forEach((name, weight) -> sources.put(WEIGHT + name, weight));
  }

  /** Writes a layer and gives its output. */
  static Operand<TFloat32> write(
      Ops ops, Layer.FrozenGraph layer, Operand<?> x, Map<String, Operand<TFloat32>> weights) {
    return new FrozenGraphWriter(ops, layer, x, weights).write();
  }

  private Operand<TFloat32> write() {
    try {
      GraphDef graph = GraphDef.parseFrom(Base64.getDecoder().decode(layer.graph()));
      for (NodeDef node : graph.getNodeList()) {
        write(node);
      }
      Operation output = Optional.ofNullable(written.get("output")).orElseThrow(this::damaged);
      return output.<TFloat32>output(0);
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new GraftException(damaged().getMessage(), e);
    } catch (TensorFlowException e) {
      throw new GraftException(
          "The graph of the model cannot be run by this version of TensorFlow ("
              + Tensors.reason(e)
              + "): export the model again with a version near 2.18.",
          e);
    }
  }

  private GraftException damaged() {
    return new GraftException(
        "The graph of the layer " + layer.name() + " is damaged; import the model again.");
  }

  private void write(NodeDef node) {
    if (node.getOp().equals("Placeholder") && sources.containsKey(node.getName())) {
      return;
    }
    if (!GraphOps.isPure(node.getOp())) {
      throw new GraftException(
          "The graph of the layer "
              + layer.name()
              + " holds the operation "
              + node.getOp()
              + ", which is not plain arithmetic, so Graft does not run it.");
    }
    Scope scope = ops.withName(node.getName()).scope();
    OperationBuilder builder =
        scope.env().opBuilder(node.getOp(), scope.makeOpName(node.getName()), scope);
    Output<?>[] inputs = node.getInputList().stream().map(this::read).toArray(Output<?>[]::new);
    Around list = LISTS.get(node.getOp());
    int from = list == null ? inputs.length : list.before();
    int to = list == null ? inputs.length : inputs.length - list.after();
    for (int i = 0; i < inputs.length; i++) {
      if (i < from || i >= to) {
        builder.addInput(inputs[i]);
      } else if (i == from) {
        builder.addInputList(List.of(inputs).subList(from, to).toArray(Output<?>[]::new));
      }
    }
    for (Map.Entry<String, AttrValue> attribute : node.getAttrMap().entrySet()) {
      builder.setAttr(attribute.getKey(), attribute.getValue());
    }
    written.put(node.getName(), builder.build());
  }

  private Output<?> read(String input) {
    int colon = input.lastIndexOf(':');
    String name = colon < 0 ? input : input.substring(0, colon);
    int index = colon < 0 ? 0 : Integer.parseInt(input.substring(colon + 1));
    Operand<?> source = sources.get(name);
    if (source != null) {
      return source.asOutput();
    }
    Operation operation = Optional.ofNullable(written.get(name)).orElseThrow(this::damaged);
    return operation.output(index);
  }
}
