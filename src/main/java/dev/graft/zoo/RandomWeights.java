package dev.graft.zoo;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Weights before any training, the same to the bit on every machine and Java version. */
final class RandomWeights {
  private static final double TO_UNIT = 0x1.0p-53;

  private RandomWeights() {}

  /**
   * Makes weights: kernels normal with variance 2 / fan-in (He et al., 2015), scales and variances
   * one, the rest zero.
   *
   * @param network whose weights
   * @param seed each weight's numbers depend on it and on the weight's own name only
   * @return all weights of the network
   */
  static Weights heNormal(Network network, long seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        String key = Weights.key(layer.name(), spec.name());
        float[] values = new float[Math.toIntExact(spec.shape().size())];
        switch (spec.name()) {
          case "kernel", "depthwise_kernel", "pointwise_kernel" ->
              normal(values, Math.sqrt(2.0 / fanIn(layer, spec.shape())), key, seed);
          case "gamma", "moving_variance", "variance" -> Arrays.fill(values, 1);
          default -> Arrays.fill(values, 0);
        }
        tensors.put(key, Tensor.of(spec.shape(), values));
      }
    }
    return new Weights(tensors);
  }

  /**
   * How many numbers go into one output: all dimensions but the last, and a depthwise kernel sees
   * one channel only.
   */
  private static double fanIn(Layer layer, Shape kernel) {
    int dimensions = layer instanceof Layer.DepthwiseConv2D ? 2 : kernel.rank() - 1;
    return new Shape(kernel.dimensions().subList(0, dimensions)).size();
  }

  /**
   * Box-Muller by StrictMath: Java's own nextGaussian may change its method from version to
   * version.
   */
  private static void normal(float[] values, double deviation, String key, long seed) {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    SplittableRandom random = new SplittableRandom(seed ^ crc.getValue() << 16);
    for (int i = 0; i < values.length; i++) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(random)));
      double angle = 2 * Math.PI * unit(random);
      values[i] = (float) (deviation * radius * StrictMath.cos(angle));
    }
  }

  private static double unit(SplittableRandom random) {
    return (random.nextLong() >>> 11) * TO_UNIT;
  }
}
