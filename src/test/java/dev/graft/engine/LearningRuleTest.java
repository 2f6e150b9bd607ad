package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Regularisation;
import dev.graft.training.Tail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule does to weights, against Keras and PyTorch, and that it can be interrupted. */
class LearningRuleTest {
  private static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-7);

  /** The network of make_learning.py. */
  private static final Network TINY =
      Sketch.input(4, 4, 2)
          .conv("conv", 3, 3, 1, Padding.SAME, true, Activation.LINEAR)
          .bn("bn")
          .relu6("relu")
          .pool("pool")
          .classes(3)
          .network();

  private final TensorFlowEngine engine = new TensorFlowEngine();

  private static JsonNode golden() throws IOException {
    try (InputStream in = LearningRuleTest.class.getResourceAsStream("learning.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
    }
  }

  private static float[] floats(JsonNode numbers) {
    float[] all = new float[numbers.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) numbers.get(i).asDouble();
    }
    return all;
  }

  private static Weights weights(JsonNode by, Network network) {
    Map<String, Tensor> all = new HashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        String key = Weights.key(layer.name(), spec.name());
        all.put(key, Tensor.of(spec.shape(), floats(by.get(key))));
      }
    }
    return new Weights(all);
  }

  private static Set<String> all(Network network) {
    return network.layers().stream()
        .map(Layer::name)
        .filter(l -> !network.weights(l).isEmpty())
        .collect(Collectors.toSet());
  }

  private static LearningRule rule(JsonNode rule) {
    Optimizer optimizer =
        switch (rule.get("optimizer").asText()) {
          case "adam" -> new Optimizer.Adam(0.9, 0.999, rule.path("epsilon").asDouble(1e-7));
          case "momentum" -> new Optimizer.Momentum(0.9, false);
          case "nesterov" -> new Optimizer.Momentum(0.9, true);
          default -> new Optimizer.Momentum(0, false);
        };
    Map<String, Double> rates = new HashMap<>();
    rule.path("rates").properties().forEach(f -> rates.put(f.getKey(), f.getValue().asDouble()));
    return new LearningRule(
        optimizer,
        rates,
        new Regularisation(
            rule.path("weightDecay").asDouble(),
            0,
            rule.path("clipNorm").asDouble(),
            rule.path("averaging").asDouble(),
            rule.path("batchStatistics").asBoolean()));
  }

  static List<String> cases() throws IOException {
    return StreamSupport.stream(golden().get("cases").spliterator(), false)
        .map(c -> c.get("name").asText())
        .toList();
  }

  /** Weights are of the size of 1 and were moved by up to 1; single precision keeps 5e-6 of it. */
  @ParameterizedTest
  @MethodSource("cases")
  void fiveStepsEndInTheWeightsOfAnotherLibrary(String name) throws IOException {
    JsonNode golden = golden();
    JsonNode wanted =
        StreamSupport.stream(golden.get("cases").spliterator(), false)
            .filter(c -> c.get("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    Weights after;
    try (Tail tail =
        engine.openTail(
            TINY,
            weights(golden.get("first"), TINY),
            all(TINY),
            rule(wanted.get("rule")),
            Scaling.NONE)) {
      for (int step = 0; step < golden.get("images").size(); step++) {
        JsonNode labels = golden.get("labels").get(step);
        int[] of = new int[labels.size()];
        Arrays.setAll(of, i -> labels.get(i).asInt());
        double falling = golden.get("rates").get(step).asDouble();
        double rate = wanted.get("rule").path("rate").asDouble(falling);
        float[] images = floats(golden.get("images").get(step));
        tail.train(images, of, of.length, rate, step, 0, new float[3 * of.length]);
      }
      after = tail.weights();
    }
    Weights theirs = weights(wanted.get("after"), TINY);
    for (String key : theirs.tensors().keySet()) {
      assertThat(after.tensors().get(key).toArray())
          .as("%s after %s by %s", key, name, wanted.get("by").asText())
          .usingComparatorWithPrecision(5e-6f)
          .containsExactly(theirs.tensors().get(key).toArray());
    }
  }

  /** Or a thing that is not done at all could pass for done. */
  @Test
  void noTwoOfTheGoldenCasesAreAlike() throws IOException {
    List<float[]> kernels = new ArrayList<>();
    for (JsonNode c : golden().get("cases")) {
      kernels.add(floats(c.get("after").get("conv/kernel")));
    }
    assertThat(kernels).hasSizeGreaterThan(15);
    for (int a = 0; a < kernels.size(); a++) {
      for (int b = 0; b < a; b++) {
        double apart = 0;
        for (int i = 0; i < kernels.get(a).length; i++) {
          apart = Math.max(apart, Math.abs(kernels.get(a)[i] - kernels.get(b)[i]));
        }
        assertThat(apart).as("cases %d and %d", a, b).isGreaterThan(1e-4);
      }
    }
  }

  /** Everything that backbones are made of, in small. */
  private static final Network RESIDUAL =
      Sketch.input(6, 6, 2)
          .conv("stem", 4, 3, 1, Padding.SAME, true, Activation.LINEAR)
          .bn("stem_bn")
          .relu6("stem_relu")
          .depthwise("depthwise", 1, 1, Padding.SAME, false, Activation.LINEAR)
          .bn("depthwise_bn")
          .relu6("depthwise_relu")
          .conv("project", 4, 1, 1)
          .bn("project_bn")
          .plus("add", "stem_relu")
          .pool("pool")
          .dropout("dropout", 0.3)
          .dense("hidden", 5, Activation.RELU)
          .classes(3)
          .network();

  private static final Map<String, Double> RATES =
      Map.of("stem", 0.1, "stem_bn", 0.1, "depthwise", 0.5, "project_bn", 3.0);

  static List<LearningRule> rules() {
    Regularisation stored = new Regularisation(0.05, 0, 0.3, 0.8, false);
    Regularisation batch = new Regularisation(0.05, 0, 0.3, 0.8, true);
    return List.of(
        new LearningRule(ADAM, RATES, stored),
        new LearningRule(ADAM, RATES, batch),
        new LearningRule(new Optimizer.Momentum(0.9, true), RATES, stored),
        new LearningRule(new Optimizer.Momentum(0.9, true), RATES, batch),
        new LearningRule(new Optimizer.Momentum(0, false), Map.of(), batch),
        new LearningRule(ADAM, Map.of(), new Regularisation(0, 0, 0, 0, true)));
  }

  private Tail open(LearningRule rule, long seed) {
    return open(rule, Sketch.weights(RESIDUAL, seed), all(RESIDUAL));
  }

  private Tail open(LearningRule rule, Weights weights, Set<String> learning) {
    return engine.openTail(RESIDUAL, weights, learning, rule, Scaling.NONE);
  }

  private static void train(Tail tail, int from, int to) {
    int count = 48;
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i * 7 % 3);
    for (int step = from; step < to; step++) {
      tail.train(
          Sketch.numbers(count * 72, step), labels, count, 0.02, step, 9, new float[count * 3]);
    }
  }

  private static float[] predicted(Tail tail) {
    float[] said = new float[12];
    tail.predict(Sketch.numbers(4 * 72, 77), 4, said);
    return said;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void savedAndRestoredItGoesOnToTheBit(LearningRule rule, @TempDir Path folder) {
    String asSaved;
    String unbroken;
    float[] said;
    try (Tail tail = open(rule, 3)) {
      train(tail, 0, 3);
      tail.save(folder);
      asSaved = tail.weights().fingerprint();
      train(tail, 3, 7);
      unbroken = tail.weights().fingerprint();
      said = predicted(tail);
    }
    assertThat(unbroken).isNotEqualTo(asSaved);
    // First values that are none of the saved ones.
    try (Tail tail = open(rule, 4)) {
      train(tail, 0, 1);
      tail.restore(folder);
      assertThat(tail.weights().fingerprint()).isEqualTo(asSaved);
      train(tail, 3, 7);
      assertThat(tail.weights().fingerprint()).isEqualTo(unbroken);
      assertThat(predicted(tail)).isEqualTo(said);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void equalRunsGiveEqualBits(LearningRule rule) {
    Set<String> prints =
        List.of(1, 2, 3).stream()
            .map(
                run -> {
                  try (Tail tail = open(rule, 3)) {
                    train(tail, 0, 6);
                    return tail.weights().fingerprint();
                  }
                })
            .collect(Collectors.toSet());

    assertThat(prints).hasSize(1);
  }

  /** What is validated is what a bundle gets: a plain network of the weights predicts the same. */
  @ParameterizedTest
  @MethodSource("rules")
  void itsWeightsPredictWhatItPredicts(LearningRule rule) {
    Weights weights;
    float[] said;
    try (Tail tail = open(rule, 3)) {
      train(tail, 0, 5);
      weights = tail.weights();
      said = predicted(tail);
    }
    try (Tail plain = open(LearningRule.of(ADAM), weights, Set.of("logits"))) {
      assertThat(predicted(plain)).usingComparatorWithPrecision(1e-6f).containsExactly(said);
    }
  }

  @Test
  void theAverageStaysBehindAndWhatIsAssignedTakesBothPlaces() {
    LearningRule momentum = LearningRule.of(new Optimizer.Momentum(0.9, false));
    LearningRule averaged =
        new LearningRule(momentum.optimizer(), Map.of(), new Regularisation(0, 0, 0, 0.5, false));
    List<float[]> path = new ArrayList<>();
    try (Tail plain = open(momentum, 3);
        Tail tail = open(averaged, 3)) {
      float[] average = {};
      for (int step = 0; step < 4; step++) {
        train(plain, step, step + 1);
        train(tail, step, step + 1);
        float[] kernel = plain.weights().get("logits", "kernel").toArray();
        path.add(kernel);
        if (step == 0) {
          average = kernel;
        } else {
          for (int i = 0; i < kernel.length; i++) {
            average[i] = 0.5f * average[i] + 0.5f * kernel[i];
          }
        }
        assertThat(tail.weights().get("logits", "kernel").toArray())
            .as("after step %d", step)
            .usingComparatorWithPrecision(1e-6f)
            .containsExactly(average);
      }
      assertThat(average).isNotEqualTo(path.get(3));
      Weights other = Sketch.weights(RESIDUAL, 5);
      tail.assign(other);
      assertThat(tail.weights().fingerprint()).isEqualTo(other.fingerprint());
      try (Tail fresh = open(momentum, other, Set.of("logits"))) {
        assertThat(predicted(tail)).isEqualTo(predicted(fresh));
      }
    }
  }

  /** Not even decay or the statistics of the batch touch it. */
  @ParameterizedTest
  @MethodSource("rules")
  void whatDoesNotLearnStaysToTheBit(LearningRule rule) {
    Weights before = Sketch.weights(RESIDUAL, 3);
    Set<String> learning = Set.of("project", "project_bn", "hidden", "logits");
    Weights after;
    try (Tail tail = open(rule, before, learning)) {
      train(tail, 0, 3);
      after = tail.weights();
    }
    for (Layer layer : RESIDUAL.layers()) {
      for (WeightSpec spec : RESIDUAL.weights(layer.name())) {
        boolean moves =
            learning.contains(layer.name())
                && (spec.learnable() || rule.regularisation().batchStatistics());
        float[] was = before.get(layer.name(), spec.name()).toArray();
        float[] is = after.get(layer.name(), spec.name()).toArray();
        assertThat(Arrays.equals(is, was)).as("%s/%s", layer.name(), spec.name()).isEqualTo(!moves);
      }
    }
  }

  /** One feature over a batch of four: mean 3, variance 3.5, unbiased 14 / 3. */
  @Test
  void normalisationOfPlainFeaturesUsesTheBatchToo() {
    Network network = Sketch.input(1).bn("bn").classes(2).network();
    Weights first = Sketch.weights(network, 1);
    double gamma = first.get("bn", "gamma").toArray()[0];
    double beta = first.get("bn", "beta").toArray()[0];
    float[] kernel = first.get("logits", "kernel").toArray();
    float[] bias = first.get("logits", "bias").toArray();
    float[] x = {1, 2, 3, 6};
    float[] said = new float[8];
    LearningRule rule = new LearningRule(ADAM, Map.of(), new Regularisation(0, 0, 0, 0, true));
    try (Tail tail = engine.openTail(network, first, Set.of("bn", "logits"), rule, Scaling.NONE)) {
      tail.train(x, new int[] {0, 1, 0, 1}, 4, 0, 0, 0, said);
      for (int i = 0; i < 4; i++) {
        double y = gamma * (x[i] - 3) / Math.sqrt(3.5 + 1e-3) + beta;
        double apart = y * (kernel[1] - kernel[0]) + bias[1] - bias[0];
        assertThat((double) said[2 * i]).isCloseTo(1 / (1 + Math.exp(apart)), within(1e-5));
      }
      assertThat((double) tail.weights().get("bn", "moving_mean").toArray()[0])
          .isCloseTo(0.99 * first.get("bn", "moving_mean").toArray()[0] + 0.01 * 3, within(1e-6));
      assertThat((double) tail.weights().get("bn", "moving_variance").toArray()[0])
          .isCloseTo(
              0.99 * first.get("bn", "moving_variance").toArray()[0] + 0.01 * 14 / 3, within(1e-6));
    }
  }
}
