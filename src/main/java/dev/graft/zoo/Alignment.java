package dev.graft.zoo;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which weight of a file is meant by which weight of a network. Layers go by their names; those
 * that Keras numbers by itself ({@code conv2d_5}) carry other numbers in other files, since Keras
 * counts on from model to model and older versions counted from 1, so they go by their order within
 * their kind. Keras itself goes by order alone. Every shape must fit.
 */
final class Alignment {
  private static final Pattern NUMBERED = Pattern.compile("([a-z][a-z_]*(?:2d)?)(?:_(\\d+))?");

  /** Kinds with weights, with the names that Keras 1 gave to the same. */
  private static final Map<String, String> KINDS =
      Map.of(
          "conv2d", "conv2d",
          "convolution2d", "conv2d",
          "batch_normalization", "batch_normalization",
          "batchnormalization", "batch_normalization",
          "normalization", "normalization");

  /**
   * What came out.
   *
   * @param keys the file's key by the network's; whole only without a misfit
   * @param misfit the first layer of the network that does not fit, as half a sentence
   */
  record Result(Map<String, String> keys, Optional<String> misfit) {
    boolean fits() {
      return misfit.isEmpty();
    }

    /** The file's weights under the network's names. */
    Weights rename(Weights file) {
      Map<String, Tensor> all = new LinkedHashMap<>();
      keys.forEach((ours, theirs) -> all.put(ours, file.tensors().get(theirs)));
      return new Weights(all);
    }

    /** The layers of the file that were used. */
    Set<String> used() {
      Set<String> layers = new LinkedHashSet<>();
      keys.values().forEach(key -> layers.add(key.substring(0, key.lastIndexOf('/'))));
      return layers;
    }
  }

  private record Numbered(String kind, int number, String layer) {}

  private final Network network;
  private final FileLayers file;

  private Alignment(Network network, FileLayers file) {
    this.network = network;
    this.file = file;
  }

  /**
   * Aligns.
   *
   * @param network what wants weights
   * @param file what there is; may hold more
   * @return the first way that fits: names as they are, numbers in order, the network's own order;
   *     else what keeps the numbers in order from fitting
   */
  static Result of(Network network, FileLayers file) {
    return new Alignment(network, file).run();
  }

  private Result run() {
    Result byName = check(Map.of());
    Map<String, List<String>> ours = byKind(namesWithWeights());
    if (byName.fits() || ours.isEmpty()) {
      return byName;
    }
    Map<String, List<String>> theirs = byKind(file.names());
    Map<String, List<String>> counted = sorted(ours);
    Result byNumber = check(pairs(counted, sorted(theirs)));
    if (byNumber.fits()) {
      return byNumber;
    }
    for (Map<String, List<String>> order : List.of(sorted(theirs), theirs)) {
      Result byOrder = check(pairs(ours, order));
      if (byOrder.fits()) {
        return byOrder;
      }
    }
    return byNumber;
  }

  private List<String> namesWithWeights() {
    return network.layers().stream()
        .map(Layer::name)
        .filter(l -> !network.weights(l).isEmpty())
        .toList();
  }

  /** Layers with numbers for names, by kind, in the order given. */
  private static Map<String, List<String>> byKind(Iterable<String> layers) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (String layer : layers) {
      numbered(layer)
          .ifPresent(n -> kinds.computeIfAbsent(n.kind(), k -> new ArrayList<>()).add(layer));
    }
    return kinds;
  }

  private static Optional<Numbered> numbered(String layer) {
    Matcher matcher = NUMBERED.matcher(layer);
    String kind = matcher.matches() ? KINDS.get(matcher.group(1)) : null;
    if (kind == null || (matcher.group(2) != null && matcher.group(2).length() > 6)) {
      return Optional.empty();
    }
    int number = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Optional.of(new Numbered(kind, number, layer));
  }

  private static Map<String, List<String>> sorted(Map<String, List<String>> kinds) {
    Map<String, List<String>> sorted = new LinkedHashMap<>();
    kinds.forEach(
        (kind, layers) ->
            sorted.put(
                kind,
                layers.stream()
                    .flatMap(l -> numbered(l).stream())
                    .sorted(Comparator.comparingInt(Numbered::number))
                    .map(Numbered::layer)
                    .toList()));
    return sorted;
  }

  /** The file's layer for each numbered one of the network, as far as there are any. */
  private static Map<String, String> pairs(
      Map<String, List<String>> ours, Map<String, List<String>> theirs) {
    Map<String, String> pairs = new LinkedHashMap<>();
    ours.forEach(
        (kind, layers) -> {
          List<String> others = theirs.getOrDefault(kind, List.of());
          for (int i = 0; i < Math.min(layers.size(), others.size()); i++) {
            pairs.put(layers.get(i), others.get(i));
          }
        });
    return pairs;
  }

  private Result check(Map<String, String> pairs) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      List<WeightSpec> specs = network.weights(layer.name());
      if (specs.isEmpty()) {
        continue;
      }
      Optional<String> theirs =
          pairs.containsKey(layer.name())
              ? Optional.of(pairs.get(layer.name()))
              : file.find(layer.name());
      Map<String, Shape> there = theirs.map(file::weights).orElse(Map.of());
      List<String> names = names(specs, there);
      for (int i = 0; i < specs.size(); i++) {
        WeightSpec spec = specs.get(i);
        Shape shape = i < names.size() ? there.get(names.get(i)) : null;
        if (shape == null || !shape.equals(spec.shape())) {
          return new Result(keys, Optional.of(misfit(layer.name(), theirs, spec, shape)));
        }
        keys.put(
            Weights.key(layer.name(), spec.name()),
            Weights.key(theirs.orElseThrow(), names.get(i)));
      }
    }
    return new Result(keys, Optional.empty());
  }

  /**
   * The file's names of a layer's weights: the same where they are all there, else, as old files
   * name them as they like, those that there are in their order.
   */
  private static List<String> names(List<WeightSpec> specs, Map<String, Shape> there) {
    List<String> wanted = specs.stream().map(WeightSpec::name).toList();
    return there.keySet().containsAll(wanted) || there.size() != wanted.size()
        ? wanted
        : List.copyOf(there.keySet());
  }

  private static String misfit(
      String layer, Optional<String> theirs, WeightSpec spec, @Nullable Shape shape) {
    String shown =
        theirs.filter(t -> !t.equals(layer)).map(t -> " (in the file " + t + ")").orElse("");
    return shape == null
        ? "layer " + layer + shown + " has no " + spec.name()
        : "layer %s%s wants a %s of %s and the file has %s"
            .formatted(layer, shown, spec.name(), spec.shape(), shape);
  }
}
