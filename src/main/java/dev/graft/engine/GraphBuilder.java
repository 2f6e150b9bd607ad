package dev.graft.engine;

import dev.graft.network.BatchNormFolding;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Writes a network's layers into a TensorFlow graph. Batch normalisation runs by its moving
 * statistics unless {@link #normalizing} says otherwise; dropout only where a random source is
 * given.
 */
final class GraphBuilder {
  /** Gives the operand of a weight. */
  interface WeightSource {
    Operand<TFloat32> weight(Ops scoped, String layer, WeightSpec spec);
  }

  /** Weights that are part of the graph and never change. */
  static WeightSource constants(Weights weights) {
    return (ops, layer, spec) -> {
      Tensor tensor = weights.get(layer, spec.name());
      return ops.withName(spec.name())
          .constant(
              org.tensorflow.ndarray.Shape.of(tensor.shape().toLongs()),
              DataBuffers.of(tensor.values()));
    };
  }

  /** Drops a share of a tensor's elements. */
  interface Dropper {
    Operand<TFloat32> drop(Ops scoped, Operand<TFloat32> x, Layer.Dropout dropout, int layerIndex);
  }

  /** Writes a batch normalisation of feature maps. */
  interface Normalizer {
    Operand<TFloat32> normalize(
        Ops scoped,
        Operand<TFloat32> x,
        Layer.BatchNormalization layer,
        Map<String, Operand<TFloat32>> weights);
  }

  private final Ops tf;
  private final Network network;
  private final WeightSource source;
  private Normalizer normalizer = GraphBuilder::batchNormalization;
  private final Map<String, Map<String, Operand<TFloat32>>> weights = new HashMap<>();

  private final Map<String, Layer> folded = new HashMap<>();

  GraphBuilder(Ops tf, Network network, WeightSource source) {
    this.tf = tf;
    this.network = network;
    this.source = source;
  }

  /**
   * Lets a convolution do the work of the normalisation behind it: its kernel is scaled and its
   * bias shifted by what the moving statistics say, in the graph, so that all of them can still
   * learn. The result is the same; the passes over the feature maps are saved, which cost most of a
   * step.
   *
   * @param apart normalisations that are left as they are
   */
  GraphBuilder foldingNormalisation(Set<String> apart) {
    for (Layer layer : network.layers()) {
      List<Layer> readers =
          network.layers().stream().filter(l -> l.inputs().contains(layer.name())).toList();
      if (BatchNormFolding.isFoldable(layer)
          && readers.size() == 1
          && readers.get(0) instanceof Layer.BatchNormalization b
          && !apart.contains(b.name())) {
        folded.put(layer.name(), layer);
      }
    }
    return this;
  }

  /** Normalises another way, for instance by the statistics of the batch. */
  GraphBuilder normalizing(Normalizer other) {
    normalizer = other;
    return this;
  }

  /** Writes the layers; a second call shares the weights of the first. */
  Map<String, Operand<TFloat32>> build(Operand<TFloat32> input, Dropper dropper) {
    Map<String, Operand<TFloat32>> outputs = new HashMap<>();
    outputs.put(network.input().name(), input);
    List<Layer> layers = network.layers();
    for (int i = 1; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      Ops scoped = tf.withSubScope(OpNames.valid(layer.name()));
      Map<String, Operand<TFloat32>> own =
          weights.computeIfAbsent(layer.name(), name -> weightsOf(scoped, layer));
      if (layer instanceof Layer.BatchNormalization b && folded.containsKey(b.inputs().get(0))) {
        Layer convolution = folded.get(b.inputs().get(0));
        Map<String, Operand<TFloat32>> both = foldedWeights(scoped, convolution, b);
        List<Operand<TFloat32>> in = inputs(convolution, outputs);
        outputs.put(layer.name(), write(scoped, convolution, i, in, both, dropper));
      } else if (!folded.containsKey(layer.name())) {
        List<Operand<TFloat32>> in = inputs(layer, outputs);
        outputs.put(layer.name(), write(scoped, layer, i, in, own, dropper));
      }
    }
    return outputs;
  }

  private static List<Operand<TFloat32>> inputs(
      Layer layer, Map<String, Operand<TFloat32>> outputs) {
    return layer.inputs().stream().map(outputs::get).toList();
  }

  /** Kernel * s and beta + (bias - mean) * s, where s = gamma / sqrt(variance + epsilon). */
  private Map<String, Operand<TFloat32>> foldedWeights(
      Ops ops, Layer convolution, Layer.BatchNormalization b) {
    Map<String, Operand<TFloat32>> c = weights.get(convolution.name());
    Map<String, Operand<TFloat32>> n = weights.get(b.name());
    Operand<TFloat32> root =
        ops.math.rsqrt(ops.math.add(n.get("moving_variance"), ops.constant((float) b.epsilon())));
    Operand<TFloat32> factor = n.containsKey("gamma") ? ops.math.mul(n.get("gamma"), root) : root;
    Operand<TFloat32> centred =
        c.containsKey("bias")
            ? ops.math.sub(c.get("bias"), n.get("moving_mean"))
            : ops.math.neg(n.get("moving_mean"));
    Operand<TFloat32> shift = ops.math.mul(centred, factor);
    Operand<TFloat32> bias = n.containsKey("beta") ? ops.math.add(n.get("beta"), shift) : shift;
    Operand<TFloat32> perOutput = factor;
    if (convolution instanceof Layer.DepthwiseConv2D d) {
      // Output channels run over (channel, multiplier), the kernel's last two axes.
      perOutput = ops.reshape(factor, ops.constant(new int[] {-1, d.multiplier()}));
    }
    String last = BatchNormFolding.lastKernel(convolution);
    Map<String, Operand<TFloat32>> both = new HashMap<>(c);
    both.put(last, ops.math.mul(c.get(last), perOutput));
    both.put("bias", bias);
    return both;
  }

  /** The operands of a layer's weights, by weight name; made by the first {@link #build}. */
  Map<String, Operand<TFloat32>> weights(String layer) {
    return weights.getOrDefault(layer, Map.of());
  }

  private Map<String, Operand<TFloat32>> weightsOf(Ops scoped, Layer layer) {
    Map<String, Operand<TFloat32>> own = new HashMap<>();
    for (WeightSpec spec : network.weights(layer.name())) {
      own.put(spec.name(), source.weight(scoped, layer.name(), spec));
    }
    return own;
  }

  private Operand<TFloat32> write(
      Ops ops,
      Layer layer,
      int index,
      List<Operand<TFloat32>> in,
      Map<String, Operand<TFloat32>> w,
      Dropper dropper) {
    Operand<TFloat32> x = in.isEmpty() ? null : in.get(0);
    if (layer instanceof Layer.Conv2D c) {
      Operand<TFloat32> kernel = dilated(ops, w.get("kernel"), c.dilation());
      Operand<TFloat32> y = ops.nn.conv2d(x, kernel, strides(c.strides()), c.padding().name());
      return Elementwise.activate(ops, biased(ops, y, w), c.activation());
    } else if (layer instanceof Layer.DepthwiseConv2D c) {
      Operand<TFloat32> y =
          depthwise(ops, x, w.get("kernel"), c.strides(), c.dilation(), c.padding());
      return Elementwise.activate(ops, biased(ops, y, w), c.activation());
    } else if (layer instanceof Layer.SeparableConv2D c) {
      Operand<TFloat32> between =
          depthwise(ops, x, w.get("depthwise_kernel"), c.strides(), c.dilation(), c.padding());
      Operand<TFloat32> y =
          ops.nn.conv2d(between, w.get("pointwise_kernel"), strides(Extent.ONE), "VALID");
      return Elementwise.activate(ops, biased(ops, y, w), c.activation());
    } else if (layer instanceof Layer.BatchNormalization b) {
      return normalizer.normalize(ops, x, b, w);
    } else if (layer instanceof Layer.ZeroPadding2D p) {
      int[][] around = {{0, 0}, {p.top(), p.bottom()}, {p.left(), p.right()}, {0, 0}};
      return ops.pad(x, ops.constant(around), ops.constant(0f));
    } else if (layer instanceof Layer.Pooling2D p) {
      return pool(ops, x, p);
    } else if (layer instanceof Layer.GlobalPooling2D p) {
      return globalPool(ops, x, p);
    } else if (layer instanceof Layer.Flatten) {
      return reshape(ops, x, network.shape(layer.name()));
    } else if (layer instanceof Layer.Reshape r) {
      return reshape(ops, x, r.target());
    } else if (layer instanceof Layer.Dropout d) {
      return d.rate() > 0 ? dropper.drop(ops, x, d, index) : x;
    } else if (layer instanceof Layer.Dense d) {
      Operand<TFloat32> y = biased(ops, ops.linalg.matMul(x, w.get("kernel")), w);
      return Elementwise.activate(ops, y, d.activation());
    } else if (layer instanceof Layer.Concatenate) {
      int axis = network.shape(layer.name()).rank();
      return ops.concat(new ArrayList<>(in), ops.constant(axis));
    }
    if (layer instanceof Layer.FrozenGraph g) {
      return FrozenGraphWriter.write(ops, g, x, w);
    }
    return Elementwise.write(ops, layer, in, w);
  }

  private static Operand<TFloat32> depthwise(
      Ops ops,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      Extent strides,
      Extent dilation,
      Padding padding) {
    return ops.nn.depthwiseConv2dNative(
        x, dilated(ops, kernel, dilation), strides(strides), padding.name());
  }

  /** Writes the arithmetic that comes before the first layer. */
  static Operand<TFloat32> scale(Ops tf, Operand<TFloat32> rgb, Preprocessing.Scaling scaling) {
    Ops ops = tf.withSubScope("preprocessing");
    return switch (scaling) {
      case SYMMETRIC -> ops.math.sub(ops.math.div(rgb, ops.constant(127.5f)), ops.constant(1f));
      case UNIT -> ops.math.div(rgb, ops.constant(255f));
      case CAFFE ->
          ops.math.sub(
              ops.reverse(rgb, ops.constant(new int[] {3})),
              ops.constant(new float[] {103.939f, 116.779f, 123.68f}));
      case TORCH ->
          ops.math.div(
              ops.math.sub(
                  ops.math.div(rgb, ops.constant(255f)),
                  ops.constant(new float[] {0.485f, 0.456f, 0.406f})),
              ops.constant(new float[] {0.229f, 0.224f, 0.225f}));
      case NONE -> rgb;
    };
  }

  static Operand<TFloat32> batchNormalization(
      Ops ops, Operand<TFloat32> x, Layer.BatchNormalization b, Map<String, Operand<TFloat32>> w) {
    Operand<TFloat32> mean = w.get("moving_mean");
    Operand<TFloat32> variance = w.get("moving_variance");
    Operand<TFloat32> gamma = w.containsKey("gamma") ? w.get("gamma") : ops.onesLike(mean);
    Operand<TFloat32> beta = w.containsKey("beta") ? w.get("beta") : ops.zerosLike(mean);
    if (x.shape().numDimensions() == 4) {
      return ops.nn
          .fusedBatchNorm(
              x,
              gamma,
              beta,
              mean,
              variance,
              FusedBatchNorm.isTraining(false),
              FusedBatchNorm.epsilon((float) b.epsilon()))
          .y();
    }
    Operand<TFloat32> factor =
        ops.math.mul(
            gamma, ops.math.rsqrt(ops.math.add(variance, ops.constant((float) b.epsilon()))));
    return ops.math.add(ops.math.mul(ops.math.sub(x, mean), factor), beta);
  }

  /**
   * A kernel with zeros between its values, (height, width, a, b). The convolutions' own dilation
   * would do for predicting, but TensorFlow's gradients in C++ leave it out of account.
   */
  private static Operand<TFloat32> dilated(Ops ops, Operand<TFloat32> kernel, Extent dilation) {
    if (dilation.equals(Extent.ONE)) {
      return kernel;
    }
    long[] s = kernel.shape().asArray();
    int down = dilation.height();
    int across = dilation.width();
    Operand<TFloat32> apart =
        ops.reshape(kernel, ops.constant(new long[] {s[0], 1, s[1], 1, s[2] * s[3]}));
    int[][] zeros = {{0, 0}, {0, down - 1}, {0, 0}, {0, across - 1}, {0, 0}};
    Operand<TFloat32> filled =
        ops.reshape(
            ops.pad(apart, ops.constant(zeros), ops.constant(0f)),
            ops.constant(new long[] {s[0] * down, s[1] * across, s[2], s[3]}));
    int[] size = {
      ((int) s[0] - 1) * down + 1, ((int) s[1] - 1) * across + 1, (int) s[2], (int) s[3]
    };
    return ops.slice(filled, ops.constant(new int[4]), ops.constant(size));
  }

  private static Operand<TFloat32> biased(
      Ops ops, Operand<TFloat32> x, Map<String, Operand<TFloat32>> w) {
    return w.containsKey("bias") ? ops.nn.biasAdd(x, w.get("bias")) : x;
  }

  private static Operand<TFloat32> pool(Ops ops, Operand<TFloat32> x, Layer.Pooling2D p) {
    if (p.kind() == PoolingKind.AVERAGE) {
      return ops.nn.avgPool(x, strides(p.window()), strides(p.strides()), p.padding().name());
    }
    return ops.nn.maxPool(
        x,
        ops.constant(new int[] {1, p.window().height(), p.window().width(), 1}),
        ops.constant(new int[] {1, p.strides().height(), p.strides().width(), 1}),
        p.padding() == Padding.SAME ? "SAME" : "VALID");
  }

  private static Operand<TFloat32> globalPool(
      Ops ops, Operand<TFloat32> x, Layer.GlobalPooling2D p) {
    Operand<org.tensorflow.types.TInt32> plane = ops.constant(new int[] {1, 2});
    return p.kind() == PoolingKind.AVERAGE
        ? ops.math.mean(x, plane, Mean.keepDims(p.keepDimensions()))
        : ops.reduceMax(x, plane, org.tensorflow.op.core.ReduceMax.keepDims(p.keepDimensions()));
  }

  private static Operand<TFloat32> reshape(Ops ops, Operand<TFloat32> x, Shape shape) {
    return ops.reshape(x, ops.constant(shape.withBatch(-1)));
  }

  private static List<Long> strides(Extent e) {
    return List.of(1L, (long) e.height(), (long) e.width(), 1L);
  }
}
