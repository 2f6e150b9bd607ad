package dev.graft.engine;

import dev.graft.network.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation in training mode (Ioffe and Szegedy, 2015): each channel by the mean and
 * variance of the batch itself. It remembers what the moving statistics should become, so that the
 * caller can write the updates where no gradient reads them any more.
 */
final class BatchStatistics implements GraphBuilder.Normalizer {
  private final ToDoubleFunction<Layer.BatchNormalization> momentum;
  private final List<Pending> pending = new ArrayList<>();

  private record Pending(Operand<TFloat32> moving, Operand<TFloat32> batch, float momentum) {}

  /**
   * Makes the mode.
   *
   * @param momentum the share of a moving statistic that a step keeps
   */
  BatchStatistics(double momentum) {
    this(layer -> momentum);
  }

  private BatchStatistics(ToDoubleFunction<Layer.BatchNormalization> momentum) {
    this.momentum = momentum;
  }

  /** The mode in which each layer's own momentum counts. */
  static BatchStatistics ofLayers() {
    return new BatchStatistics(Layer.BatchNormalization::momentum);
  }

  @Override
  public Operand<TFloat32> normalize(
      Ops ops, Operand<TFloat32> x, Layer.BatchNormalization b, Map<String, Operand<TFloat32>> w) {
    Operand<TFloat32> mean = w.get("moving_mean");
    Operand<TFloat32> variance = w.get("moving_variance");
    Operand<TFloat32> gamma = w.containsKey("gamma") ? w.get("gamma") : ops.onesLike(mean);
    Operand<TFloat32> beta = w.containsKey("beta") ? w.get("beta") : ops.zerosLike(mean);
    // With an averaging factor of one the kernel wants its old statistics empty.
    Operand<TFloat32> none = ops.constant(new float[0]);
    boolean map = x.shape().numDimensions() == 4;
    FusedBatchNorm<TFloat32, TFloat32> normalized =
        ops.nn.fusedBatchNorm(
            map ? x : ops.reshape(x, ops.constant(new long[] {-1, 1, 1, x.shape().get(1)})),
            gamma,
            beta,
            none,
            none,
            FusedBatchNorm.isTraining(true),
            FusedBatchNorm.epsilon((float) b.epsilon()));
    float kept = (float) momentum.applyAsDouble(b);
    pending.add(new Pending(mean, normalized.batchMean(), kept));
    // TensorFlow gives the unbiased variance here, as PyTorch and Keras 2 keep it.
    pending.add(new Pending(variance, normalized.batchVariance(), kept));
    return map ? normalized.y() : ops.reshape(normalized.y(), ops.shape(x));
  }

  /** The new values of the moving statistics; to be computed before anything is updated. */
  List<Operand<TFloat32>> moved(Ops ops) {
    List<Operand<TFloat32>> moved = new ArrayList<>();
    for (Pending p : pending) {
      moved.add(
          ops.math.add(
              ops.math.mul(p.moving(), ops.constant(p.momentum())),
              ops.math.mul(p.batch(), ops.constant(1 - p.momentum()))));
    }
    return moved;
  }

  /** Writes values of {@link #moved} into the variables that the statistics are. */
  List<Op> updates(Ops gated, List<Operand<TFloat32>> moved) {
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      updates.add(gated.assign(pending.get(i).moving(), moved.get(i)));
    }
    return updates;
  }
}
