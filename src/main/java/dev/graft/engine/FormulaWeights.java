package dev.graft.engine;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Weights by a formula of layer name, weight name and place, as the reference figures were made
 * with: wave(i) = sin(0.7 i + crc32("layer/weight") mod 1000).
 */
final class FormulaWeights {
  private FormulaWeights() {}

  static Weights of(Network network) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        all.put(Weights.key(layer.name(), spec.name()), fill(layer, spec));
      }
    }
    return new Weights(all);
  }

  private static Tensor fill(Layer layer, WeightSpec spec) {
    CRC32 crc = new CRC32();
    crc.update((layer.name() + "/" + spec.name()).getBytes(StandardCharsets.US_ASCII));
    double phase = crc.getValue() % 1000;
    Shape shape = spec.shape();
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      double wave = Math.sin(0.7 * i + phase);
      values[i] = (float) value(layer, spec.name(), shape, wave);
    }
    return Tensor.of(shape, values);
  }

  private static double value(Layer layer, String name, Shape shape, double wave) {
    return switch (name) {
      case "gamma" -> 1 + 0.1 * wave;
      case "moving_variance", "variance" -> 1 + 0.5 * wave * wave;
      case "beta", "bias", "moving_mean", "mean" -> 0.1 * wave;
      case "count" -> 0;
      default -> wave * Math.sqrt(2) * Math.sqrt(gain(layer) / fan(layer, name, shape));
    };
  }

  private static double gain(Layer layer) {
    return layer instanceof Layer.Dense ? 1 : 2;
  }

  private static double fan(Layer layer, String name, Shape shape) {
    return layer instanceof Layer.DepthwiseConv2D || name.equals("depthwise_kernel")
        ? (double) shape.get(0) * shape.get(1)
        : (double) shape.size() / shape.channels();
  }

  /** The reference picture, RGB 0..255, height x width x 3. */
  static float[] image(int size) {
    float[] image = new float[size * size * 3];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (127.5 + 127.5 * Math.sin(0.01 * i));
    }
    return image;
  }
}
