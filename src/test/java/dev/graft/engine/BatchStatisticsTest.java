package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Network;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Batch normalisation in training mode against figures computed by hand. */
class BatchStatisticsTest {
  private static final Network NETWORK = Sketch.input(1, 2, 1).bn("bn").network();

  /** Each weight's value before. */
  private static final Map<String, Float> BEFORE =
      Map.of("gamma", 2f, "beta", 1f, "moving_mean", 10f, "moving_variance", 5f);

  @Test
  void normalisesByTheBatchAndMovesTheStatistics() {
    TensorFlowRuntime.load();
    Map<String, Variable<TFloat32>> variables = new HashMap<>();
    BatchStatistics statistics = new BatchStatistics(0.75);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x =
          tf.constant(Shape.of(2, 1, 2, 1), DataBuffers.of(new float[] {1, 2, 3, 6}));
      GraphBuilder builder =
          new GraphBuilder(
                  tf,
                  NETWORK,
                  (ops, layer, spec) -> {
                    Variable<TFloat32> v = ops.variable(Shape.of(1), TFloat32.class);
                    variables.put(spec.name(), v);
                    return v;
                  })
              .normalizing(statistics);
      Operand<TFloat32> y = builder.build(x, (ops, in, r, i) -> in).get("bn");
      List<Operand<TFloat32>> moved = statistics.moved(tf);
      List<Op> all = statistics.updates(tf.withControlDependencies(List.copyOf(moved)), moved);
      Op update = tf.withControlDependencies(all).noOp();
      try (Session session = new Session(graph, Sessions.config())) {
        Session.Runner assigning = session.runner();
        variables.forEach(
            (name, v) ->
                assigning.addTarget(
                    tf.assign(v, tf.constant(new float[] {BEFORE.getOrDefault(name, 0f)}))));
        assigning.run().close();
        float[] said;
        try (Result result = session.runner().fetch(y).run()) {
          said = Tensors.toArray((TFloat32) result.get(0));
        }
        session.runner().addTarget(update).run().close();

        // Mean 3, variance 14 / 4 = 3.5 over the batch; unbiased 14 / 3.
        double root = Math.sqrt(3.5 + 1e-3);
        double[] expected = {1 - 4 / root, 1 - 2 / root, 1, 1 + 6 / root};
        for (int i = 0; i < expected.length; i++) {
          assertThat((double) said[i]).isCloseTo(expected[i], within(1e-4));
        }
        assertThat(value(session, variables.get("moving_mean")))
            .isCloseTo(0.75 * 10 + 0.25 * 3, within(1e-5));
        assertThat(value(session, variables.get("moving_variance")))
            .isCloseTo(0.75 * 5 + 0.25 * 14 / 3, within(1e-5));
        assertThat(value(session, variables.get("gamma"))).isEqualTo(2);
      }
    }
  }

  private static double value(Session session, Operand<TFloat32> variable) {
    try (Result result = session.runner().fetch(variable).run()) {
      return Tensors.toArray((TFloat32) result.get(0))[0];
    }
  }

  @Test
  void theNetworkOfTheTestIsWhatItSays() {
    assertThat(NETWORK.weights("bn")).extracting(w -> w.name()).containsAll(BEFORE.keySet());
    assertThat(Weights.key("bn", "gamma")).isEqualTo("bn/gamma");
  }
}
