package dev.graft.engine;

import dev.graft.distillation.Student;
import dev.graft.distillation.StudentPlan;
import dev.graft.network.Network;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A student in training mode: batch normalisation by the statistics of the batch, Adam with
 * decoupled weight decay (Loshchilov and Hutter, 2019) on kernels. All updates wait for all
 * gradients, so that equal inputs give equal weights, to the bit.
 */
final class TensorFlowStudent implements Student {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-7f;

  private final StudentPlan plan;
  private final Graph graph = new Graph();
  private final Session session;
  private final GraphVariables variables = new GraphVariables();
  private final Placeholder<TUint8> pixels;
  private final Placeholder<TInt32> size;
  private final Placeholder<TFloat32> targets;
  private final Placeholder<TFloat32> mix;
  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> beta1Power;
  private final Placeholder<TFloat32> beta2Power;
  private final Imitation imitation;
  private final Op update;
  private final int outputs;

  TensorFlowStudent(StudentPlan plan) {
    this.plan = plan;
    this.outputs = plan.teachers().stream().mapToInt(t -> t.outputs()).sum();
    Network network = plan.network();
    Ops tf = NewGraph.ops(graph);
    int stored = plan.recipe().size();
    pixels =
        tf.withName("pixels")
            .placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, stored, stored, 3)));
    size = tf.withName("size").placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    targets = placeholder(tf, "targets", -1, outputs);
    mix = placeholder(tf, "mix", -1, 1);
    rate = placeholder(tf, "learning_rate");
    beta1Power = placeholder(tf, "beta1_power");
    beta2Power = placeholder(tf, "beta2_power");
    List<Variable<TFloat32>> learned = new ArrayList<>();
    BatchStatistics statistics = new BatchStatistics(plan.recipe().momentum());
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
                          plan.weights().get(layer, spec.name()));
                  if (spec.learnable()) {
                    learned.add(v);
                  }
                  return v;
                })
            .normalizing(statistics);
    Map<String, Operand<TFloat32>> layers = builder.build(input(tf), (ops, x, r, i) -> x);
    Operand<TFloat32> pooled =
        tf.math.mean(layers.get(network.output().name()), tf.constant(new int[] {1, 2}));
    imitation = new Imitation(tf, variables, plan, pooled, targets, mix);
    learned.addAll(imitation.learned());
    update = updates(tf, learned, statistics);
    session = new Session(graph, Sessions.config());
    variables.assign(session);
  }

  private Operand<TFloat32> input(Ops tf) {
    Operand<TFloat32> resized =
        tf.image.resizeBilinear(pixels, size, ResizeBilinear.halfPixelCenters(true));
    Operand<TFloat32> share = tf.reshape(mix, tf.constant(new int[] {-1, 1, 1, 1}));
    return GraphBuilder.scale(tf, Imitation.mixed(tf, resized, share), plan.scaling());
  }

  private Op updates(Ops tf, List<Variable<TFloat32>> learned, BatchStatistics statistics) {
    Output<?>[] gradients =
        graph.addGradients(
            imitation.loss().asOutput(),
            learned.stream().map(Operand::asOutput).toArray(Output[]::new));
    List<Operand<TFloat32>> moved = statistics.moved(tf);
    Operand<TFloat32> shrinking =
        tf.math.mul(rate, tf.constant((float) plan.recipe().weightDecay()));
    List<Operand<TFloat32>> decays = new ArrayList<>();
    for (Variable<TFloat32> v : learned) {
      decays.add(tf.math.mul(v, shrinking));
    }
    // An update must not change what a gradient, a statistic or a decay still reads.
    List<Op> before = new ArrayList<>();
    for (Output<?> gradient : gradients) {
      before.add(gradient);
    }
    before.addAll(moved);
    before.addAll(decays);
    before.add(imitation.classes());
    before.add(imitation.features());
    Ops gated = tf.withControlDependencies(before);
    List<Op> updates = new ArrayList<>(statistics.updates(gated, moved));
    for (int i = 0; i < gradients.length; i++) {
      Variable<TFloat32> v = learned.get(i);
      Op adam = adam(tf, gated, v, gradients[i]);
      updates.add(
          v.op().name().endsWith("kernel")
              ? tf.withControlDependencies(List.of(adam)).assignSub(v, decays.get(i))
              : adam);
    }
    return tf.withControlDependencies(updates).withName("update").noOp();
  }

  @SuppressWarnings("unchecked")
  private Op adam(Ops tf, Ops gated, Variable<TFloat32> v, Output<?> gradient) {
    return gated.train.applyAdam(
        v,
        variables.slot(tf, "m", v),
        variables.slot(tf, "v", v),
        beta1Power,
        beta2Power,
        rate,
        tf.constant(BETA1),
        tf.constant(BETA2),
        tf.constant(EPSILON),
        (Operand<TFloat32>) gradient);
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, String name, long... shape) {
    return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  @Override
  public Distance learn(Batch batch, double learningRate, long step) {
    int n = batch.count();
    int stored = plan.recipe().size();
    Shape shape = Shape.of(n, stored, stored, 3);
    try (TUint8 x =
            TUint8.tensorOf(
                shape, DataBuffers.of(batch.pixels(), true, false).narrow(shape.size()));
        TInt32 s = TInt32.vectorOf(batch.size(), batch.size());
        TFloat32 y = Tensors.of(batch.targets(), n, outputs);
        TFloat32 m = Tensors.of(batch.mix(), n, 1);
        TFloat32 lr = TFloat32.scalarOf((float) learningRate);
        TFloat32 power1 = TFloat32.scalarOf((float) Math.pow(BETA1, step + 1.0));
        TFloat32 power2 = TFloat32.scalarOf((float) Math.pow(BETA2, step + 1.0));
        Result result =
            session
                .runner()
                .feed(pixels, x)
                .feed(size, s)
                .feed(targets, y)
                .feed(mix, m)
                .feed(rate, lr)
                .feed(beta1Power, power1)
                .feed(beta2Power, power2)
                .addTarget(update)
                .fetch(imitation.classes())
                .fetch(imitation.features())
                .run()) {
      return new Distance(
          ((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat());
    }
  }

  @Override
  public Weights weights() {
    return variables.read(session, plan.network());
  }

  @Override
  public void save(Path folder) {
    GraphVariables.save(session, folder, "distillation");
  }

  @Override
  public void restore(Path folder) {
    GraphVariables.restore(session, folder, "distillation");
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
