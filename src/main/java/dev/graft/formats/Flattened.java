package dev.graft.formats;

import dev.graft.errors.GraftException;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.WeightSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A topology as a network, and where each of its layers was in the nesting.
 *
 * @param network the layers that lead to the result
 * @param places all layers, with their place
 */
record Flattened(Network network, List<Place> places) {
  /**
   * A layer and its place.
   *
   * @param layer the flat name
   * @param path the names of the models around it, then its own
   * @param weights what weights it has
   */
  record Place(String layer, List<String> path, List<WeightSpec> weights) {}

  static Flattened of(KerasTopology.Walked walked, Origin origin) {
    List<KerasTopology.Leaf> leaves = walked.leaves();
    List<String> names = UniqueNames.of(leaves.stream().map(KerasTopology.Leaf::path).toList());
    Map<KerasTopology.Leaf, String> nameOf = new HashMap<>();
    Map<KerasTopology.Leaf, Shape> shapeOf = new HashMap<>();
    List<Layer> layers = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      KerasTopology.Leaf leaf = leaves.get(i);
      List<String> in = leaf.inputs().stream().map(nameOf::get).toList();
      List<Shape> shapes = leaf.inputs().stream().map(shapeOf::get).toList();
      String name = names.get(i);
      try {
        Layer layer =
            leaf.shape()
                .map(shape -> (Layer) new Layer.Input(name, shape))
                .orElseGet(() -> KerasLayers.layer(leaf.options(), name, in, shapes));
        Shape shape = layer.outputShape(shapes);
        places.add(new Place(name, leaf.path(), layer.weights(shapes)));
        nameOf.put(leaf, name);
        shapeOf.put(leaf, shape);
        layers.add(layer);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw origin.bad(
            "does not fit together at layer "
                + name
                + " ("
                + e.getMessage()
                + "); use another model",
            e);
      }
    }
    try {
      Network all = new Network(walked.name(), layers);
      return new Flattened(all.upTo(nameOf.getOrDefault(walked.output(), "")), places);
    } catch (GraftException e) {
      throw origin.bad("has a topology that Graft cannot use: " + stripped(e.getMessage()), e);
    }
  }

  /**
   * Teachable Machine trains in the browser, whose names end like this, and wraps trunk and head in
   * a model each.
   */
  boolean looksLikeTeachableMachine() {
    return places.stream()
            .anyMatch(p -> p.path().size() == 2 && p.layer().matches("dense_Dense\\d+"))
        && places.stream()
            .anyMatch(
                p -> p.layer().matches("global_average_pooling2d_GlobalAveragePooling2D\\d+"));
  }

  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
