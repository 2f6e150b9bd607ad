package dev.graft.engine;

import dev.graft.distillation.Teacher;
import dev.graft.network.Backbone;
import dev.graft.network.BatchNormFolding;
import dev.graft.network.Network;
import dev.graft.network.PretrainedBackbone;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A teacher as an inference graph with folded constants at one fixed batch shape: the mean of its
 * feature map over the plane and, where it has a classifier, its class probabilities.
 */
final class TensorFlowTeacher implements Teacher {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> pixels;
  private final List<Operand<TFloat32>> outputs = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final long[] inputShape;
  private final int batch;

  TensorFlowTeacher(PretrainedBackbone teacher, int batch) {
    this.batch = batch;
    Backbone backbone = teacher.backbone();
    Network whole = backbone.hasClassifier() ? backbone.network() : backbone.trunk();
    BatchNormFolding.Folded folded = BatchNormFolding.fold(whole, teacher.weights());
    Network network = folded.network();
    Ops tf = NewGraph.ops(graph);
    inputShape = network.input().shape().withBatch(batch);
    pixels =
        tf.withName("image")
            .placeholder(
                TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(inputShape)));
    var layers =
        new GraphBuilder(tf, network, GraphBuilder.constants(folded.weights()))
            .build(
                GraphBuilder.scale(tf, pixels, backbone.preprocessing().scaling()),
                (ops, x, rate, index) -> x);
    outputs.add(tf.math.mean(layers.get(backbone.featureLayer()), tf.constant(new int[] {1, 2})));
    lengths.add(network.shape(backbone.featureLayer()).channels());
    if (backbone.hasClassifier()) {
      outputs.add(layers.get(network.output().name()));
      lengths.add(network.outputShape().channels());
    }
    session = new Session(graph, Sessions.config());
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public void run(float[] values, float[] into) {
    int row = lengths.stream().mapToInt(Integer::intValue).sum();
    Session.Runner runner = session.runner();
    outputs.forEach(runner::fetch);
    try (TFloat32 in = Tensors.of(values, inputShape);
        Result result = runner.feed(pixels, in).run()) {
      int at = 0;
      for (int o = 0; o < outputs.size(); o++) {
        float[] all = Tensors.toArray((TFloat32) result.get(o));
        for (int i = 0; i < batch; i++) {
          System.arraycopy(all, i * lengths.get(o), into, i * row + at, lengths.get(o));
        }
        at += lengths.get(o);
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
