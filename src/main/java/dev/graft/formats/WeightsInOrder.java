package dev.graft.formats;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights of a file that says of which kind and in which order layers are, but not what they are
 * called; only with a network in hand do they get names.
 */
public final class WeightsInOrder {
  private final List<StoredGroup> groups;
  private final boolean byClass;

  /**
   * Takes what a file holds.
   *
   * @param groups the layers that have weights
   * @param byClass whether the last part of a place is the layer's class in snake case, counted up,
   *     as Keras 3 writes it; otherwise the groups are all layers with weights, in order
   */
  WeightsInOrder(List<StoredGroup> groups, boolean byClass) {
    this.groups = List.copyOf(groups);
    this.byClass = byClass;
  }

  /**
   * Names the weights as the layers of a network that are at the same places. Shapes are not
   * compared: {@link Weights#misfit} says whether they fit.
   *
   * @param network the network that the weights may be of
   * @return all weights; what has no place in the network keeps the place as its name
   */
  public Weights named(Network network) {
    Map<StoredGroup, Layer> owners = byClass ? byClass(network) : byOrder(network);
    Map<String, Tensor> named = new LinkedHashMap<>();
    for (StoredGroup group : groups) {
      Optional<Layer> owner = Optional.ofNullable(owners.get(group));
      List<WeightSpec> specs = owner.map(l -> network.weights(l.name())).orElse(List.of());
      for (int i = 0; i < group.values().size(); i++) {
        boolean known = i < specs.size();
        String layer = known ? owner.map(Layer::name).orElse(group.path()) : group.path();
        String weight = known ? specs.get(i).name() : String.valueOf(i);
        named.put(Weights.key(layer, weight), group.values().get(i));
      }
    }
    return new Weights(named);
  }

  /** All weights by their places. */
  Weights unnamed() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (StoredGroup group : groups) {
      for (int i = 0; i < group.values().size(); i++) {
        all.put(Weights.key(group.path(), String.valueOf(i)), group.values().get(i));
      }
    }
    return new Weights(all);
  }

  private Map<StoredGroup, Layer> byClass(Network network) {
    Map<String, StoredGroup> byPath = new HashMap<>();
    groups.forEach(group -> byPath.put(group.path(), group));
    String parent = parent();
    KerasOrder order = new KerasOrder();
    Map<StoredGroup, Layer> owners = new HashMap<>();
    for (Layer layer : KerasOrder.of(network)) {
      String path = parent + order.next(layer.kerasClass());
      StoredGroup group = byPath.get(path);
      if (group != null) {
        owners.put(group, layer);
      }
    }
    return owners;
  }

  /** The model that holds most of the layers: with a head around it, a backbone is nested. */
  private String parent() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (StoredGroup group : groups) {
      counts.merge(group.path().substring(0, group.path().lastIndexOf('/') + 1), 1, Integer::sum);
    }
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private Map<StoredGroup, Layer> byOrder(Network network) {
    List<Layer> layers = new ArrayList<>(KerasOrder.of(network));
    layers.removeIf(l -> network.weights(l.name()).isEmpty());
    Map<StoredGroup, Layer> owners = new HashMap<>();
    for (int i = 0; i < Math.min(layers.size(), groups.size()); i++) {
      owners.put(groups.get(i), layers.get(i));
    }
    return owners;
  }
}
