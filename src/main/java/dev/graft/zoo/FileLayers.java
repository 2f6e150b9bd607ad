package dev.graft.zoo;

import dev.graft.network.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The layers of a weight file: the shapes of their weights, in the order of the file. */
final class FileLayers {
  private final Map<String, Map<String, Shape>> layers = new LinkedHashMap<>();
  private final Map<String, String> plain = new LinkedHashMap<>();

  /**
   * Groups weights.
   *
   * @param shapes by {@code layer/weight}
   */
  FileLayers(Map<String, Shape> shapes) {
    shapes.forEach(
        (key, shape) -> {
          int slash = key.lastIndexOf('/');
          layers
              .computeIfAbsent(key.substring(0, slash), l -> new LinkedHashMap<>())
              .put(key.substring(slash + 1), shape);
        });
    layers.keySet().forEach(layer -> plain.putIfAbsent(withoutSlashes(layer), layer));
  }

  /** Layers could be called a/b before Keras 3, which calls the same layers a_b. */
  private static String withoutSlashes(String layer) {
    return layer.replace('/', '_');
  }

  Set<String> names() {
    return layers.keySet();
  }

  /** The file's own name of a layer. */
  Optional<String> find(String layer) {
    return layers.containsKey(layer)
        ? Optional.of(layer)
        : Optional.ofNullable(plain.get(withoutSlashes(layer)));
  }

  /** The shapes of a layer's weights. */
  Map<String, Shape> weights(String layer) {
    return layers.getOrDefault(layer, Map.of());
  }
}
