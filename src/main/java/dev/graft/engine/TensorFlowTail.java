package dev.graft.engine;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import dev.graft.training.Batch;
import dev.graft.training.LearningRule;
import dev.graft.training.StepPlan;
import dev.graft.training.Tail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The learning part as two graphs over one set of variables: one that predicts, with averaged
 * weights where the rule wants them, and one that learns, with dropout and, where the rule wants
 * it, the statistics of the batch. The graph's random operations are stateless functions of (seed,
 * step), so that equal inputs give equal weights, to the bit.
 */
final class TensorFlowTail implements Tail {
  private final Network network;
  private final Weights weights;
  private final Set<String> learning;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> features;
  private final Placeholder<TFloat32> labels;
  private final Placeholder<TFloat32> importance;
  private final Placeholder<TInt64> seedAndStep;
  private final Operand<TFloat32> probabilities;
  private final Operand<TFloat32> trainingProbabilities;
  private final LearningUpdates updates;
  private final Op update;
  private final int classes;
  private final List<LearningUpdates.Learned> learned = new ArrayList<>();
  private final GraphVariables variables = new GraphVariables();

  TensorFlowTail(
      Network network,
      Weights weights,
      Set<String> learning,
      LearningRule rule,
      Preprocessing.Scaling scaling) {
    this.network = network;
    this.weights = weights;
    this.learning = learning;
    this.classes = network.outputShape().channels();
    Ops tf = NewGraph.ops(graph);
    features = placeholder(tf, "features", network.input().shape().withBatch(-1));
    labels = placeholder(tf, "labels", -1, classes);
    importance = placeholder(tf, "importance", -1);
    updates = new LearningUpdates(tf, variables, rule);
    seedAndStep =
        tf.withName("seed_and_step")
            .placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(2)));
    Operand<TFloat32> scaled = GraphBuilder.scale(tf, features, scaling);
    Map<String, Operand<TFloat32>> training;
    Optional<BatchStatistics> statistics = Optional.empty();
    if (rule.regularisation().batchStatistics() || updates.averages()) {
      GraphBuilder learner = new GraphBuilder(tf, network, this::variable);
      if (rule.regularisation().batchStatistics()) {
        BatchStatistics moving = BatchStatistics.ofLayers();
        statistics = Optional.of(moving);
        learner
            .foldingNormalisation(learning)
            .normalizing(
                (ops, x, layer, w) ->
                    learning.contains(layer.name())
                        ? moving.normalize(ops, x, layer, w)
                        : GraphBuilder.batchNormalization(ops, x, layer, w));
      } else {
        learner.foldingNormalisation(Set.of());
      }
      training = learner.build(scaled, this::drop);
      probabilities =
          new GraphBuilder(tf, network, this::predicting)
              .foldingNormalisation(Set.of())
              .build(scaled, (ops, x, d, i) -> x)
              .get(network.output().name());
    } else {
      GraphBuilder both =
          new GraphBuilder(tf, network, this::variable).foldingNormalisation(Set.of());
      Map<String, Operand<TFloat32>> predicting = both.build(scaled, (ops, x, d, i) -> x);
      probabilities = predicting.get(network.output().name());
      // Without dropout the two are the same, and one of them is enough.
      training =
          network.layers().stream().anyMatch(l -> l instanceof Layer.Dropout d && d.rate() > 0)
              ? both.build(scaled, this::drop)
              : predicting;
    }
    trainingProbabilities = training.get(network.output().name());
    Operand<TFloat32> logits = training.get(logitsLayer(network));
    Operand<TFloat32> loss =
        tf.math.mean(
            tf.math.mul(tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss(), importance),
            tf.constant(0));
    update = updates.write(graph, loss, learned, statistics, trainingProbabilities);
    session = new Session(graph, Sessions.config());
    variables.assign(session);
  }

  /** The variable of a weight, with its average where the rule wants one. */
  private Operand<TFloat32> variable(Ops ops, String layer, WeightSpec spec) {
    String key = Weights.key(layer, spec.name());
    Tensor first = weights.get(layer, spec.name());
    Variable<TFloat32> v = variables.make(ops, key, spec.name(), first);
    if (spec.learnable() && learning.contains(layer)) {
      learned.add(new LearningUpdates.Learned(layer, v));
      if (updates.averages()) {
        updates.average(key, v, first);
      }
    }
    return v;
  }

  /** What predicts in the place of a weight. */
  private Operand<TFloat32> predicting(Ops ops, String layer, WeightSpec spec) {
    return variables.shown(Weights.key(layer, spec.name()));
  }

  private static String logitsLayer(Network network) {
    Layer last = network.output();
    if (!(last instanceof Layer.Activate a)
        || a.activation() != dev.graft.network.Activation.SOFTMAX) {
      throw new IllegalArgumentException("a tail ends in softmax, not in " + last);
    }
    return last.inputs().get(0);
  }

  private Operand<TFloat32> drop(
      Ops ops, Operand<TFloat32> x, Layer.Dropout dropout, int layerIndex) {
    double dropped = dropout.rate();
    // The layer's place makes the streams of several dropout layers differ.
    Operand<TInt64> seed =
        ops.math.add(seedAndStep, ops.constant(new long[] {0x9E3779B97F4A7C15L * layerIndex, 0}));
    Operand<TInt32> shape = ops.shape(x);
    if (dropout.wholeExamples()) {
      int[] rest = new int[x.shape().numDimensions() - 1];
      Arrays.fill(rest, 1);
      Operand<TInt32> batch =
          ops.slice(shape, ops.constant(new int[] {0}), ops.constant(new int[] {1}));
      shape = ops.concat(List.of(batch, ops.constant(rest)), ops.constant(0));
    }
    Operand<TFloat32> noise = ops.random.statelessRandomUniform(shape, seed);
    Operand<TFloat32> keep =
        ops.dtypes.cast(
            ops.math.greaterEqual(noise, ops.constant((float) dropped)), TFloat32.class);
    return ops.math.mul(ops.math.mul(x, ops.constant((float) (1 / (1 - dropped)))), keep);
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, String name, long... shape) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(shape)));
  }

  @Override
  public void train(Batch batch, StepPlan step, float[] said) {
    int count = batch.count();
    List<LearningUpdates.Figure> figures = updates.figures(step);
    try (TFloat32 x = Tensors.of(batch.features(), network.input().shape().withBatch(count));
        TFloat32 y = Tensors.of(batch.targets(), count, classes);
        TFloat32 counts = Tensors.of(batch.weights(), count);
        TInt64 random = TInt64.vectorOf(step.seed(), step.step())) {
      Session.Runner runner =
          session
              .runner()
              .feed(features, x)
              .feed(labels, y)
              .feed(importance, counts)
              .feed(seedAndStep, random)
              .addTarget(update)
              .fetch(trainingProbabilities);
      figures.forEach(f -> runner.feed(f.place(), f.value()));
      try (Result result = runner.run()) {
        Tensors.read((TFloat32) result.get(0), said);
      }
    } finally {
      figures.forEach(LearningUpdates.Figure::close);
    }
  }

  @Override
  public void predict(float[] rows, int count, float[] into) {
    try (TFloat32 x = Tensors.of(rows, network.input().shape().withBatch(count));
        Result result = session.runner().feed(features, x).fetch(probabilities).run()) {
      Tensors.read((TFloat32) result.get(0), into);
    }
  }

  @Override
  public Weights weights() {
    return variables.read(session, network);
  }

  @Override
  public void assign(Weights weights) {
    variables.assign(session, weights.fitting(network));
  }

  @Override
  public void save(Path folder) {
    GraphVariables.save(session, folder, "run");
  }

  @Override
  public void restore(Path folder) {
    GraphVariables.restore(session, folder, "run");
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
