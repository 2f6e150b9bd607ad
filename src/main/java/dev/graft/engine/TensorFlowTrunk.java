package dev.graft.engine;

import dev.graft.network.BatchNormFolding;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.training.Trunk;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The frozen part as an inference graph with folded constants, at one fixed batch shape. */
final class TensorFlowTrunk implements Trunk {
  /** Images that go through together. */
  static final int BATCH = 32;

  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> pixels;
  private final Operand<TFloat32> features;
  private final List<Operand<TFloat32>> onTheWay;
  private final long[] inputShape;

  private final int batch;

  TensorFlowTrunk(
      Network original,
      List<String> passing,
      Weights originalWeights,
      Preprocessing.Scaling scaling,
      int batch) {
    this.batch = batch;
    BatchNormFolding.Folded folded = BatchNormFolding.fold(original, originalWeights);
    Network network = folded.network();
    Ops tf = NewGraph.ops(graph);
    inputShape = network.input().shape().withBatch(batch);
    pixels =
        tf.withName("image")
            .placeholder(
                TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(inputShape)));
    GraphBuilder builder = new GraphBuilder(tf, network, GraphBuilder.constants(folded.weights()));
    Map<String, Operand<TFloat32>> outputs =
        builder.build(GraphBuilder.scale(tf, pixels, scaling), (ops, x, rate, index) -> x);
    features = outputs.get(network.output().name());
    onTheWay = passing.stream().map(outputs::get).toList();
    session = new Session(graph, Sessions.config());
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public void run(float[] values, float[] into, List<float[]> passing) {
    try (TFloat32 in = Tensors.of(values, inputShape)) {
      Session.Runner runner = session.runner().feed(pixels, in).fetch(features);
      onTheWay.subList(0, passing.size()).forEach(runner::fetch);
      try (Result result = runner.run()) {
        Tensors.read((TFloat32) result.get(0), into);
        for (int i = 0; i < passing.size(); i++) {
          Tensors.read((TFloat32) result.get(i + 1), passing.get(i));
        }
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
