package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.training.Head;
import dev.graft.training.HeadWeights;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import dev.graft.training.Trunk;
import dev.graft.zoo.Architecture;
import dev.graft.zoo.Architectures;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The networks compute what Keras computes. The figures in golden.json were made with Keras 3.15
 * itself, with weights and picture given by formulas.
 */
class GoldenActivationsTest {
  private static final double TOLERANCE = 1e-3;

  private final TensorFlowEngine engine = new TensorFlowEngine();

  @ParameterizedTest
  @ValueSource(strings = {"MobileNet", "MobileNetV2"})
  void frozenTrunkGivesKerasFeatures(String name) {
    JsonNode golden = golden(name);
    Network network = network(name, golden).upTo(pooling(network(name, golden)));
    try (Trunk trunk = engine.openTrunk(network, FormulaWeights.of(network), Scaling.SYMMETRIC)) {
      float[] features = new float[trunk.batch() * network.outputShape().channels()];
      trunk.run(batchOf(trunk.batch(), golden), features);

      assertFeatures(features, golden);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MobileNet", "MobileNetV2"})
  void learningNetworkGivesKerasLogits(String name) {
    JsonNode golden = golden(name);
    Network whole = endingInSoftmax(network(name, golden));
    Set<String> all = whole.layers().stream().map(Layer::name).collect(Collectors.toSet());
    try (Tail tail =
        engine.openTail(
            whole, FormulaWeights.of(whole), all, Optimizer.DEFAULT, Scaling.SYMMETRIC)) {
      float[] inference = new float[1000];
      tail.predict(FormulaWeights.image(golden.get("inputSize").asInt()), 1, inference);
      float[] training = new float[1000];
      tail.train(
          FormulaWeights.image(golden.get("inputSize").asInt()),
          new int[] {3},
          1,
          1e-3,
          0,
          1,
          training);

      assertLogits(inference, golden);
      assertLogits(training, golden);
      assertThat(argmax(inference)).isEqualTo(golden.at("/golden/logits/argmax").asInt());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MobileNet", "MobileNetV2"})
  void everyCutGivesTheSameProbabilities(String name) {
    JsonNode golden = golden(name);
    Network full = network(name, golden);
    Architecture architecture = Architectures.find(name).orElseThrow();
    String feature = architecture.featureLayer();
    Network trunkOnly = full.upTo(feature);
    Network whole = Head.DEFAULT.graftOnto(trunkOnly, 3);
    List<Layer> head = whole.layers().subList(trunkOnly.layers().size(), whole.layers().size());
    Weights weights = FormulaWeights.of(trunkOnly).with(HeadWeights.initial(whole, head, 1));
    float[] expected = new float[3];
    try (Tail tail =
        engine.openTail(
            whole, weights, Set.of(Head.LOGITS), Optimizer.DEFAULT, Scaling.SYMMETRIC)) {
      tail.predict(FormulaWeights.image(golden.get("inputSize").asInt()), 1, expected);
    }
    for (String cut : List.of(feature, middle(whole), Head.POOL)) {
      Network below = whole.upTo(cut);
      Network above = whole.after(cut);
      try (Trunk trunk = engine.openTrunk(below, weights.fitting(below), Scaling.SYMMETRIC);
          Tail tail =
              engine.openTail(
                  above,
                  weights.fitting(above),
                  Set.of(Head.LOGITS),
                  Optimizer.DEFAULT,
                  Scaling.NONE)) {
        float[] features = new float[trunk.batch() * Math.toIntExact(below.outputShape().size())];
        trunk.run(batchOf(trunk.batch(), golden), features);
        float[] probabilities = new float[3];
        tail.predict(features, 1, probabilities);

        for (int c = 0; c < 3; c++) {
          assertThat((double) probabilities[c])
              .as("cut at %s, class %d", cut, c)
              .isCloseTo(expected[c], org.assertj.core.data.Offset.offset(1e-4));
        }
      }
    }
  }

  private static String middle(Network network) {
    List<String> narrow =
        network.layers().stream().map(Layer::name).filter(network::isNarrow).toList();
    return narrow.get(narrow.size() / 2);
  }

  private static Network network(String name, JsonNode golden) {
    return Architectures.find(name)
        .orElseThrow()
        .network(1.0, golden.get("inputSize").asInt(), 1000);
  }

  private static String pooling(Network network) {
    return network.layers().stream()
        .filter(l -> l instanceof Layer.GlobalPooling2D)
        .map(Layer::name)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Splits a softmax that is part of the last dense layer, since a tail learns from logits, and
   * stills the dropout, which the figures are without.
   */
  private static Network endingInSoftmax(Network network) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Dropout d) {
        layers.add(new Layer.Dropout(d.name(), d.inputs(), 0));
      } else if (layer instanceof Layer.Dense d) {
        layers.add(
            new Layer.Dense(d.name(), d.inputs(), d.units(), d.useBias(), Activation.LINEAR));
        layers.add(new Layer.Activate("softmax", List.of(d.name()), Activation.SOFTMAX));
      } else {
        layers.add(layer);
      }
    }
    return new Network(network.name(), layers);
  }

  private static float[] batchOf(int batch, JsonNode golden) {
    float[] image = FormulaWeights.image(golden.get("inputSize").asInt());
    float[] pixels = new float[batch * image.length];
    System.arraycopy(image, 0, pixels, 0, image.length);
    return pixels;
  }

  private static void assertFeatures(float[] features, JsonNode golden) {
    JsonNode expected = golden.at("/golden/features");
    double norm = expected.get("norm").asDouble();
    int size = expected.get("size").asInt();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      sum += features[i];
      squares += features[i] * (double) features[i];
    }
    assertThat(Math.sqrt(squares)).isCloseTo(norm, within(TOLERANCE * norm));
    assertThat(sum / size)
        .isCloseTo(expected.get("mean").asDouble(), within(TOLERANCE * norm / Math.sqrt(size)));
    for (int i = 0; i < 16; i++) {
      assertThat((double) features[i])
          .as("feature %d", i)
          .isCloseTo(expected.get("first16").get(i).asDouble(), within(TOLERANCE * norm));
    }
  }

  /**
   * Softmax is monotonous up to a constant: differences of logarithms are differences of logits.
   */
  private static void assertLogits(float[] probabilities, JsonNode golden) {
    JsonNode expected = golden.at("/golden/logits");
    double norm = expected.get("norm").asDouble();
    for (int i = 1; i < 16; i++) {
      double ours = Math.log(probabilities[i]) - Math.log(probabilities[0]);
      double keras =
          expected.get("first16").get(i).asDouble() - expected.get("first16").get(0).asDouble();
      assertThat(ours).as("logit %d", i).isCloseTo(keras, within(TOLERANCE * norm));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private static int argmax(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static JsonNode golden(String name) {
    try (InputStream in = GoldenActivationsTest.class.getResourceAsStream("golden.json")) {
      return Json.mapper().readTree(in).get(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
