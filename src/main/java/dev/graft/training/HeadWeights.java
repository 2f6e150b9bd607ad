package dev.graft.training;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * First values of new layers: Glorot uniform kernels (Glorot and Bengio, 2010) and zero biases, as
 * Keras starts.
 */
public final class HeadWeights {
  private HeadWeights() {}

  /**
   * Makes first values.
   *
   * @param network the whole network
   * @param layers the new layers in it
   * @param seed the run's seed
   * @return a function of names, shapes and seed
   */
  public static Weights initial(Network network, List<Layer> layers, long seed) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Layer layer : layers) {
      for (WeightSpec spec : network.weights(layer.name())) {
        String key = Weights.key(layer.name(), spec.name());
        float[] values = new float[Math.toIntExact(spec.shape().size())];
        if (spec.name().equals("kernel")) {
          fill(
              values,
              spec.shape(),
              new SplittableRandom(seed ^ key.hashCode() * 0x9E3779B97F4A7C15L));
        }
        all.put(key, Tensor.of(spec.shape(), values));
      }
    }
    return new Weights(all);
  }

  private static void fill(float[] values, Shape shape, SplittableRandom random) {
    int out = shape.channels();
    double limit = Math.sqrt(6.0 / (shape.size() / out + out));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((random.nextDouble() * 2 - 1) * limit);
    }
  }
}
