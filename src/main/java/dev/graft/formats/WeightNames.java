package dev.graft.formats;

import dev.graft.network.Network;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the layer that a weight of a file belongs to, and its one name. */
final class WeightNames {
  /** TensorFlow 1 counted a name up where a graph had it already. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "((?:depthwise_|pointwise_)?kernel|bias|gamma|beta|moving_mean|moving_variance)_\\d+");

  private static final Pattern NUMBERED = Pattern.compile("param_(\\d{1,4})");

  private WeightNames() {}

  /**
   * Gives each weight to a layer of a topology.
   *
   * @param weights the file's
   * @param flattened the topology
   * @param origin the file
   * @return exactly the weights of the network, in its order
   */
  static Weights match(List<FileWeight> weights, Flattened flattened, Origin origin) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    Set<String> separable = separable(weights);
    for (FileWeight weight : weights) {
      Flattened.Place place = place(weight, flattened.places(), origin);
      String name = numbered(weight, place).orElseGet(() -> canonical(weight, separable));
      if (place.weights().stream().noneMatch(spec -> spec.name().equals(name))) {
        throw origin.bad(
            "has a weight "
                + weight.shown()
                + " that its layer "
                + place.layer()
                + " does not want");
      }
      put(found, place.layer(), name, weight, origin);
    }
    Network network = flattened.network();
    Weights all = new Weights(found);
    all.misfit(network)
        .ifPresent(
            misfit -> {
              throw origin.bad("has weights that do not fit its own layers: " + misfit);
            });
    return all.fitting(network);
  }

  /** Early Keras 1 numbers the weights of a layer. */
  private static Optional<String> numbered(FileWeight weight, Flattened.Place place) {
    Matcher matcher = NUMBERED.matcher(weight.name());
    int i = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    return i >= 0 && i < place.weights().size()
        ? Optional.of(place.weights().get(i).name())
        : Optional.empty();
  }

  private static Flattened.Place place(
      FileWeight weight, List<Flattened.Place> places, Origin origin) {
    List<Flattened.Place> inGroup = new ArrayList<>();
    for (Flattened.Place place : places) {
      boolean inside = weight.group().isEmpty() || place.path().get(0).equals(weight.group());
      if (inside && place.path().size() == 1 && !weight.group().isEmpty()) {
        // The group is the layer, whatever scopes the weight's own name has.
        return place;
      }
      if (inside && score(weight, place) > 0) {
        inGroup.add(place);
      }
    }
    int best = inGroup.stream().mapToInt(p -> score(weight, p)).max().orElse(0);
    List<Flattened.Place> matching =
        inGroup.stream().filter(p -> score(weight, p) == best).toList();
    if (matching.size() != 1) {
      throw origin.bad(
          matching.isEmpty()
              ? "has a weight " + weight.shown() + " for which its topology has no layer"
              : "has a weight "
                  + weight.shown()
                  + " that could belong to "
                  + matching.get(0).layer()
                  + " or "
                  + matching.get(1).layer()
                  + "; rename one of the two layers");
    }
    return matching.get(0);
  }

  /**
   * How many characters of the layer's path, from its end, the weight's scope ends with; 0 for
   * none.
   */
  private static int score(FileWeight weight, Flattened.Place place) {
    int score = 0;
    String tail = "";
    for (int i = place.path().size() - 1; i >= 0; i--) {
      tail = tail.isEmpty() ? place.path().get(i) : place.path().get(i) + "/" + tail;
      if (!weight.scope().equals(tail) && !weight.scope().endsWith("/" + tail)) {
        break;
      }
      score = tail.length();
    }
    return score;
  }

  /**
   * Names weights without a topology.
   *
   * @param weights the file's
   * @param origin the file
   * @return all of them, in the order of the file
   */
  static Weights alone(List<FileWeight> weights, Origin origin) {
    Set<String> nested = nestedGroups(weights);
    Set<String> separable = separable(weights);
    List<List<String>> layers =
        List.copyOf(
            weights.stream()
                .map(w -> path(w, nested))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    List<String> names = UniqueNames.of(layers);
    Map<List<String>, String> nameOf = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      nameOf.put(layers.get(i), names.get(i));
    }
    Map<String, Tensor> found = new LinkedHashMap<>();
    for (FileWeight weight : weights) {
      String layer = nameOf.getOrDefault(path(weight, nested), weight.group());
      put(found, layer, canonical(weight, separable), weight, origin);
    }
    return new Weights(found);
  }

  /** A group whose weights have one scope is a layer; one with several is a nested model. */
  private static List<String> path(FileWeight weight, Set<String> nested) {
    if (weight.group().isEmpty()) {
      return List.of(withoutDoubling(weight.scope()));
    }
    List<String> path = new ArrayList<>();
    path.add(weight.group());
    if (nested.contains(weight.group()) && !weight.scope().isEmpty()) {
      path.addAll(List.of(weight.scope().split("/", -1)));
      if (path.size() > 2 && path.get(1).equals(weight.group())) {
        path.remove(1);
      }
    }
    return path;
  }

  private static Set<String> nestedGroups(List<FileWeight> weights) {
    Map<String, String> scopes = new HashMap<>();
    Set<String> nested = new HashSet<>();
    for (FileWeight weight : weights) {
      String group = weight.group();
      String scope = weight.scope();
      boolean ownScope = scope.isEmpty() || (group + "/").startsWith(scope + "/");
      if (!ownScope && !scopes.computeIfAbsent(group, g -> scope).equals(scope)) {
        nested.add(group);
      }
    }
    return nested;
  }

  /** Some versions write the layer's name twice: conv1/conv1/kernel. */
  private static String withoutDoubling(String scope) {
    int half = scope.length() / 2;
    boolean doubled =
        scope.length() % 2 == 1
            && scope.charAt(half) == '/'
            && scope.substring(0, half).equals(scope.substring(half + 1));
    return doubled ? scope.substring(0, half) : scope;
  }

  /**
   * Keras 3's name: what Keras 2 calls a depthwise kernel is the kernel, unless there is a
   * pointwise one too.
   */
  private static String canonical(FileWeight weight, Set<String> separable) {
    Matcher counted = COUNTED.matcher(weight.name());
    String name = counted.matches() ? counted.group(1) : weight.name();
    boolean only = name.equals("depthwise_kernel") && !separable.contains(place(weight));
    return only ? "kernel" : name;
  }

  private static Set<String> separable(List<FileWeight> weights) {
    return weights.stream()
        .filter(w -> w.name().startsWith("pointwise_kernel"))
        .map(WeightNames::place)
        .collect(Collectors.toSet());
  }

  private static String place(FileWeight weight) {
    return weight.group() + "\n" + weight.scope();
  }

  private static void put(
      Map<String, Tensor> found, String layer, String name, FileWeight weight, Origin origin) {
    if (found.put(Weights.key(layer, name), weight.tensor()) != null) {
      throw origin.bad("has two weights " + name + " for one layer " + layer + "; get it again");
    }
  }
}
