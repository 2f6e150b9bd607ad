package dev.graft.engine;

import dev.graft.network.Tensor;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Regularisation;
import dev.graft.training.StepPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * What a step does to the weights of a graph, by a rule: gradients, clipped if so wanted; decoupled
 * weight decay; the optimiser's own kernel; moving statistics and averages. All updates wait for
 * everything that is computed from the weights as they were, so that equal inputs give equal
 * weights, to the bit. What the rule does not ask for is not in the graph.
 */
final class LearningUpdates {
  private final Ops tf;
  private final GraphVariables variables;
  private final LearningRule rule;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> beta1Power;
  private final Placeholder<TFloat32> beta2Power;
  private final Optional<Placeholder<TFloat32>> share;

  /**
   * A weight that learns.
   *
   * @param layer whose it is
   * @param variable its value
   */
  record Learned(String layer, Variable<TFloat32> variable) {}

  /** A figure of a step; whoever asked for it closes the tensor. */
  record Figure(Placeholder<TFloat32> place, TFloat32 value) implements AutoCloseable {
    @Override
    public void close() {
      value.close();
    }
  }

  LearningUpdates(Ops tf, GraphVariables variables, LearningRule rule) {
    this.tf = tf;
    this.variables = variables;
    this.rule = rule;
    rate = scalar("learning_rate");
    beta1Power = scalar("beta1_power");
    beta2Power = scalar("beta2_power");
    share = averages() ? Optional.of(scalar("averaging")) : Optional.empty();
  }

  private Placeholder<TFloat32> scalar(String name) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
  }

  private Regularisation regularisation() {
    return rule.regularisation();
  }

  /** Whether an average of the weights is what predicts. */
  boolean averages() {
    return regularisation().averaging() > 0;
  }

  /** Makes the average of a weight, which is its first value until the first step. */
  Variable<TFloat32> average(String key, Variable<TFloat32> of, Tensor first) {
    return variables.average(tf, key, of, first);
  }

  /**
   * Writes the updates.
   *
   * @param loss what becomes smaller
   * @param learned the weights that learn
   * @param statistics of batch normalisation in training mode
   * @param said what the network said before the step
   * @return an operation that runs all of them
   */
  Op write(
      Graph graph,
      Operand<TFloat32> loss,
      List<Learned> learned,
      Optional<BatchStatistics> statistics,
      Operand<TFloat32> said) {
    // Before the gradients: each new scope looks through all operations that the graph has by then.
    List<List<Operand<TFloat32>>> slots = learned.stream().map(l -> slots(l.variable())).toList();
    List<Operand<TFloat32>> gradients = gradients(graph, loss, learned);
    List<Optional<Operand<TFloat32>>> decays = learned.stream().map(l -> decay(l)).toList();
    List<Operand<TFloat32>> moved = statistics.map(s -> s.moved(tf)).orElse(List.of());
    // An update must not change what a gradient, a decay or a statistic still reads. The prediction
    // is fetched from before the updates too.
    List<Op> before = new ArrayList<>(gradients);
    decays.forEach(d -> d.ifPresent(before::add));
    before.addAll(moved);
    before.add(said);
    Ops gated = tf.withControlDependencies(before);
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < learned.size(); i++) {
      Variable<TFloat32> v = learned.get(i).variable();
      Ops then = gated;
      if (decays.get(i).isPresent()) {
        Op shrunk = gated.assignSub(v, decays.get(i).get());
        then = tf.withControlDependencies(List.of(shrunk));
      }
      updates.add(update(then, learned.get(i), slots.get(i), gradients.get(i)));
    }
    statistics.ifPresent(s -> updates.addAll(s.updates(gated, moved)));
    share.ifPresent(
        s -> updates.addAll(averaging(tf.withControlDependencies(updates), learned, s)));
    return tf.withControlDependencies(updates).withName("update").noOp();
  }

  @SuppressWarnings("unchecked")
  private List<Operand<TFloat32>> gradients(
      Graph graph, Operand<TFloat32> loss, List<Learned> learned) {
    Output<?>[] raw =
        graph.addGradients(
            loss.asOutput(),
            learned.stream().map(l -> l.variable().asOutput()).toArray(Output[]::new));
    List<Operand<TFloat32>> gradients =
        Arrays.stream(raw).<Operand<TFloat32>>map(g -> (Operand<TFloat32>) g).toList();
    return regularisation().clipNorm() > 0 ? clipped(gradients) : gradients;
  }

  /** All of them together by their common norm, as {@code tf.clip_by_global_norm}. */
  private List<Operand<TFloat32>> clipped(List<Operand<TFloat32>> gradients) {
    float most = (float) regularisation().clipNorm();
    List<Operand<TFloat32>> halves = new ArrayList<>();
    gradients.forEach(g -> halves.add(tf.nn.l2Loss(g)));
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
    Operand<TFloat32> inverse = tf.math.minimum(tf.math.reciprocal(norm), tf.constant(1 / most));
    Operand<TFloat32> factor = tf.math.mul(tf.constant(most), inverse);
    return gradients.stream().<Operand<TFloat32>>map(g -> tf.math.mul(g, factor)).toList();
  }

  /**
   * What the decay takes from a weight. Biases, scales and offsets have one dimension, and are left
   * alone.
   */
  private Optional<Operand<TFloat32>> decay(Learned l) {
    double decay = regularisation().weightDecay();
    return decay > 0 && l.variable().shape().numDimensions() > 1
        ? Optional.of(
            tf.math.mul(l.variable(), tf.math.mul(rateOf(l.layer()), tf.constant((float) decay))))
        : Optional.empty();
  }

  private Operand<TFloat32> rateOf(String layer) {
    double factor = rule.rates().getOrDefault(layer, 1.0);
    return factor == 1 ? rate : tf.math.mul(rate, tf.constant((float) factor));
  }

  /** The moving averages of Adam, or the velocity of momentum. */
  private List<Operand<TFloat32>> slots(Variable<TFloat32> v) {
    return rule.optimizer() instanceof Optimizer.Adam
        ? List.of(variables.slot(tf, "m", v), variables.slot(tf, "v", v))
        : List.of(variables.slot(tf, "momentum", v));
  }

  private Op update(
      Ops gated, Learned l, List<Operand<TFloat32>> slots, Operand<TFloat32> gradient) {
    if (rule.optimizer() instanceof Optimizer.Adam adam) {
      return gated.train.applyAdam(
          l.variable(),
          slots.get(0),
          slots.get(1),
          beta1Power,
          beta2Power,
          rateOf(l.layer()),
          tf.constant((float) adam.beta1()),
          tf.constant((float) adam.beta2()),
          tf.constant((float) adam.epsilon()),
          gradient);
    }
    Optimizer.Momentum sgd = (Optimizer.Momentum) rule.optimizer();
    return gated.train.applyMomentum(
        l.variable(),
        slots.get(0),
        rateOf(l.layer()),
        gradient,
        tf.constant((float) sgd.momentum()),
        ApplyMomentum.useNesterov(sgd.nesterov()));
  }

  /** Each average keeps a share of itself and takes the rest from its weight after the step. */
  private List<Op> averaging(Ops after, List<Learned> learned, Operand<TFloat32> kept) {
    Operand<TFloat32> taken = tf.math.sub(tf.constant(1f), kept);
    List<Op> updates = new ArrayList<>();
    for (Learned l : learned) {
      Variable<TFloat32> average = variables.averageOf(l.variable());
      updates.add(
          after.assign(
              average,
              after.math.add(after.math.mul(average, kept), after.math.mul(l.variable(), taken))));
    }
    return updates;
  }

  /** The figures that a step needs. */
  List<Figure> figures(StepPlan step) {
    List<Figure> all = new ArrayList<>();
    all.add(figure(rate, step.learningRate()));
    all.add(figure(beta1Power, power(true, step.optimizerStep())));
    all.add(figure(beta2Power, power(false, step.optimizerStep())));
    // An average begins with the weights after the first step, as in Keras and PyTorch: what was
    // there before it, a new head's random numbers for instance, is nothing to remember.
    share.ifPresent(
        s -> all.add(figure(s, step.optimizerStep() == 0 ? 0 : regularisation().averaging())));
    return all;
  }

  private static Figure figure(Placeholder<TFloat32> place, double value) {
    return new Figure(place, TFloat32.scalarOf((float) value));
  }

  /**
   * TensorFlow's kernel wants beta to the power of the step that is being taken, counted from 1.
   */
  private double power(boolean first, long step) {
    return rule.optimizer() instanceof Optimizer.Adam adam
        ? Math.pow(first ? adam.beta1() : adam.beta2(), step + 1.0)
        : 0;
  }
}
