package dev.graft.network;

import dev.graft.errors.GraftException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a network's weights, by {@code layer/weight}, for instance {@code Conv1/kernel}.
 *
 * @param tensors the values, in the order of the layers
 */
public record Weights(Map<String, Tensor> tensors) {
  /** Copies the map, keeping its order. */
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * The key of a weight.
   *
   * @param layer the layer's name
   * @param weight the weight's name within the layer
   * @return {@code layer/weight}
   */
  public static String key(String layer, String weight) {
    return layer + "/" + weight;
  }

  /**
   * Finds a weight.
   *
   * @param layer the layer's name
   * @param weight the weight's name within the layer
   * @return its values, if there are any
   */
  public Optional<Tensor> find(String layer, String weight) {
    return Optional.ofNullable(tensors.get(key(layer, weight)));
  }

  /**
   * A weight that must be there.
   *
   * @param layer the layer's name
   * @param weight the weight's name within the layer
   * @return its values
   * @throws GraftException if it is not there
   */
  public Tensor get(String layer, String weight) {
    return find(layer, weight)
        .orElseThrow(() -> new GraftException("There is no weight " + key(layer, weight) + "."));
  }

  /**
   * These weights, with others added or put in their place.
   *
   * @param others what takes precedence
   * @return the union
   */
  public Weights with(Weights others) {
    Map<String, Tensor> all = new LinkedHashMap<>(tensors);
    all.putAll(others.tensors);
    return new Weights(all);
  }

  /**
   * The weights of some layers of a network.
   *
   * @param network whose layers
   * @return exactly the weights that the network's layers have
   * @throws GraftException naming the first layer whose weight is missing or has another shape
   */
  public Weights fitting(Network network) {
    misfit(network)
        .ifPresent(
            misfit -> {
              throw new GraftException(
                  "The weights do not fit the network " + network.name() + ": " + misfit + ".");
            });
    Map<String, Tensor> fitting = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        fitting.put(key(layer.name(), spec.name()), get(layer.name(), spec.name()));
      }
    }
    return new Weights(fitting);
  }

  /**
   * What keeps these weights from a network.
   *
   * @param network the network
   * @return the first layer, in the network's order, whose weight is missing or has another shape,
   *     as half a sentence; empty if all fit
   */
  public Optional<String> misfit(Network network) {
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        Optional<Tensor> tensor = find(layer.name(), spec.name());
        if (tensor.isEmpty()) {
          return Optional.of("layer " + layer.name() + " has no " + spec.name());
        }
        Shape shape = tensor.get().shape();
        if (!shape.equals(spec.shape())) {
          return Optional.of(
              "layer %s wants a %s of %s and the file has %s"
                  .formatted(layer.name(), spec.name(), spec.shape(), shape));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A digest of names, shapes and values, for keys.
   *
   * @return SHA-256 in lower-case hexadecimal
   */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
        digest.update(
            (e.getKey() + " " + e.getValue().shape() + "\n").getBytes(StandardCharsets.UTF_8));
        FloatBuffer values = e.getValue().values();
        while (values.hasRemaining()) {
          bytes.clear();
          int n = Math.min(values.remaining(), bytes.capacity() / Float.BYTES);
          bytes.asFloatBuffer().put(values.slice(values.position(), n));
          values.position(values.position() + n);
          digest.update(bytes.limit(n * Float.BYTES));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
