package dev.graft.formats;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How Keras 3 orders the layers of a model, and what it calls them in a file of weights: not by
 * their names but by their class in snake case, counted up in the order of the layers, as {@code
 * conv2d}, {@code conv2d_1}. The order is that of {@code keras.src.ops.function.map_graph}: the
 * farther from the result the earlier, and at the same distance as a depth-first walk from the
 * result meets them.
 */
final class KerasOrder {
  private final Map<String, Integer> uses = new HashMap<>();

  /** Counts afresh; each model in a nesting has a counter of its own. */
  KerasOrder() {}

  /** The layers in the order in which Keras 3 has them after it built the model. */
  static List<Layer> of(Network network) {
    Map<String, Integer> met = new HashMap<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(network.output().name()));
    while (!waiting.isEmpty()) {
      String name = waiting.pop();
      if (met.putIfAbsent(name, met.size()) == null) {
        List<String> inputs = network.layer(name).inputs();
        for (int i = inputs.size() - 1; i >= 0; i--) {
          waiting.push(inputs.get(i));
        }
      }
    }
    Map<String, Integer> distance = new HashMap<>();
    List<Layer> layers = network.layers();
    for (int i = layers.size() - 1; i >= 0; i--) {
      int own = distance.getOrDefault(layers.get(i).name(), 0);
      layers.get(i).inputs().forEach(in -> distance.merge(in, own + 1, Math::max));
    }
    List<Layer> sorted = new ArrayList<>();
    layers.stream().filter(l -> met.containsKey(l.name())).forEach(sorted::add);
    sorted.sort(
        Comparator.comparingInt((Layer l) -> -distance.getOrDefault(l.name(), 0))
            .thenComparingInt(l -> met.getOrDefault(l.name(), 0)));
    return sorted;
  }

  /** The name of the next layer of a class in the file of weights. */
  String next(String kerasClass) {
    String name = snakeCase(kerasClass);
    int before = uses.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  /** Keras's own rule: {@code DepthwiseConv2D} is {@code depthwise_conv2d}. */
  static String snakeCase(String kerasClass) {
    return kerasClass
        .replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
