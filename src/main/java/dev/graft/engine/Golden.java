package dev.graft.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Shape;
import dev.graft.zoo.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Keras itself answers when an architecture's weights and a picture are made by the formulas
 * of {@link FormulaWeights}: a few figures, against which any other implementation can be held.
 *
 * @param inputSize rows and columns of the picture
 * @param features what its feature extractor gives, as one vector
 * @param logits what its classifier of 1,000 classes gives before softmax, if that was recorded
 */
record Golden(int inputSize, Figures features, Optional<Figures> logits) {
  /** How far an answer may be off, in parts of the norm. */
  static final double TOLERANCE = 1e-3;

  /**
   * Figures of a vector.
   *
   * @param size its length
   * @param norm its Euclidean norm
   * @param first its first 16 values
   */
  record Figures(int size, double norm, List<Double> first) {
    /**
     * How far a vector is from this one.
     *
     * @param values at least as many as its size
     * @return the largest difference of a value or of the norm, in parts of the norm; not a number
     *     if one of the values is not
     */
    double distance(float[] values) {
      double squares = 0;
      for (int i = 0; i < size; i++) {
        squares += values[i] * (double) values[i];
      }
      double largest = Math.abs(Math.sqrt(squares) - norm);
      for (int i = 0; i < first.size(); i++) {
        largest = Math.max(largest, Math.abs(values[i] - first.get(i)));
      }
      return largest / norm;
    }
  }

  /** The figures of an architecture of one width, if there are any. */
  static Optional<Golden> of(Variant variant) {
    return Optional.ofNullable(all().get(variant.label())).map(Golden::read);
  }

  private static JsonNode all() {
    try (InputStream in = Golden.class.getResourceAsStream("keras-answers.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Json.parse(text, JsonNode.class).get("answers");
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own keras-answers.json cannot be read", e);
    }
  }

  private static Golden read(JsonNode node) {
    return new Golden(
        node.get("inputSize").intValue(),
        figures(node.get("features")),
        Optional.ofNullable(node.get("logits")).map(Golden::figures));
  }

  private static Figures figures(JsonNode node) {
    List<Double> first = new ArrayList<>();
    node.get("first").forEach(value -> first.add(value.doubleValue()));
    // Logits are recorded without their length, which is that of 1,000 classes.
    return new Figures(node.path("size").asInt(1000), node.get("norm").doubleValue(), first);
  }

  /** The network whose output the features are. */
  Network extractor(Variant variant) {
    Network network = variant.network(inputSize, 0);
    Shape maps = network.outputShape();
    List<String> last = List.of(network.output().name());
    Layer vector =
        maps.channels() == features.size()
            ? new Layer.GlobalPooling2D("features", last, PoolingKind.AVERAGE, false)
            : new Layer.Flatten("features", last);
    return network.with(List.of(vector));
  }

  /** The figures were made on pictures scaled to -1..1, except where the network itself scales. */
  static Scaling scaling(Variant variant) {
    return variant.architecture().scaling() == Scaling.NONE ? Scaling.NONE : Scaling.SYMMETRIC;
  }
}
