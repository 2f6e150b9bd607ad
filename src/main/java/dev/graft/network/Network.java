package dev.graft.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.graft.errors.GraftException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An acyclic graph of named layers with one input and one output, in an order in which each layer
 * comes after those that it reads. The last layer is the output.
 */
public final class Network {
  private final String name;
  private final List<Layer> layers;
  private final Map<String, Layer> byName = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  /**
   * Makes a network and works out all shapes.
   *
   * @param name the network's name
   * @param layers in an order in which each comes after those that it reads
   * @throws GraftException if a name is used twice, an input is missing, or shapes do not fit; the
   *     sentence names the layer
   */
  @JsonCreator
  public Network(@JsonProperty("name") String name, @JsonProperty("layers") List<Layer> layers) {
    this.name = name;
    this.layers = List.copyOf(layers);
    if (this.layers.isEmpty() || !(this.layers.get(0) instanceof Layer.Input)) {
      throw new GraftException("The network " + name + " does not begin with an input layer.");
    }
    for (Layer layer : this.layers) {
      if (byName.put(layer.name(), layer) != null) {
        throw new GraftException(
            "The network " + name + " has two layers named " + layer.name() + ".");
      }
      checkInputs(layer);
      List<Shape> inputs = new ArrayList<>();
      for (String input : layer.inputs()) {
        Shape shape = shapes.get(input);
        if (shape == null) {
          throw new GraftException(
              "The network "
                  + name
                  + " has a layer "
                  + layer.name()
                  + " that reads "
                  + input
                  + ", which does not come before it.");
        }
        inputs.add(shape);
      }
      try {
        Shape shape = layer.outputShape(inputs);
        if (shape.rank() < 1 || shape.size() < 1) {
          throw new IllegalArgumentException("its output would be empty");
        }
        layer.weights(inputs).forEach(w -> w.shape().size());
        shapes.put(layer.name(), shape);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new GraftException(
            "The network "
                + name
                + " does not fit together at layer "
                + layer.name()
                + ": "
                + e.getMessage()
                + ".",
            e);
      }
    }
  }

  private void checkInputs(Layer layer) {
    boolean first = layer == layers.get(0);
    int n = layer.inputs().size();
    boolean merges =
        layer instanceof Layer.Add
            || layer instanceof Layer.Multiply
            || layer instanceof Layer.Concatenate;
    boolean fits = merges ? n > 1 : layer instanceof Layer.Input ? first : n == 1;
    if (!fits) {
      throw new GraftException(
          "The network "
              + name
              + " has a layer "
              + layer.name()
              + (layer instanceof Layer.Input
                  ? ", which would be a second input."
                  : " that reads " + n + " layers, which a " + layer.kerasClass() + " cannot."));
    }
  }

  /**
   * The name.
   *
   * @return for instance {@code MobileNetV2}
   */
  @JsonProperty("name")
  public String name() {
    return name;
  }

  /**
   * The layers.
   *
   * @return in the order of the data
   */
  @JsonProperty("layers")
  public List<Layer> layers() {
    return layers;
  }

  /**
   * Finds a layer.
   *
   * @param layer its name
   * @return the layer, if there is one
   */
  public Optional<Layer> find(String layer) {
    return Optional.ofNullable(byName.get(layer));
  }

  /**
   * A layer that is known to be there.
   *
   * @param layer its name
   * @return the layer
   * @throws GraftException if there is none of that name
   */
  public Layer layer(String layer) {
    return find(layer)
        .orElseThrow(
            () -> new GraftException("The network " + name + " has no layer " + layer + "."));
  }

  /**
   * The shape of a layer's output.
   *
   * @param layer its name
   * @return the shape, without the batch
   */
  public Shape shape(String layer) {
    layer(layer);
    return shapes.get(layer);
  }

  /**
   * The shapes that a layer reads.
   *
   * @param layer its name
   * @return in the order of its inputs
   */
  public List<Shape> inputShapes(String layer) {
    return layer(layer).inputs().stream().map(shapes::get).toList();
  }

  /**
   * The weights of a layer.
   *
   * @param layer its name
   * @return in Keras's order
   */
  public List<WeightSpec> weights(String layer) {
    return layer(layer).weights(inputShapes(layer));
  }

  /**
   * Counts parameters of a layer.
   *
   * @param layer its name
   * @return learnable and moving statistics together, as Keras counts
   */
  public long parameters(String layer) {
    return weights(layer).stream().mapToLong(w -> w.shape().size()).sum();
  }

  /**
   * Counts parameters.
   *
   * @return of all layers together
   */
  @JsonIgnore
  public long parameters() {
    return layers.stream().mapToLong(l -> parameters(l.name())).sum();
  }

  /**
   * Counts multiply-accumulate operations of a layer for one example.
   *
   * @param layer its name
   * @return the count
   */
  public long macs(String layer) {
    return layer(layer).macs(inputShapes(layer));
  }

  /**
   * Where the data comes in.
   *
   * @return the first layer
   */
  @JsonIgnore
  public Layer.Input input() {
    return (Layer.Input) layers.get(0);
  }

  /**
   * Where the result comes out.
   *
   * @return the last layer
   */
  @JsonIgnore
  public Layer output() {
    return layers.get(layers.size() - 1);
  }

  /**
   * The shape of the result.
   *
   * @return the shape, without the batch
   */
  @JsonIgnore
  public Shape outputShape() {
    return shapes.get(output().name());
  }

  /**
   * The part that a layer's output depends on.
   *
   * @param layer the layer that becomes the output
   * @return a network of exactly the layers that lead to it
   */
  public Network upTo(String layer) {
    Set<String> needed = new HashSet<>();
    needed.add(layer(layer).name());
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (needed.contains(layers.get(i).name())) {
        needed.addAll(layers.get(i).inputs());
      }
    }
    return new Network(name, layers.stream().filter(l -> needed.contains(l.name())).toList());
  }

  /**
   * The part after a layer through which all data passes: that layer becomes the input.
   *
   * @param layer a layer for which {@link #isNarrow} holds
   * @return a network whose input has the layer's name and shape
   */
  public Network after(String layer) {
    if (!isNarrow(layer)) {
      throw new IllegalArgumentException("not all data passes through " + layer);
    }
    List<Layer> tail = new ArrayList<>();
    tail.add(new Layer.Input(layer, shape(layer)));
    tail.addAll(layers.subList(indexOf(layer) + 1, layers.size()));
    return new Network(name, tail);
  }

  /**
   * This network with more layers at its end.
   *
   * @param more layers that read what is here or each other
   * @return the longer network
   */
  public Network with(List<Layer> more) {
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(more);
    return new Network(name, all);
  }

  /**
   * The place of a layer in the order of the data.
   *
   * @param layer its name
   * @return from 0
   */
  public int indexOf(String layer) {
    return layers.indexOf(layer(layer));
  }

  /**
   * Whether all data passes through a layer as one tensor: nothing after it reads anything before
   * it.
   *
   * @param layer its name
   * @return true for the input, the output and every neck between
   */
  public boolean isNarrow(String layer) {
    int at = indexOf(layer);
    Set<String> before = new HashSet<>();
    for (int i = 0; i < at; i++) {
      before.add(layers.get(i).name());
    }
    for (int i = at + 1; i < layers.size(); i++) {
      if (!Collections.disjoint(layers.get(i).inputs(), before)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The cut for a choice of learning layers: the last layer before the first learning one through
   * which all data passes as one tensor. A dropout that only hands on to the first learning layer
   * goes with it, since its output differs from step to step; one inside the frozen part is as
   * still as all of that part.
   *
   * @param learning names of the layers that learn
   * @return the cut's name; the input's if everything learns, the output's if nothing does
   */
  public String cut(Set<String> learning) {
    int end = 0;
    while (end < layers.size() && !learning.contains(layers.get(end).name())) {
      end++;
    }
    for (int i = end - 1; i > 0 && weights(layers.get(i).name()).isEmpty(); i--) {
      Layer layer = layers.get(i);
      if (layer instanceof Layer.Dropout d && d.rate() > 0 && isNarrow(layer.name())) {
        end = i;
      }
    }
    for (int i = end - 1; i > 0; i--) {
      if (isNarrow(layers.get(i).name())) {
        return layers.get(i).name();
      }
    }
    return input().name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Network that && name.equals(that.name) && layers.equals(that.layers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, layers);
  }

  @Override
  public String toString() {
    return name + " (" + layers.size() + " layers)";
  }
}
