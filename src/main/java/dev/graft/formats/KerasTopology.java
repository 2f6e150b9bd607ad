package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks a topology of Keras 1, 2 or 3, functional or sequential and nested in any depth, down to
 * its layers. Nested models and their input layers vanish: a layer that read them reads what they
 * read.
 */
final class KerasTopology {
  /** Larger networks than this do not exist; a limit keeps hostile files from taking for ever. */
  private static final int MAX_LAYERS = 20_000;

  private static final int MAX_DEPTH = 64;

  private final Origin origin;
  private final List<Leaf> leaves = new ArrayList<>();

  private KerasTopology(Origin origin) {
    this.origin = origin;
  }

  /**
   * One layer that is no model itself.
   *
   * @param path the names of the models around it, without the outermost, then its own
   * @param options its class and options
   * @param inputs what it reads; empty for the input of the whole
   * @param shape the shape of the input of the whole; empty for all other layers
   */
  record Leaf(List<String> path, Options options, List<Leaf> inputs, Optional<Shape> shape) {
    /** Leaves are places in a graph, the same only if they are the same object. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Walks.
   *
   * @param model {@code class_name} and {@code config} of the outermost model
   * @param origin the file
   * @return the layers, each after those that it reads; the one that gives the result is the last
   *     that is needed
   */
  static Walked walk(JsonNode model, Origin origin) {
    KerasTopology topology = new KerasTopology(origin);
    Leaf output = topology.model(model, List.of(), Optional.empty(), 0);
    return new Walked(topology.name(model), topology.leaves, output);
  }

  /**
   * A topology without its nesting.
   *
   * @param name the outermost model's name
   * @param leaves all layers
   * @param output which of them gives the result
   */
  record Walked(String name, List<Leaf> leaves, Leaf output) {}

  private Leaf model(JsonNode node, List<String> path, Optional<Leaf> input, int depth) {
    if (depth > MAX_DEPTH) {
      throw origin.bad("nests models too deeply for Graft; use a flatter model");
    }
    String kind = node.path("class_name").asText();
    JsonNode config = node.path("config");
    if (kind.equals("Sequential")) {
      // Until Keras 2.2 the layers were the config itself.
      JsonNode layers = config.isArray() ? config : config.path("layers");
      return sequential(config, layers, path, input, depth);
    }
    if (kind.equals("Functional") || kind.equals("Model")) {
      return functional(config, path, input, depth);
    }
    throw origin.bad("has a topology of the kind '" + kind + "', which Graft does not know");
  }

  private Leaf sequential(
      JsonNode config, JsonNode layers, List<String> path, Optional<Leaf> input, int depth) {
    Optional<Leaf> current = input;
    for (JsonNode layer : layers(layers)) {
      List<String> at = append(path, name(layer));
      if (isInput(layer)) {
        current = current.or(() -> Optional.of(inputLeaf(layer, at, shape(layer.path("config")))));
      } else if (isModel(layer)) {
        current = Optional.of(model(layer, at, current, depth + 1));
      } else {
        Leaf reads = current.orElseGet(() -> missingInput(config, layer, at));
        current = Optional.of(leaf(layer, at, List.of(reads)));
      }
    }
    return current.orElseThrow(() -> origin.bad("has an empty model in it; get it again"));
  }

  /**
   * A sequential model may say its input's shape in its first layer, or only what it was built
   * with.
   */
  private Leaf missingInput(JsonNode config, JsonNode first, List<String> at) {
    Optional<Shape> shape =
        shape(first.path("config")).or(() -> shapeOf(config.path("build_input_shape")));
    List<String> path = new ArrayList<>(at);
    path.set(path.size() - 1, name(first) + "_input");
    return inputLeaf(first, path, shape);
  }

  private Leaf functional(JsonNode config, List<String> path, Optional<Leaf> input, int depth) {
    String inputName = only(config.path("input_layers"), "input");
    String outputName = only(config.path("output_layers"), "output");
    Map<String, Leaf> done = new LinkedHashMap<>();
    Map<String, JsonNode> waiting = new LinkedHashMap<>();
    for (JsonNode layer : layers(config.path("layers"))) {
      if (waiting.put(name(layer), layer) != null) {
        throw origin.bad("has two layers named " + name(layer) + " in one model; get it again");
      }
    }
    boolean moved = true;
    while (moved && !waiting.isEmpty()) {
      moved = false;
      for (JsonNode layer : List.copyOf(waiting.values())) {
        List<String> reads = Inbound.of(layer, origin);
        if (done.keySet().containsAll(reads)) {
          List<Leaf> inputs = reads.stream().map(done::get).toList();
          done.put(name(layer), place(layer, path, inputs, input, inputName, depth));
          waiting.remove(name(layer));
          moved = true;
        }
      }
    }
    if (!done.containsKey(outputName) || !waiting.isEmpty()) {
      String at = waiting.isEmpty() ? outputName : waiting.keySet().iterator().next();
      throw origin.bad("is damaged: layer " + at + " is missing or reads what is not there");
    }
    return done.get(outputName);
  }

  private Leaf place(
      JsonNode layer,
      List<String> path,
      List<Leaf> inputs,
      Optional<Leaf> input,
      String inputName,
      int depth) {
    List<String> at = append(path, name(layer));
    if (isInput(layer)) {
      if (!name(layer).equals(inputName)) {
        throw origin.bad("has a second input, " + name(layer) + "; Graft supports only one");
      }
      return input.orElseGet(() -> inputLeaf(layer, at, shape(layer.path("config"))));
    }
    if (inputs.isEmpty()) {
      throw origin.bad("is damaged: layer " + name(layer) + " reads nothing");
    }
    if (isModel(layer)) {
      if (inputs.size() != 1) {
        throw origin.bad("has a model " + name(layer) + " in it with several inputs, not one");
      }
      return model(layer, at, Optional.of(inputs.get(0)), depth + 1);
    }
    return leaf(layer, at, inputs);
  }

  /** The one name of {@code [["name", 0, 0]]}, or of the same with a bracket less. */
  private String only(JsonNode list, String what) {
    JsonNode one = list.path(0).isArray() ? list.path(0) : list;
    boolean single = list.path(0).isArray() ? list.size() == 1 : list.isArray();
    if (!single || !one.path(0).isTextual()) {
      throw origin.bad(
          "has a model in it that has not exactly one " + what + "; Graft supports only one");
    }
    return one.path(0).textValue();
  }

  private Leaf inputLeaf(JsonNode layer, List<String> path, Optional<Shape> shape) {
    if (shape.isEmpty()) {
      throw origin.bad(
          "does not say the height, width and channels of its input; save it with a fixed input shape");
    }
    Options options = new Options(layer.path("config"), last(path), "InputLayer", origin);
    return add(new Leaf(path, options, List.of(), shape));
  }

  private Leaf leaf(JsonNode layer, List<String> path, List<Leaf> inputs) {
    refuseCustom(layer, last(path));
    JsonNode modern = Keras1.speaks(layer) ? Keras1.translate(layer, last(path), origin) : layer;
    String kind = modern.path("class_name").asText();
    Options options = new Options(modern.path("config"), last(path), kind, origin);
    return add(new Leaf(path, options, inputs, Optional.empty()));
  }

  /** A class of somebody's own may have the name of one of Keras's and compute something else. */
  private void refuseCustom(JsonNode layer, String name) {
    String registered = layer.path("registered_name").asText("");
    String module = layer.path("module").asText("keras");
    boolean keras = module.equals("keras") || module.startsWith("keras.");
    if (registered.contains(">") || !(keras || layer.path("module").isNull())) {
      throw origin.bad(
          "has a layer "
              + name
              + " of the class "
              + (registered.isEmpty()
                  ? module + "." + layer.path("class_name").asText()
                  : registered)
              + ", which is not one of Keras's own; use a model without it");
    }
  }

  private Leaf add(Leaf leaf) {
    if (leaves.size() >= MAX_LAYERS) {
      throw origin.bad("has more than " + MAX_LAYERS + " layers, which is more than Graft reads");
    }
    leaves.add(leaf);
    return leaf;
  }

  private Optional<Shape> shape(JsonNode config) {
    // Keras 3 has another word for it.
    return shapeOf(config.path(config.has("batch_shape") ? "batch_shape" : "batch_input_shape"));
  }

  private Optional<Shape> shapeOf(JsonNode batchShape) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < batchShape.size(); i++) {
      JsonNode size = batchShape.path(i);
      if (!size.isIntegralNumber() || !size.canConvertToInt() || size.intValue() < 1) {
        return Optional.empty();
      }
      sizes.add(size.intValue());
    }
    return sizes.isEmpty() ? Optional.empty() : Optional.of(new Shape(sizes));
  }

  private JsonNode layers(JsonNode layers) {
    if (!layers.isArray() || layers.size() > MAX_LAYERS) {
      throw origin.bad("has a topology without a proper list of layers; get it again");
    }
    return layers;
  }

  private String name(JsonNode layer) {
    String name = nameOf(layer);
    if (name.isEmpty()) {
      throw origin.bad("has a layer without a name in its topology; get it again");
    }
    return name;
  }

  static String nameOf(JsonNode layer) {
    JsonNode config = layer.path("config");
    JsonNode name = layer.path("name").isTextual() ? layer.path("name") : config.path("name");
    return name.asText("").isEmpty() && config.isArray() ? "model" : name.asText("");
  }

  private static boolean isInput(JsonNode layer) {
    return layer.path("class_name").asText().equals("InputLayer");
  }

  static boolean isModel(JsonNode layer) {
    String kind = layer.path("class_name").asText();
    return kind.equals("Sequential") || kind.equals("Functional") || kind.equals("Model");
  }

  private static List<String> append(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1);
  }
}
