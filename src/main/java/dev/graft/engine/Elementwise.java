package dev.graft.engine;

import dev.graft.network.Activation;
import dev.graft.network.Layer;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Writes the layers that treat each number by itself into a TensorFlow graph. */
final class Elementwise {
  /** Keras's smallest deviation, which keeps a constant channel from a division by zero. */
  private static final float SMALLEST_DEVIATION = 1e-7f;

  private Elementwise() {}

  static Operand<TFloat32> write(
      Ops ops, Layer layer, List<Operand<TFloat32>> in, Map<String, Operand<TFloat32>> w) {
    if (layer instanceof Layer.Relu r) {
      return relu(ops, in.get(0), r);
    } else if (layer instanceof Layer.Activate a) {
      return activate(ops, in.get(0), a.activation());
    } else if (layer instanceof Layer.Add) {
      return merge(in, ops.math::add);
    } else if (layer instanceof Layer.Multiply) {
      return merge(in, ops.math::mul);
    } else if (layer instanceof Layer.Rescaling r) {
      return ops.math.add(
          ops.math.mul(in.get(0), numbers(ops, r.scale())), numbers(ops, r.offset()));
    } else if (layer instanceof Layer.Normalization) {
      Operand<TFloat32> deviation =
          ops.math.maximum(ops.math.sqrt(w.get("variance")), ops.constant(SMALLEST_DEVIATION));
      return ops.math.div(ops.math.sub(in.get(0), w.get("mean")), deviation);
    }
    throw new IllegalStateException("no graph for layer " + layer);
  }

  private static Operand<TFloat32> merge(
      List<Operand<TFloat32>> in, BinaryOperator<Operand<TFloat32>> merging) {
    return in.stream().reduce(merging).orElseThrow();
  }

  /** A scalar for all channels, a vector for each its own. */
  private static Operand<TFloat32> numbers(Ops ops, List<Double> values) {
    if (values.size() == 1) {
      return ops.constant(values.get(0).floatValue());
    }
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i).floatValue();
    }
    return ops.constant(all);
  }

  private static Operand<TFloat32> relu(Ops ops, Operand<TFloat32> x, Layer.Relu r) {
    if (r.negativeSlope() != 0) {
      Operand<TFloat32> below =
          ops.math.mul(
              ops.math.minimum(x, ops.constant(0f)), ops.constant((float) r.negativeSlope()));
      Operand<TFloat32> above = ops.nn.relu(x);
      Operand<TFloat32> bounded =
          Double.isInfinite(r.maximum())
              ? above
              : ops.math.minimum(above, ops.constant((float) r.maximum()));
      return ops.math.add(below, bounded);
    }
    if (Double.isInfinite(r.maximum())) {
      return ops.nn.relu(x);
    }
    return r.maximum() == 6
        ? ops.nn.relu6(x)
        : ops.math.minimum(ops.nn.relu(x), ops.constant((float) r.maximum()));
  }

  static Operand<TFloat32> activate(Ops ops, Operand<TFloat32> x, Activation activation) {
    return switch (activation) {
      case LINEAR -> x;
      case RELU -> ops.nn.relu(x);
      case RELU6 -> ops.nn.relu6(x);
      case SIGMOID -> ops.math.sigmoid(x);
      case SOFTMAX -> ops.nn.softmax(x);
      case SWISH -> ops.math.mul(x, ops.math.sigmoid(x));
      case TANH -> ops.math.tanh(x);
      case ELU -> ops.nn.elu(x);
      case SELU -> ops.nn.selu(x);
      case GELU ->
          ops.math.mul(
              ops.math.mul(x, ops.constant(0.5f)),
              ops.math.add(
                  ops.math.erf(ops.math.mul(x, ops.constant((float) Math.sqrt(0.5)))),
                  ops.constant(1f)));
      case SOFTPLUS -> ops.math.softplus(x);
      // Keras 2's definition: a line of slope 0.2 through (0, 0.5), clipped to 0..1.
      case HARD_SIGMOID ->
          ops.math.minimum(
              ops.math.maximum(
                  ops.math.add(ops.math.mul(x, ops.constant(0.2f)), ops.constant(0.5f)),
                  ops.constant(0f)),
              ops.constant(1f));
    };
  }
}
