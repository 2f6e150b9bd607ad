package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.testing.Shared;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import dev.graft.zoo.Architecture;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The networks compute what Keras computes. The figures in keras-answers.json were made with Keras
 * 3.15 itself, with weights and picture given by formulas.
 */
class GoldenActivationsTest {
  private static final int CLASSES = 1000;

  /** Every architecture at width 1.0. */
  static Stream<Variant> variants() {
    return Architectures.list().stream().map(a -> Architectures.parse(a.name()));
  }

  /** Of a family that differs by size only, the ends. */
  static Stream<Variant> fewerVariants() {
    Set<String> between = Set.of("EfficientNetB1", "EfficientNetB2", "VGG16");
    return variants().filter(v -> !between.contains(v.label()));
  }

  static Stream<Variant> otherWidths() {
    return Architectures.list().stream()
        .flatMap(a -> a.alphas().stream().map(alpha -> new Variant(a, alpha)))
        .filter(v -> v.alpha() != 1.0);
  }

  private static Golden golden(Variant variant) {
    return Golden.of(variant).orElseThrow();
  }

  /** Frozen and folded. */
  @ParameterizedTest
  @MethodSource({"variants", "otherWidths"})
  void trunkGivesKerasFeatures(Variant variant) {
    Network network = golden(variant).extractor(variant);

    assertThat(golden(variant).features().distance(trunk(variant, network)))
        .isLessThan(Golden.TOLERANCE);
  }

  private static float[] trunk(Variant variant, Network network) {
    return trunk(network, FormulaWeights.of(network), Golden.scaling(variant), golden(variant));
  }

  private static float[] trunk(Network network, Weights weights, Scaling scaling, Golden golden) {
    float[] features = new float[Math.toIntExact(network.outputShape().size())];
    TensorFlowRuntime.load();
    try (TensorFlowTrunk trunk = new TensorFlowTrunk(network, List.of(), weights, scaling, 1)) {
      trunk.run(FormulaWeights.image(golden.inputSize()), features);
    }
    return features;
  }

  /** The same with each layer by itself, normalisation too. */
  @ParameterizedTest
  @MethodSource("variants")
  void unfoldedNetworkGivesKerasFeatures(Variant variant) {
    Golden golden = golden(variant);
    Network network = golden.extractor(variant);
    int size = golden.inputSize();
    float[] input = Forward.scaled(Golden.scaling(variant), FormulaWeights.image(size), size, size);
    float[] features = Forward.last(network, FormulaWeights.of(network), input, 1);

    assertThat(golden.features().distance(features)).isLessThan(Golden.TOLERANCE);
  }

  /**
   * Everything learns: predicting and learning give Keras's answer, and one step changes the first
   * kernel.
   */
  @ParameterizedTest
  @MethodSource("fewerVariants")
  void learningNetworkGivesKerasAnswerAndLearnsToItsFirstKernel(Variant variant) {
    Network whole = endingInSoftmax(variant);
    int answers = whole.outputShape().channels();
    Weights weights = FormulaWeights.of(whole);
    Set<String> all = whole.layers().stream().map(Layer::name).collect(Collectors.toSet());
    try (Tail tail =
        new TensorFlowTail(
            whole,
            weights,
            all,
            LearningRule.of(new Optimizer.Momentum(0, false)),
            Golden.scaling(variant))) {
      float[] image = FormulaWeights.image(golden(variant).inputSize());
      float[] inference = new float[answers];
      tail.predict(image, 1, inference);
      float[] training = new float[answers];
      // These weights give tiny gradients; this rate shows any that is not nothing.
      tail.train(image, new int[] {3}, 1, 1e25, 0, 1, training);

      assertAnswer(inference, variant);
      assertAnswer(training, variant);
      String first = firstKernel(whole);
      float[] was = weights.tensors().get(first).toArray();
      float[] is = tail.weights().tensors().get(first).toArray();
      int changed = 0;
      for (int i = 0; i < was.length; i++) {
        changed += was[i] == is[i] ? 0 : 1;
      }
      assertThat(changed).isGreaterThan(was.length / 2);
    }
  }

  private static String firstKernel(Network network) {
    return network.layers().stream()
        .flatMap(l -> network.weights(l.name()).stream().map(w -> Map.entry(l.name(), w)))
        .filter(e -> e.getValue().learnable())
        .map(e -> Weights.key(e.getKey(), e.getValue().name()))
        .findFirst()
        .orElseThrow();
  }

  /** Frozen to the middle: what the trunk gives, the tail takes. */
  @ParameterizedTest
  @MethodSource("variants")
  void aCutInTheMiddleChangesNothing(Variant variant) {
    Network whole = endingInSoftmax(variant);
    Weights weights = FormulaWeights.of(whole);
    Architecture architecture = variant.architecture();
    var blocks = architecture.blocks(variant.network(golden(variant).inputSize(), 0));
    String cut = blocks.get(blocks.size() / 2).lastLayer();
    Network below = whole.upTo(cut);
    Network above = whole.after(cut);
    float[] features =
        trunk(below, weights.fitting(below), Golden.scaling(variant), golden(variant));
    float[] answer = new float[whole.outputShape().channels()];
    try (Tail tail =
        new TensorFlowTail(
            above,
            weights.fitting(above),
            Set.of(whole.layers().get(whole.layers().size() - 2).name()),
            LearningRule.of(new Optimizer.Momentum(0, false)),
            Scaling.NONE)) {
      tail.predict(features, 1, answer);
    } catch (IllegalArgumentException e) {
      throw new AssertionError(cut + " is no cut of " + variant, e);
    }

    assertAnswer(answer, variant);
  }

  /**
   * Up to logits, and softmax by itself, since a tail learns from logits; without dropout, which
   * the figures are without. Where no logits were recorded, or fill a gigabyte, up to the features.
   */
  private static Network endingInSoftmax(Variant variant) {
    Golden golden = golden(variant);
    if (!endsInLogits(variant)) {
      return withSoftmax(golden.extractor(variant).layers());
    }
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : variant.network(golden.inputSize(), CLASSES).layers()) {
      if (layer instanceof Layer.Dropout d) {
        layers.add(new Layer.Dropout(d.name(), d.inputs(), 0));
      } else if (layer instanceof Layer.Dense d) {
        layers.add(
            new Layer.Dense(d.name(), d.inputs(), d.units(), d.useBias(), Activation.LINEAR));
      } else if (!(layer instanceof Layer.Activate a && a.activation() == Activation.SOFTMAX)) {
        layers.add(layer);
      }
    }
    return withSoftmax(layers);
  }

  private static boolean endsInLogits(Variant variant) {
    return golden(variant).logits().isPresent()
        && variant.network(golden(variant).inputSize(), CLASSES).parameters() < 50_000_000;
  }

  private static Network withSoftmax(List<Layer> layers) {
    List<Layer> all = new ArrayList<>(layers);
    String last = layers.get(layers.size() - 1).name();
    all.add(new Layer.Activate("softmax", List.of(last), Activation.SOFTMAX));
    return new Network("whole", all);
  }

  /**
   * Softmax is monotonous up to a constant: differences of logarithms are differences of what it
   * was made of.
   */
  private static void assertAnswer(float[] probabilities, Variant variant) {
    Golden golden = golden(variant);
    Golden.Figures expected =
        endsInLogits(variant) ? golden.logits().orElseThrow() : golden.features();
    List<Double> first = expected.first();
    for (int i = 1; i < first.size(); i++) {
      double ours = Math.log(probabilities[i]) - Math.log(probabilities[0]);
      assertThat(ours)
          .as("answer %d", i)
          .isCloseTo(
              first.get(i) - first.get(0), Offset.offset(Golden.TOLERANCE * expected.norm()));
    }
  }

  /**
   * The same against the reference itself, where the numbers in layers' names, and so the weights,
   * may be others.
   */
  @ParameterizedTest
  @MethodSource("variants")
  void theFiguresAreThoseOfTheReference(Variant variant) {
    JsonNode reference = Json.tree(Shared.reference(variant.architecture().name() + ".json"));
    Golden.Figures figures = golden(variant).features();
    JsonNode features = reference.at("/golden/features");
    Network network = golden(variant).extractor(variant);
    Network renamed = renamed(network, reference.get("layers"));
    List<Double> first = new ArrayList<>();
    features.get("first16").forEach(v -> first.add(v.doubleValue()));
    Golden.Figures theirs =
        new Golden.Figures(figures.size(), features.get("norm").doubleValue(), first);

    if (renamed.equals(network)) {
      assertThat(figures.norm()).isCloseTo(theirs.norm(), Offset.offset(1e-6));
      assertThat(figures.first()).hasSameSizeAs(first);
    } else {
      float[] answer =
          trunk(renamed, FormulaWeights.of(renamed), Golden.scaling(variant), golden(variant));
      assertThat(theirs.distance(answer)).isLessThan(Golden.TOLERANCE);
    }
  }

  /** Layers with weights get the names that the reference has for them, in its order. */
  private static Network renamed(Network network, JsonNode table) {
    Map<String, String> names = new HashMap<>();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      boolean own = !network.weights(layer.name()).isEmpty();
      String name = own ? table.get(i).get("name").textValue() : layer.name();
      names.put(layer.name(), name);
      layers.add(named(layer, name, layer.inputs().stream().map(names::get).toList()));
    }
    return new Network(network.name(), layers);
  }

  private static Layer named(Layer layer, String name, List<String> inputs) {
    if (layer.name().equals(name)) {
      return layer instanceof Layer.Input ? layer : layer.reading(inputs);
    } else if (layer instanceof Layer.Conv2D c) {
      return new Layer.Conv2D(
          name,
          inputs,
          c.filters(),
          c.kernel(),
          c.strides(),
          c.dilation(),
          c.padding(),
          c.useBias(),
          c.activation());
    } else if (layer instanceof Layer.BatchNormalization b) {
      return new Layer.BatchNormalization(
          name, inputs, b.epsilon(), b.momentum(), b.center(), b.scale());
    } else if (layer instanceof Layer.Normalization) {
      return new Layer.Normalization(name, inputs);
    }
    throw new AssertionError(layer + " is not named by Keras");
  }

  @Test
  void aVectorThatIsOffIsSeen() {
    Golden.Figures figures = new Golden.Figures(2, 5, List.of(3.0, 4.0));

    assertThat(figures.distance(new float[] {3, 4})).isZero();
    assertThat(figures.distance(new float[] {3, 4.01f})).isGreaterThan(1e-3).isLessThan(3e-3);
    assertThat(figures.distance(new float[] {3, Float.NaN})).isNaN();
    assertThat(Golden.of(Architectures.parse("VGG16"))).isPresent().isNotEqualTo(Optional.empty());
  }
}
