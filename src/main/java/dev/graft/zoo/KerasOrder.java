package dev.graft.zoo;

import dev.graft.network.Layer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which Keras lists the layers of a functional model, whatever order they were made
 * in: those with the longest way to the output first, and those with ways of one length as a walk
 * from the output meets them, first inputs first. Weight files without names that can be relied on
 * have their weights in this order.
 */
final class KerasOrder {
  private KerasOrder() {}

  /**
   * Sorts layers.
   *
   * @param layers each after those that it reads
   * @param output the last layer's name; layers that do not lead to it are left out
   * @return in Keras's order
   */
  static List<Layer> of(List<Layer> layers, String output) {
    Map<String, Layer> byName = new HashMap<>();
    layers.forEach(l -> byName.put(l.name(), l));
    Map<String, Integer> met = new HashMap<>();
    Deque<String> ahead = new ArrayDeque<>(List.of(output));
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (met.putIfAbsent(name, met.size()) == null) {
        List<String> inputs = byName.get(name).inputs();
        for (int i = inputs.size() - 1; i >= 0; i--) {
          ahead.push(inputs.get(i));
        }
      }
    }
    Map<String, Integer> way = new HashMap<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      int next = way.computeIfAbsent(layer.name(), n -> 0) + 1;
      layer.inputs().forEach(in -> way.merge(in, next, Math::max));
    }
    List<Layer> sorted = new ArrayList<>(layers);
    sorted.removeIf(l -> !met.containsKey(l.name()));
    sorted.sort(
        Comparator.<Layer>comparingInt(l -> -way.get(l.name()))
            .thenComparingInt(l -> met.get(l.name())));
    return sorted;
  }
}
