package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.testing.Reference;
import dev.graft.testing.Sketch;
import dev.graft.training.Batch;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.StepPlan;
import dev.graft.training.Tail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What learning does to weights, to the bit or against an independent computation. */
class TensorFlowTailTest {
  private static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-7);

  private final TensorFlowEngine engine = new TensorFlowEngine();

  private Tail open(Network network, Weights weights, Set<String> learning, Optimizer optimizer) {
    return engine.openTail(network, weights, learning, LearningRule.of(optimizer), Scaling.NONE);
  }

  private static Set<String> all(Network network) {
    return network.layers().stream()
        .map(Layer::name)
        .filter(l -> !network.weights(l).isEmpty())
        .collect(Collectors.toSet());
  }

  /** Everything that backbones are made of, in small. */
  private static Network residual(double dropout) {
    return Sketch.input(6, 6, 2)
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
        .dropout("dropout", dropout)
        .dense("hidden", 5, Activation.RELU)
        .classes(3)
        .network();
  }

  private static int[] labels(int count) {
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i * 7 % 3);
    return labels;
  }

  static List<Optimizer> optimizers() {
    return List.of(
        new Optimizer.Momentum(0, false),
        new Optimizer.Momentum(0.9, false),
        new Optimizer.Momentum(0.9, true),
        ADAM,
        new Optimizer.Adam(0.8, 0.95, 1e-3));
  }

  /**
   * Softmax regression, whose gradient is X'(P - Y) / n, in double precision; momentum with the
   * velocity free of the rate, Adam as the last lines of section 2 of Kingma and Ba (2015), which
   * is Keras's form: epsilon is added to the root that is not corrected for its bias. The last
   * feature is so small that epsilon matters.
   */
  @ParameterizedTest
  @MethodSource("optimizers")
  void stepsFollowThePublishedFormula(Optimizer optimizer) {
    int inputs = 5;
    int count = 4;
    Network network = Sketch.input(inputs).classes(3).network();
    Weights weights = Sketch.weights(network, 1);
    double[] w = new double[(inputs + 1) * 3];
    double[] kernel = Reference.doubles(weights.get("logits", "kernel").toArray());
    double[] bias = Reference.doubles(weights.get("logits", "bias").toArray());
    System.arraycopy(kernel, 0, w, 0, kernel.length);
    System.arraycopy(bias, 0, w, kernel.length, 3);
    double[] first = new double[w.length];
    double[] second = new double[w.length];
    try (Tail tail = open(network, weights, Set.of("logits"), optimizer)) {
      for (int step = 0; step < 6; step++) {
        float[] x = Sketch.numbers(count * inputs, 10 + step);
        for (int i = 0; i < count; i++) {
          x[i * inputs + inputs - 1] *= 1e-6f;
        }
        int[] labels = {step % 3, 1, 2, 0};
        double rate = 0.1 / (1 + step);
        float[] said = new float[count * 3];

        tail.train(x, labels, count, rate, step, 0, said);

        double[] gradient = new double[w.length];
        for (int n = 0; n < count; n++) {
          double[] p = softmax(w, x, n * inputs, inputs);
          for (int c = 0; c < 3; c++) {
            assertThat((double) said[n * 3 + c]).isCloseTo(p[c], within(1e-6));
            double slope = (p[c] - (labels[n] == c ? 1 : 0)) / count;
            for (int i = 0; i < inputs; i++) {
              gradient[i * 3 + c] += slope * x[n * inputs + i];
            }
            gradient[inputs * 3 + c] += slope;
          }
        }
        descend(optimizer, w, gradient, first, second, rate, step + 1);
        float[] is = tail.weights().get("logits", "kernel").toArray();
        for (int i = 0; i < is.length; i++) {
          assertThat((double) is[i])
              .as("kernel[%d] after step %d", i, step)
              .isCloseTo(w[i], within(2e-6));
        }
        float[] isBias = tail.weights().get("logits", "bias").toArray();
        for (int c = 0; c < 3; c++) {
          assertThat((double) isBias[c]).isCloseTo(w[inputs * 3 + c], within(2e-6));
        }
      }
    }
  }

  private static double[] softmax(double[] w, float[] x, int at, int inputs) {
    double[] p = new double[3];
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double logit = w[inputs * 3 + c];
      for (int i = 0; i < inputs; i++) {
        logit += x[at + i] * w[i * 3 + c];
      }
      p[c] = Math.exp(logit);
      sum += p[c];
    }
    for (int c = 0; c < 3; c++) {
      p[c] /= sum;
    }
    return p;
  }

  private static void descend(
      Optimizer optimizer,
      double[] w,
      double[] g,
      double[] first,
      double[] second,
      double rate,
      int t) {
    for (int i = 0; i < w.length; i++) {
      if (optimizer instanceof Optimizer.Adam a) {
        first[i] = a.beta1() * first[i] + (1 - a.beta1()) * g[i];
        second[i] = a.beta2() * second[i] + (1 - a.beta2()) * g[i] * g[i];
        double alpha = rate * Math.sqrt(1 - Math.pow(a.beta2(), t)) / (1 - Math.pow(a.beta1(), t));
        w[i] -= alpha * first[i] / (Math.sqrt(second[i]) + a.epsilon());
      } else {
        Optimizer.Momentum m = (Optimizer.Momentum) optimizer;
        // The velocity is kept without the rate, which matters where the rate changes.
        first[i] = m.momentum() * first[i] + g[i];
        w[i] -= rate * (m.nesterov() ? g[i] + m.momentum() * first[i] : first[i]);
      }
    }
  }

  /**
   * Keras 3.15's own optimisers: three steps from zero on x = 2, class 0 of two, rate 0.5. Its Adam
   * takes 1 - 0.999 in single precision, which is right to 1.3e-5.
   */
  @ParameterizedTest
  @CsvSource({
    "sgd, 0.62904507, 0.31452253",
    "momentum, 1.5050163, 0.75250816",
    "nesterov, 1.7447429, 0.87237144",
    "adam, 1.1570978, 1.1570942",
  })
  void stepsAreThoseOfKeras(String name, double kernel, double bias) {
    Optimizer optimizer =
        switch (name) {
          case "momentum" -> new Optimizer.Momentum(0.9, false);
          case "nesterov" -> new Optimizer.Momentum(0.9, true);
          case "adam" -> ADAM;
          default -> new Optimizer.Momentum(0, false);
        };
    Network network = Sketch.input(1).classes(2).network();
    Weights zero =
        new Weights(
            Map.of(
                "logits/kernel", Tensor.of(Shape.of(1, 2), new float[2]),
                "logits/bias", Tensor.of(Shape.of(2), new float[2])));
    try (Tail tail = open(network, zero, Set.of("logits"), optimizer)) {
      for (int step = 0; step < 3; step++) {
        tail.train(new float[] {2}, new int[] {0}, 1, 0.5, step, 0, new float[2]);
      }
      Weights after = tail.weights();

      assertThat((double) after.get("logits", "kernel").toArray()[0])
          .isCloseTo(kernel, within(2e-5));
      assertThat((double) after.get("logits", "bias").toArray()[0]).isCloseTo(bias, within(2e-5));
    }
  }

  @Test
  void gradientsOfAResidualNetworkAreItsSlopes() {
    Network network = residual(0);

    LayersTest.assertGradients(
        network, Sketch.weights(network, 3), all(network), Sketch.numbers(3 * 72, 4), labels(3));
  }

  @Test
  void gradientsPassFrozenLayersOnTheirWay() {
    Network network = residual(0);

    LayersTest.assertGradients(
        network,
        Sketch.weights(network, 5),
        Set.of("depthwise", "logits"),
        Sketch.numbers(2 * 72, 6),
        labels(2));
  }

  @ParameterizedTest
  @CsvSource({
    "logits",
    "'logits hidden'",
    "'logits project project_bn'",
    "stem_bn",
    "'stem stem_bn depthwise depthwise_bn project project_bn hidden logits'",
  })
  void onlyWhatLearnsChanges(String words) {
    Set<String> learning = Set.of(words.split(" ", -1));
    Network network = residual(0.2);
    Weights before = Sketch.weights(network, 3);
    Weights after;
    try (Tail tail = open(network, before, learning, ADAM)) {
      for (int step = 0; step < 3; step++) {
        tail.train(Sketch.numbers(4 * 72, step), labels(4), 4, 0.01, step, 1, new float[12]);
      }
      after = tail.weights();
    }

    assertThat(after.tensors().keySet()).isEqualTo(before.tensors().keySet());
    for (Layer layer : network.layers()) {
      for (var spec : network.weights(layer.name())) {
        float[] was = before.get(layer.name(), spec.name()).toArray();
        float[] is = after.get(layer.name(), spec.name()).toArray();
        if (learning.contains(layer.name()) && spec.learnable()) {
          assertThat(is).as("%s/%s", layer.name(), spec.name()).isNotEqualTo(was);
        } else {
          assertThat(is).as("%s/%s", layer.name(), spec.name()).isEqualTo(was);
        }
      }
    }
  }

  /** Enough images for all threads, several times over. */
  @Test
  void equalRunsGiveEqualBits() {
    Network network = residual(0.3);
    Set<String> prints =
        Stream.of(1, 2, 3)
            .map(run -> trained(network, Sketch.weights(network, 3), 8, 64).fingerprint())
            .collect(Collectors.toSet());

    assertThat(prints).hasSize(1);
  }

  private Weights trained(Network network, Weights weights, int steps, int batch) {
    try (Tail tail = open(network, weights, all(network), ADAM)) {
      for (int step = 0; step < steps; step++) {
        train(tail, step, batch);
      }
      return tail.weights();
    }
  }

  private static void train(Tail tail, int step, int batch) {
    tail.train(
        Sketch.numbers(batch * 72, step),
        labels(batch),
        batch,
        0.01,
        step,
        9,
        new float[batch * 3]);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void savedAndRestoredItGoesOnToTheBit(Optimizer optimizer, @TempDir Path folder) {
    Network network = residual(0.3);
    String unbroken;
    String asSaved;
    try (Tail tail = open(network, Sketch.weights(network, 3), all(network), optimizer)) {
      for (int step = 0; step < 3; step++) {
        train(tail, step, 8);
      }
      tail.save(folder);
      asSaved = tail.weights().fingerprint();
      for (int step = 3; step < 6; step++) {
        train(tail, step, 8);
      }
      unbroken = tail.weights().fingerprint();
    }
    // First values that are none of the saved ones.
    try (Tail tail = open(network, Sketch.weights(network, 4), all(network), optimizer)) {
      train(tail, 0, 8);
      tail.restore(folder);
      assertThat(tail.weights().fingerprint()).isEqualTo(asSaved);
      for (int step = 3; step < 6; step++) {
        train(tail, step, 8);
      }
      assertThat(tail.weights().fingerprint()).isEqualTo(unbroken);
    }
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsOneSentence(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a file"));
    Network network = Sketch.input(2).classes(3).network();
    try (Tail tail = open(network, Sketch.weights(network, 1), Set.of("logits"), ADAM)) {
      assertThatThrownBy(() -> tail.save(file.resolve("below")))
          .isInstanceOf(GraftException.class)
          .message()
          .contains(file.toString())
          .doesNotContain("\n")
          .endsWith(".");
    }
  }

  @Test
  void aDamagedCheckpointIsOneSentence(@TempDir Path folder) throws IOException {
    Network network = Sketch.input(200).classes(3).network();
    try (Tail tail = open(network, Sketch.weights(network, 1), Set.of("logits"), ADAM)) {
      tail.save(folder);
      List<Path> written;
      try (Stream<Path> all = Files.list(folder)) {
        written = all.toList();
      }
      for (Path file : written) {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> tail.restore(folder))
            .as("%s cut in half", file.getFileName())
            .isInstanceOf(GraftException.class)
            .message()
            .contains(folder.toString())
            .doesNotContain("\n")
            .endsWith(".");
        Files.write(file, whole);
      }
      tail.restore(folder);
      assertThat(tail.weights().fingerprint()).isEqualTo(Sketch.weights(network, 1).fingerprint());
    }
  }

  /**
   * A rate of nothing leaves the weights, so what the network says differs by the dropout alone.
   */
  private static float[] said(
      Tail tail, float[] rows, int count, int classes, long step, long seed) {
    float[] said = new float[count * classes];
    tail.train(rows, new int[count], count, 0, step, seed, said);
    return said;
  }

  @Test
  void dropoutIsAFunctionOfSeedAndStepAndOffInPrediction() {
    Network network = residual(0.5);
    Weights weights = Sketch.weights(network, 3);
    float[] rows = Sketch.numbers(4 * 72, 1);
    float[] without = new float[12];
    Network still = residual(0);
    try (Tail tail = open(still, weights, Set.of("logits"), new Optimizer.Momentum(0, false))) {
      tail.predict(rows, 4, without);
    }
    float[] first;
    try (Tail tail = open(network, weights, Set.of("logits"), new Optimizer.Momentum(0, false))) {
      first = said(tail, rows, 4, 3, 0, 1);
      assertThat(said(tail, rows, 4, 3, 1, 1)).as("another step").isNotEqualTo(first);
      assertThat(said(tail, rows, 4, 3, 0, 2)).as("another seed").isNotEqualTo(first);
      assertThat(said(tail, rows, 4, 3, 0, 1)).as("the same again").isEqualTo(first);
      float[] predicted = new float[12];
      tail.predict(rows, 4, predicted);
      assertThat(predicted).as("prediction drops nothing").isEqualTo(without);
    }
    try (Tail tail = open(network, weights, Set.of("logits"), new Optimizer.Momentum(0, false))) {
      assertThat(said(tail, rows, 4, 3, 0, 1)).as("another tail").isEqualTo(first);
    }
  }

  /**
   * All features are 1 and all weights of class 0 are 1 / 2000, so that its logit is the share of
   * kept features over the share that should be kept: within five standard errors of 1.
   */
  @Test
  void dropoutKeepsItsShareAndTheExpectation() {
    assertThat(meanAfterDropouts(0.25)).isCloseTo(1, within(5 * Math.sqrt(0.25 / 0.75 / 2000)));
    assertThat(meanAfterDropouts(0.9)).isCloseTo(1, within(5 * Math.sqrt(9.0 / 2000)));
    assertThat(meanAfterDropouts(0.25)).isNotCloseTo(1, within(1e-7));
  }

  /** With one mask for both, twice as much would be left as should be. */
  @Test
  void twoDropoutsHaveMasksOfTheirOwn() {
    assertThat(meanAfterDropouts(0.5, 0.5)).isCloseTo(1, within(5 * Math.sqrt(3.0 / 2000)));
  }

  /** Each example is dropped as a whole or kept as a whole, doubled. */
  @Test
  void aDropoutOfWholeExamplesSplitsNone() {
    Sketch sketch = Sketch.input(2, 2, 3);
    sketch.add(new Layer.Dropout("drop", sketch.last(), 0.5, true));
    Network network = sketch.pool("pool").classes(3).network();
    Weights weights = Sketch.weights(network, 4);
    int count = 64;
    float[] ones = new float[count * 12];
    Arrays.fill(ones, 1);
    float[] dropped = new float[3];
    float[] doubled = new float[3];
    try (Tail tail = open(network, weights, Set.of("logits"), new Optimizer.Momentum(0, false))) {
      tail.predict(new float[12], 1, dropped);
      float[] twos = new float[12];
      Arrays.fill(twos, 2);
      tail.predict(twos, 1, doubled);
      float[] said = said(tail, ones, count, 3, 0, 1);
      int zeros = 0;
      for (int i = 0; i < count; i++) {
        boolean zero = Math.abs(said[3 * i] - dropped[0]) < 1e-5;
        zeros += zero ? 1 : 0;
        for (int c = 0; c < 3; c++) {
          assertThat((double) said[3 * i + c])
              .isCloseTo(zero ? dropped[c] : doubled[c], within(1e-5));
        }
      }
      assertThat(zeros).isBetween(12, 52);
    }
  }

  private double meanAfterDropouts(double... rates) {
    int n = 2000;
    Sketch sketch = Sketch.input(n);
    for (int i = 0; i < rates.length; i++) {
      sketch.dropout("dropout_" + i, rates[i]);
    }
    Network network = sketch.classes(2).network();
    float[] kernel = new float[2 * n];
    for (int i = 0; i < n; i++) {
      kernel[2 * i] = 1f / n;
    }
    Map<String, Tensor> weights = new HashMap<>();
    weights.put("logits/kernel", Tensor.of(Shape.of(n, 2), kernel));
    weights.put("logits/bias", Tensor.of(Shape.of(2), new float[2]));
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    try (Tail tail =
        open(network, new Weights(weights), Set.of("logits"), new Optimizer.Momentum(0, false))) {
      float[] p = said(tail, ones, 1, 2, 3, 4);
      return Math.log(p[0]) - Math.log(p[1]);
    }
  }

  @Test
  void whatFollowsTheBatchIsIgnored() {
    Network network = residual(0);
    Weights weights = Sketch.weights(network, 3);
    float[] rows = Sketch.numbers(4 * 72, 1);
    float[] more = Arrays.copyOf(rows, 9 * 72);
    Arrays.fill(more, rows.length, more.length, Float.NaN);
    float[] exact = new float[12];
    float[] into = new float[20];
    Arrays.fill(into, 7);
    Batch larger = new Batch(9, 72, 3);
    System.arraycopy(more, 0, larger.features(), 0, more.length);
    Arrays.fill(larger.targets(), Float.NaN);
    Arrays.fill(larger.targets(), 0, 12, 0);
    Arrays.fill(larger.weights(), 1);
    for (int i = 0; i < 4; i++) {
      larger.targets()[3 * i + labels(4)[i]] = 1;
    }
    larger.setCount(4);
    try (Tail tail = open(network, weights, all(network), ADAM);
        Tail other = open(network, weights, all(network), ADAM)) {
      tail.predict(rows, 4, exact);
      other.predict(more, 4, into);
      assertThat(Arrays.copyOf(into, 12)).isEqualTo(exact);
      assertThat(Arrays.copyOfRange(into, 12, 20)).containsOnly(7);
      tail.train(rows, labels(4), 4, 0.01, 0, 0, exact);
      other.train(larger, new StepPlan(0.01, 0, 0, 0), into);
      assertThat(other.weights().fingerprint()).isEqualTo(tail.weights().fingerprint());
    }
  }

  @Test
  void preprocessingIsPartOfTheTailWhereItIsAskedFor() {
    Network network = Sketch.input(4, 4, 3).pool("pool").classes(3).network();
    Weights weights = Sketch.weights(network, 2);
    float[] rgb = new float[48];
    float[] unit = new float[48];
    Random random = new Random(1);
    for (int i = 0; i < 48; i++) {
      rgb[i] = random.nextInt(256);
      unit[i] = rgb[i] / 255;
    }
    float[] expected = new float[3];
    float[] actual = new float[3];
    try (Tail plain = open(network, weights, Set.of("logits"), ADAM);
        Tail scaled =
            engine.openTail(
                network, weights, Set.of("logits"), LearningRule.of(ADAM), Scaling.UNIT)) {
      plain.predict(unit, 1, expected);
      scaled.predict(rgb, 1, actual);
    }

    assertThat(actual).isEqualTo(expected);
  }

  /** Names of layers are people's own; TensorFlow's rules for names are not theirs. */
  @Test
  void layersMayHaveAnyName() {
    Network network =
        Sketch.input(3)
            .dense("fire2/squeeze 1x1", 3, Activation.RELU)
            .dense("fire2_squeeze_1x1", 3, Activation.RELU)
            .dense("_größe:0", 3, Activation.RELU)
            .dense("logits/logits", 3, Activation.LINEAR)
            .add(new Layer.Activate("^", List.of("logits/logits"), Activation.SOFTMAX))
            .network();
    Weights weights = Sketch.weights(network, 2);
    try (Tail tail = open(network, weights, all(network), ADAM)) {
      assertThat(tail.weights().fingerprint()).isEqualTo(weights.fingerprint());
      tail.train(new float[] {1, 2, 3}, new int[] {1}, 1, 0.1, 0, 0, new float[3]);
      assertThat(tail.weights().fingerprint()).isNotEqualTo(weights.fingerprint());
    }
  }

  @Test
  void aTailEndsInSoftmax() {
    Network network = Sketch.input(3).dense("dense", 3, Activation.SOFTMAX).network();

    assertThatThrownBy(() -> open(network, Sketch.weights(network, 1), Set.of("dense"), ADAM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("softmax");
  }
}
