package dev.graft.zoo;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recognises an architecture by the names of its layers and the shapes of their weights. */
final class Recognition {
  /**
   * Weights do not tell what pictures they were trained on; this is what Keras Applications assumes
   * too.
   */
  static final int DEFAULT_SIZE = 224;

  private Recognition() {}

  /**
   * What weights were recognised as.
   *
   * @param variant the architecture and its width
   * @param classes how many classes its own classifier tells apart; 0 if there is none
   */
  record Recognised(Variant variant, int classes) {
    Network network() {
      return variant.network(DEFAULT_SIZE, classes);
    }
  }

  /** All widths of all architectures. */
  static List<Variant> everything() {
    return Architectures.list().stream()
        .flatMap(a -> a.alphas().stream().map(alpha -> new Variant(a, alpha)))
        .toList();
  }

  static Map<String, Shape> shapes(Weights weights) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    weights.tensors().forEach((key, tensor) -> shapes.put(key, tensor.shape()));
    return shapes;
  }

  static Map<String, Shape> shapes(Network network) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        shapes.put(Weights.key(layer.name(), spec.name()), spec.shape());
      }
    }
    return shapes;
  }

  /**
   * Finds the variant whose feature extractor has all its weights among those given.
   *
   * @param shapes names and shapes of weights; may hold more
   * @param candidates what may be found
   * @return the first that fits
   */
  static Optional<Recognised> find(Map<String, Shape> shapes, List<Variant> candidates) {
    return candidates.stream()
        .filter(v -> contains(shapes, shapes(v.network(DEFAULT_SIZE, 0))))
        .findFirst()
        .map(v -> new Recognised(v, classes(shapes, v)));
  }

  private static int classes(Map<String, Shape> shapes, Variant variant) {
    String kernel = Weights.key(variant.architecture().classifierLayer(), "kernel");
    Optional<Integer> classes =
        Optional.ofNullable(shapes.get(kernel)).filter(s -> s.rank() > 1).map(Shape::channels);
    return classes
        .filter(n -> n > 0)
        .filter(n -> contains(shapes, shapes(variant.network(DEFAULT_SIZE, n))))
        .orElse(0);
  }

  private static boolean contains(Map<String, Shape> all, Map<String, Shape> part) {
    return all.entrySet().containsAll(part.entrySet());
  }

  /** The candidate that shares most weights, to say of it what does not fit. */
  static Variant closest(Map<String, Shape> shapes, List<Variant> candidates) {
    return candidates.stream()
        .max(Comparator.comparingLong(v -> shared(shapes, v)))
        .orElseThrow(() -> new IllegalArgumentException("there must be a candidate"));
  }

  /** How many weights of a variant's feature extractor are among those given. */
  static long shared(Map<String, Shape> shapes, Variant variant) {
    return shapes(variant.network(DEFAULT_SIZE, 0)).entrySet().stream()
        .filter(e -> e.getValue().equals(shapes.get(e.getKey())))
        .count();
  }
}
