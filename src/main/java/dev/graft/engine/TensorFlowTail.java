package dev.graft.engine;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.training.Batch;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.StepPlan;
import dev.graft.training.Tail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The learning part as two graphs over one set of variables: one that predicts and one, with
 * dropout, that learns. The graph's random operations are stateless functions of (seed, step), and
 * all updates wait for all gradients, so that equal inputs give equal weights, to the bit.
 */
final class TensorFlowTail implements Tail {
  private final Network network;
  private final Optimizer optimizer;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> features;
  private final Placeholder<TFloat32> labels;
  private final Placeholder<TFloat32> importance;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> beta1Power;
  private final Placeholder<TFloat32> beta2Power;
  private final Placeholder<TInt64> seedAndStep;
  private final Operand<TFloat32> probabilities;
  private final Operand<TFloat32> trainingProbabilities;
  private final Op update;
  private final int classes;
  private final GraphVariables variables = new GraphVariables();

  TensorFlowTail(
      Network network,
      Weights weights,
      Set<String> learning,
      LearningRule rule,
      Preprocessing.Scaling scaling) {
    this.network = network;
    this.optimizer = rule.optimizer();
    this.classes = network.outputShape().channels();
    Ops tf = Ops.create(graph);
    features = placeholder(tf, "features", network.input().shape().withBatch(-1));
    labels = placeholder(tf, "labels", -1, classes);
    importance = placeholder(tf, "importance", -1);
    rate = placeholder(tf, "learning_rate");
    beta1Power = placeholder(tf, "beta1_power");
    beta2Power = placeholder(tf, "beta2_power");
    seedAndStep =
        tf.withName("seed_and_step")
            .placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(2)));
    List<Variable<TFloat32>> learned = new ArrayList<>();
    GraphBuilder builder =
        new GraphBuilder(
                tf,
                network,
                (ops, layer, spec) -> {
                  Variable<TFloat32> v =
                      variables.make(
                          ops,
                          Weights.key(layer, spec.name()),
                          spec.name(),
                          weights.get(layer, spec.name()));
                  if (spec.learnable() && learning.contains(layer)) {
                    learned.add(v);
                  }
                  return v;
                })
            .foldingNormalisation();
    Operand<TFloat32> scaled = GraphBuilder.scale(tf, features, scaling);
    Map<String, Operand<TFloat32>> predicting = builder.build(scaled, (ops, x, d, i) -> x);
    probabilities = predicting.get(network.output().name());
    // Without dropout the two are the same, and one of them is enough.
    Map<String, Operand<TFloat32>> training =
        network.layers().stream().anyMatch(l -> l instanceof Layer.Dropout d && d.rate() > 0)
            ? builder.build(scaled, this::drop)
            : predicting;
    trainingProbabilities = training.get(network.output().name());
    Operand<TFloat32> logits = training.get(logitsLayer(network));
    Operand<TFloat32> loss =
        tf.math.mean(
            tf.math.mul(tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss(), importance),
            tf.constant(0));
    // Before the gradients: each new scope looks through all operations that the graph has by then.
    List<List<Operand<TFloat32>>> slots = learned.stream().map(v -> slots(tf, v)).toList();
    Output<?>[] gradients =
        graph.addGradients(
            loss.asOutput(), learned.stream().map(Operand::asOutput).toArray(Output[]::new));
    // An update must not change what another gradient still reads. The prediction is fetched from
    // before the updates too.
    List<Op> before = new ArrayList<>();
    for (Output<?> gradient : gradients) {
      before.add(gradient);
    }
    before.add(trainingProbabilities);
    Ops gated = tf.withControlDependencies(before);
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      updates.add(update(tf, gated, learned.get(i), slots.get(i), asFloat(gradients[i])));
    }
    update = tf.withControlDependencies(updates).withName("update").noOp();
    session = new Session(graph, Sessions.config());
    variables.assign(session);
  }

  private static String logitsLayer(Network network) {
    Layer last = network.output();
    if (!(last instanceof Layer.Activate a)
        || a.activation() != dev.graft.network.Activation.SOFTMAX) {
      throw new IllegalArgumentException("a tail ends in softmax, not in " + last);
    }
    return last.inputs().get(0);
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> asFloat(Output<?> output) {
    return (Operand<TFloat32>) output;
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

  /** The moving averages of Adam, or the velocity of momentum. */
  private List<Operand<TFloat32>> slots(Ops tf, Variable<TFloat32> v) {
    return optimizer instanceof Optimizer.Adam
        ? List.of(variables.slot(tf, "m", v), variables.slot(tf, "v", v))
        : List.of(variables.slot(tf, "momentum", v));
  }

  private Op update(
      Ops tf,
      Ops gated,
      Variable<TFloat32> v,
      List<Operand<TFloat32>> slots,
      Operand<TFloat32> gradient) {
    if (optimizer instanceof Optimizer.Adam adam) {
      return gated.train.applyAdam(
          v,
          slots.get(0),
          slots.get(1),
          beta1Power,
          beta2Power,
          rate,
          tf.constant((float) adam.beta1()),
          tf.constant((float) adam.beta2()),
          tf.constant((float) adam.epsilon()),
          gradient);
    }
    Optimizer.Momentum sgd = (Optimizer.Momentum) optimizer;
    return gated.train.applyMomentum(
        v,
        slots.get(0),
        rate,
        gradient,
        tf.constant((float) sgd.momentum()),
        ApplyMomentum.useNesterov(sgd.nesterov()));
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, String name, long... shape) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(shape)));
  }

  @Override
  public void train(Batch batch, StepPlan step, float[] said) {
    int count = batch.count();
    try (TFloat32 x = Tensors.of(batch.features(), network.input().shape().withBatch(count));
        TFloat32 y = Tensors.of(batch.targets(), count, classes);
        TFloat32 counts = Tensors.of(batch.weights(), count);
        TFloat32 lr = TFloat32.scalarOf((float) step.learningRate());
        TFloat32 power1 = TFloat32.scalarOf((float) power(true, step.optimizerStep()));
        TFloat32 power2 = TFloat32.scalarOf((float) power(false, step.optimizerStep()));
        TInt64 random = TInt64.vectorOf(step.seed(), step.step());
        Result result =
            session
                .runner()
                .feed(features, x)
                .feed(labels, y)
                .feed(importance, counts)
                .feed(rate, lr)
                .feed(beta1Power, power1)
                .feed(beta2Power, power2)
                .feed(seedAndStep, random)
                .addTarget(update)
                .fetch(trainingProbabilities)
                .run()) {
      Tensors.read((TFloat32) result.get(0), said);
    }
  }

  /**
   * TensorFlow's kernel wants beta to the power of the step that is being taken, counted from 1.
   */
  private double power(boolean first, long step) {
    return optimizer instanceof Optimizer.Adam adam
        ? Math.pow(first ? adam.beta1() : adam.beta2(), step + 1.0)
        : 0;
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
