package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layout of Keras 3's {@code .weights.h5}: for each layer a group {@code layers/conv2d_1/vars}
 * with its weights by number, see {@link KerasOrder}; nested models have {@code layers} of their
 * own. Optimisers and random generators are not weights and are left out.
 */
final class KerasStore {
  /** The first files of this layout, by tf.keras 2.12 and 2.13, have another name for it. */
  private static final List<String> ROOTS = List.of("layers", "_layer_checkpoint_dependencies");

  private static final String VARS = "vars";
  private static final String NAME = "name";
  private static final int MAX_DEPTH = 200;

  private final Hdf5Values values;
  private final Origin origin;
  private final List<StoredGroup> found = new ArrayList<>();

  private KerasStore(Hdf5Values values, Origin origin) {
    this.values = values;
    this.origin = origin;
  }

  static boolean isStore(Group root) {
    return ROOTS.stream().anyMatch(root.getChildren()::containsKey);
  }

  /** Reads all layers that have weights. */
  static List<StoredGroup> read(Group root, Hdf5Values values, Origin origin) {
    KerasStore store = new KerasStore(values, origin);
    for (String name : ROOTS) {
      if (values.find(root, name) instanceof Group group) {
        store.walk(group, "layers", 0);
      }
    }
    if (store.found.isEmpty()) {
      throw origin.bad("holds no weights; is it the right file?");
    }
    return store.found;
  }

  private void walk(Group group, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw origin.bad("nests models too deeply for Graft; use a flatter model");
    }
    for (String name : List.copyOf(group.getChildren().keySet())) {
      if (name.equals("seed_generator") || !(values.find(group, name) instanceof Group child)) {
        continue;
      }
      if (name.equals(VARS)) {
        variables(child, path);
      } else {
        // One word for both names, so that matching need not know them.
        walk(child, path + "/" + (ROOTS.contains(name) ? ROOTS.get(0) : name), depth + 1);
      }
    }
  }

  private void variables(Group vars, String path) {
    List<Tensor> all = new ArrayList<>();
    int count = vars.getChildren().size();
    for (int i = 0; i < count; i++) {
      Node node = values.find(vars, String.valueOf(i));
      if (!(node instanceof Dataset dataset)) {
        throw origin.bad("is damaged: " + path + " has no weight " + i + "; get it again");
      }
      all.add(values.tensorOrCount(dataset, path + "/" + i));
    }
    if (!all.isEmpty()) {
      found.add(new StoredGroup(path, name(vars), all));
    }
  }

  private static Optional<String> name(Group vars) {
    Attribute name = vars.getAttribute(NAME);
    return name != null && name.getData() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * Where each layer of a topology has its weights.
   *
   * @param model {@code class_name} and {@code config} of the outermost model
   * @return places by the names of the models around a layer and its own
   */
  static Map<List<String>, String> places(JsonNode model) {
    Map<List<String>, String> places = new HashMap<>();
    places(model, List.of(), "layers/", places);
    return places;
  }

  private static void places(
      JsonNode model, List<String> path, String parent, Map<List<String>, String> places) {
    JsonNode config = model.path("config");
    KerasOrder order = new KerasOrder();
    for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
      List<String> at = new ArrayList<>(path);
      at.add(KerasTopology.nameOf(layer));
      String place = parent + order.next(layer.path("class_name").asText());
      places.put(at, place);
      if (KerasTopology.isModel(layer)) {
        places(layer, at, place + "/layers/", places);
      }
    }
  }

  /**
   * Gives the weights to the layers of a topology.
   *
   * @param groups what the file holds
   * @param topology {@code class_name} and {@code config} of the outermost model
   * @param flattened the same, walked
   * @param origin the file
   * @return exactly the weights of the network, in its order
   */
  static Weights match(
      List<StoredGroup> groups, JsonNode topology, Flattened flattened, Origin origin) {
    Map<String, StoredGroup> byPath = new LinkedHashMap<>();
    groups.forEach(g -> byPath.put(g.path(), g));
    Map<List<String>, String> places = places(topology);
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Flattened.Place place : flattened.places()) {
      StoredGroup group = byPath.get(places.getOrDefault(place.path(), ""));
      if (place.weights().isEmpty()) {
        continue;
      }
      if (group == null) {
        throw origin.bad(
            "has no weights for its layer " + place.layer() + "; save the model again");
      }
      byPath.remove(group.path());
      String own = place.path().get(place.path().size() - 1);
      if (!group.layer().orElse(own).equals(own)) {
        throw origin.bad(
            "has weights of a layer %s where those of %s should be; save the model again"
                .formatted(group.layer().orElse(own), place.layer()));
      }
      take(group, place, all, origin);
    }
    byPath
        .values()
        .forEach(
            left -> {
              throw origin.bad(
                  "has weights "
                      + left.path()
                      + left.layer().map(l -> " (" + l + ")").orElse("")
                      + " for which its topology has no layer; save the model again");
            });
    Weights weights = new Weights(all);
    weights
        .misfit(flattened.network())
        .ifPresent(
            misfit -> {
              throw origin.bad("has weights that do not fit its own layers: " + misfit);
            });
    return weights.fitting(flattened.network());
  }

  private static void take(
      StoredGroup group, Flattened.Place place, Map<String, Tensor> into, Origin origin) {
    List<WeightSpec> specs = place.weights();
    List<Tensor> values = group.values();
    // Keras counts what it measured a normalisation on, behind the weights.
    boolean counted =
        values.size() == specs.size() + 1 && values.get(specs.size()).shape().rank() == 0;
    if (values.size() != specs.size() && !counted) {
      throw origin.bad(
          "has %d weights for its layer %s, which wants %d; save the model again"
              .formatted(values.size(), place.layer(), specs.size()));
    }
    for (int i = 0; i < specs.size(); i++) {
      into.put(Weights.key(place.layer(), specs.get(i).name()), values.get(i));
    }
  }
}
