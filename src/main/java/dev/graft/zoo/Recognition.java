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
import java.util.Set;

/** Recognises an architecture by the names of its layers and the shapes of their weights. */
final class Recognition {
  private Recognition() {}

  /**
   * What weights were recognised as.
   *
   * @param variant the architecture and its width
   * @param classes how many classes its own classifier tells apart; 0 if there is none
   */
  record Recognised(Variant variant, int classes) {
    Network network() {
      return variant.network(variant.architecture().inputSize(), classes);
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
   * @return the one that uses most of them, the first of equals; empty if none fits or if what is
   *     left belongs to a bigger relative
   */
  static Optional<Recognised> find(Map<String, Shape> shapes, List<Variant> candidates) {
    FileLayers file = new FileLayers(shapes);
    Optional<Recognised> best = Optional.empty();
    int most = 0;
    for (Variant variant : candidates) {
      Alignment.Result result = Alignment.of(variant.extractor(), file);
      if (result.fits() && result.keys().size() > most && relative(variant, file).isEmpty()) {
        most = result.keys().size();
        best = Optional.of(new Recognised(variant, classes(file, variant)));
      }
    }
    return best;
  }

  /** A layer that only a bigger relative has, such as a deeper network of the same blocks. */
  private static Optional<String> relative(Variant variant, FileLayers file) {
    Set<String> used = Alignment.of(variant.extractor(), file).used();
    return file.names().stream()
        .filter(layer -> !used.contains(layer))
        .filter(
            layer ->
                variant
                    .architecture()
                    .blockOf(layer)
                    .filter(block -> !block.equals(BlockNames.SAME))
                    .isPresent())
        .findFirst();
  }

  private static int classes(FileLayers file, Variant variant) {
    Architecture architecture = variant.architecture();
    return file.find(architecture.classifierLayer()).stream()
        .flatMap(layer -> file.weights(layer).values().stream())
        .filter(shape -> shape.rank() > 1)
        .map(Shape::channels)
        .filter(n -> n > 0)
        .filter(n -> Alignment.of(variant.network(architecture.inputSize(), n), file).fits())
        .findFirst()
        .orElse(0);
  }

  /**
   * The candidate that shares most weights, to say of it what does not fit.
   *
   * @param shapes names and shapes of weights
   * @param candidates at least one
   * @return the candidate
   */
  static Variant closest(Map<String, Shape> shapes, List<Variant> candidates) {
    FileLayers file = new FileLayers(shapes);
    return candidates.stream()
        .max(Comparator.comparingInt(v -> shared(file, v)))
        .orElseThrow(() -> new IllegalArgumentException("there must be a candidate"));
  }

  /** What keeps weights from being those of a variant, as half a sentence. */
  static String misfit(Map<String, Shape> shapes, Variant variant) {
    FileLayers file = new FileLayers(shapes);
    return Alignment.of(variant.extractor(), file)
        .misfit()
        .or(() -> relative(variant, file).map(l -> "it has a layer " + l + " besides"))
        .orElse("it fits");
  }

  /** How many weights of a variant's feature extractor are in a file. */
  static int shared(FileLayers file, Variant variant) {
    return Alignment.of(variant.extractor(), file).keys().size();
  }
}
