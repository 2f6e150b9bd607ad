package dev.graft.engine;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Runs a network through the engine's graph as it is, with constants for weights. */
final class Forward {
  private Forward() {}

  /** The output of every layer for a batch. */
  static Map<String, float[]> run(Network network, Weights weights, float[] input, int count) {
    return run(network, weights, input, count, Set.of());
  }

  private static Map<String, float[]> run(
      Network network, Weights weights, float[] input, int count, Set<String> only) {
    TensorFlowRuntime.load();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = placeholder(tf, network.input().shape());
      GraphBuilder builder =
          new GraphBuilder(
              tf,
              network,
              (ops, layer, spec) ->
                  ops.constant(
                      Shape.of(spec.shape().toLongs()),
                      org.tensorflow.ndarray.buffer.DataBuffers.of(
                          weights.get(layer, spec.name()).values())));
      Map<String, Operand<TFloat32>> outputs = builder.build(x, (o, v, r, i) -> v);
      List<String> names = new ArrayList<>(outputs.keySet());
      names.removeIf(n -> !only.isEmpty() && !only.contains(n));
      Session.Runner runner = session.runner();
      names.forEach(n -> runner.fetch(tf.identity(outputs.get(n))));
      Map<String, float[]> all = new LinkedHashMap<>();
      try (TFloat32 in = Tensors.of(input, network.input().shape().withBatch(count));
          Result result = runner.feed(x, in).run()) {
        for (int i = 0; i < names.size(); i++) {
          TFloat32 tensor = (TFloat32) result.get(i);
          if (tensor.size() != count * network.shape(names.get(i)).size()) {
            throw new AssertionError(
                names.get(i) + " is " + tensor.shape() + ", not " + network.shape(names.get(i)));
          }
          all.put(names.get(i), Tensors.toArray(tensor));
        }
      }
      return all;
    }
  }

  /** The output of the last layer alone, for networks whose every output would fill the memory. */
  static float[] last(Network network, Weights weights, float[] input, int count) {
    return run(network, weights, input, count, Set.of(network.output().name()))
        .get(network.output().name());
  }

  /** The output of the last layer. */
  static float[] output(Network network, Weights weights, float[] input, int count) {
    Layer last = network.output();
    return run(network, weights, input, count).get(last.name());
  }

  /** A picture after the arithmetic before the first layer. */
  static float[] scaled(Preprocessing.Scaling scaling, float[] rgb, int height, int width) {
    TensorFlowRuntime.load();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      dev.graft.network.Shape shape = dev.graft.network.Shape.of(height, width, 3);
      Placeholder<TFloat32> x = placeholder(tf, shape);
      Operand<TFloat32> y = tf.identity(GraphBuilder.scale(tf, x, scaling));
      try (TFloat32 in = Tensors.of(rgb, shape.withBatch(1));
          Result result = session.runner().feed(x, in).fetch(y).run()) {
        return Tensors.toArray((TFloat32) result.get(0));
      }
    }
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, dev.graft.network.Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape.withBatch(-1))));
  }
}
