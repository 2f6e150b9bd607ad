package dev.graft.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The layer whose weights decide the class scores before softmax. Where it is known, the scores can
 * be multiplied by a number in its weights alone, and every form in which a network is written has
 * it.
 */
public final class ClassScores {
  private ClassScores() {}

  /**
   * Finds the layer.
   *
   * @param network ends in probabilities
   * @return its name; empty if the network does not end in softmax, or something between would not
   *     hand on a factor as it is
   */
  public static Optional<String> layer(Network network) {
    Layer last = network.output();
    if (last instanceof Layer.Dense d && d.activation() == Activation.SOFTMAX) {
      return Optional.of(d.name());
    }
    if (!(last instanceof Layer.Activate a) || a.activation() != Activation.SOFTMAX) {
      return Optional.empty();
    }
    Layer layer = network.layer(last.inputs().get(0));
    while (handsOn(layer)) {
      layer = network.layer(layer.inputs().get(0));
    }
    boolean found =
        (layer instanceof Layer.Dense d && isHomogeneous(d.activation()))
            || (layer instanceof Layer.Conv2D c && isHomogeneous(c.activation()));
    return found ? Optional.of(layer.name()) : Optional.empty();
  }

  private static boolean handsOn(Layer layer) {
    return layer instanceof Layer.Reshape
        || layer instanceof Layer.Flatten
        || layer instanceof Layer.Dropout
        || layer instanceof Layer.GlobalPooling2D
        || (layer instanceof Layer.Activate a && isHomogeneous(a.activation()))
        || (layer instanceof Layer.Relu r && Double.isInfinite(r.maximum()));
  }

  /** Whether a positive factor of what goes in is one of what comes out. */
  private static boolean isHomogeneous(Activation activation) {
    return activation == Activation.LINEAR || activation == Activation.RELU;
  }

  /**
   * Multiplies the scores.
   *
   * @param network ends in probabilities
   * @param weights of all its layers, or of some with that layer among them
   * @param factor above 0
   * @return the same weights but for those of the layer; the very same for a factor of 1
   * @throws IllegalArgumentException if the network has no such layer
   */
  public static Weights scaled(Network network, Weights weights, double factor) {
    if (factor == 1) {
      return weights;
    }
    String layer =
        layer(network)
            .orElseThrow(() -> new IllegalArgumentException(network + " has no class scores"));
    Map<String, Tensor> scaled = new LinkedHashMap<>();
    for (WeightSpec spec : network.weights(layer)) {
      float[] values = weights.get(layer, spec.name()).toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (values[i] * factor);
      }
      scaled.put(Weights.key(layer, spec.name()), Tensor.of(spec.shape(), values));
    }
    return weights.with(new Weights(scaled));
  }
}
