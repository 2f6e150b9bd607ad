package dev.graft.engine;

import dev.graft.distillation.DistillationRecipe;
import dev.graft.distillation.StudentPlan;
import dev.graft.distillation.TargetScale;
import dev.graft.distillation.TeacherShape;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How far a student is from its teachers, as a graph. For each teacher, a linear projection from
 * the student's pooled features to the teacher's standardised ones, compared by mean squared error,
 * and, where the teacher has classes, a linear classifier whose softened probabilities are compared
 * by Kullback-Leibler divergence (Hinton et al., 2015). Projections and classifiers are thrown away
 * in the end.
 */
final class Imitation {
  private static final float LEAST_PROBABILITY = 1e-8f;

  private final Ops tf;
  private final GraphVariables variables;
  private final DistillationRecipe recipe;
  private final List<Variable<TFloat32>> learned = new ArrayList<>();
  private Operand<TFloat32> classes;
  private Operand<TFloat32> features;

  /**
   * Writes the comparison.
   *
   * @param pooled the student's features, (batch, n)
   * @param targets what the teachers said, (batch, all outputs), not mixed yet
   * @param mix the share of each picture that is its own, (batch, 1)
   */
  Imitation(
      Ops tf,
      GraphVariables variables,
      StudentPlan plan,
      Operand<TFloat32> pooled,
      Operand<TFloat32> targets,
      Operand<TFloat32> mix) {
    this.tf = tf.withSubScope("imitation");
    this.variables = variables;
    this.recipe = plan.recipe();
    this.classes = this.tf.constant(0f);
    this.features = this.tf.constant(0f);
    int width = (int) pooled.shape().get(1);
    int at = 0;
    for (int t = 0; t < plan.teachers().size(); t++) {
      TeacherShape teacher = plan.teachers().get(t);
      compareFeatures(pooled, width, part(targets, at, teacher.features()), mix, plan, t);
      if (teacher.classes() > 0) {
        Operand<TFloat32> said = part(targets, at + teacher.features(), teacher.classes());
        compareClasses(pooled, width, said, mix, t, teacher.classes());
      }
      at += teacher.outputs();
    }
    features = this.tf.math.div(features, this.tf.constant((float) plan.teachers().size()));
  }

  /** Projections and classifiers, kernels first. */
  List<Variable<TFloat32>> learned() {
    return learned;
  }

  /** The divergence in nats, a scalar. */
  Operand<TFloat32> classes() {
    return classes;
  }

  /** The features' error, a scalar. */
  Operand<TFloat32> features() {
    return features;
  }

  /** What is made small: softening by T makes gradients smaller by its square. */
  Operand<TFloat32> loss() {
    float softened = (float) (recipe.temperature() * recipe.temperature());
    return tf.math.add(
        tf.math.mul(classes, tf.constant(softened)),
        tf.math.mul(features, tf.constant((float) recipe.featureWeight())));
  }

  private Operand<TFloat32> part(Operand<TFloat32> targets, int from, int length) {
    return tf.slice(targets, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, length}));
  }

  /** Mixes each row with the one as far from the other end. */
  static Operand<TFloat32> mixed(Ops tf, Operand<TFloat32> rows, Operand<TFloat32> share) {
    Operand<TFloat32> partners = tf.reverse(rows, tf.constant(new int[] {0}));
    return tf.math.add(partners, tf.math.mul(share, tf.math.sub(rows, partners)));
  }

  private void compareFeatures(
      Operand<TFloat32> pooled,
      int width,
      Operand<TFloat32> said,
      Operand<TFloat32> mix,
      StudentPlan plan,
      int teacher) {
    TargetScale scale = plan.scales().get(teacher);
    Operand<TFloat32> wanted =
        tf.math.div(tf.math.sub(said, tf.constant(scale.mean())), tf.constant(scale.deviation()));
    Operand<TFloat32> projected = dense(pooled, width, scale.mean().length, "features_" + teacher);
    Operand<TFloat32> error = tf.math.squaredDifference(projected, mixed(tf, wanted, mix));
    features = tf.math.add(features, mean(error));
  }

  private void compareClasses(
      Operand<TFloat32> pooled,
      int width,
      Operand<TFloat32> said,
      Operand<TFloat32> mix,
      int teacher,
      int count) {
    Operand<TFloat32> softness = tf.constant((float) (1 / recipe.temperature()));
    Operand<TFloat32> logs = tf.math.log(tf.math.maximum(said, tf.constant(LEAST_PROBABILITY)));
    Operand<TFloat32> soft = mixed(tf, tf.nn.softmax(tf.math.mul(logs, softness)), mix);
    Operand<TFloat32> logits =
        tf.math.mul(dense(pooled, width, count, "classes_" + teacher), softness);
    Operand<TFloat32> cross = tf.nn.softmaxCrossEntropyWithLogits(logits, soft).loss();
    Operand<TFloat32> entropy =
        tf.math.neg(
            tf.sum(
                tf.math.mul(
                    soft, tf.math.log(tf.math.maximum(soft, tf.constant(LEAST_PROBABILITY)))),
                tf.constant(1)));
    classes = tf.math.add(classes, mean(tf.math.sub(cross, entropy)));
  }

  private Operand<TFloat32> mean(Operand<TFloat32> x) {
    Operand<TFloat32> flat = tf.reshape(x, tf.constant(new int[] {-1}));
    Operand<TInt32> axis = tf.constant(0);
    return tf.math.mean(flat, axis);
  }

  private Operand<TFloat32> dense(Operand<TFloat32> x, int in, int out, String name) {
    float[] kernel = new float[in * out];
    SplittableRandom random = new SplittableRandom(recipe.seed() * 31 + name.hashCode());
    double bound = Math.sqrt(6.0 / (in + out));
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    Ops scoped = tf.withSubScope(name);
    Variable<TFloat32> w =
        variables.make(
            scoped,
            "imitation/" + name + "/kernel",
            "kernel",
            Tensor.of(Shape.of(in, out), kernel));
    Variable<TFloat32> b =
        variables.make(
            scoped,
            "imitation/" + name + "/bias",
            "bias",
            Tensor.of(Shape.of(out), new float[out]));
    learned.add(w);
    learned.add(b);
    return scoped.math.add(scoped.linalg.matMul(x, w), b);
  }
}
