package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.features.Precision;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.testing.Sketch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The techniques' figures, and what balance, smoothing and rates by layer make of them. */
class TechniquesTest {
  private static Arguments refused(String sentence, ThrowingCallable made) {
    return Arguments.of(sentence, made);
  }

  static Stream<Arguments> impossibleFigures() {
    FreezePlan all = new FreezePlan.NoneFrozen();
    return Stream.of(
        refused(
            "The epochs between falls of the learning rate must be at least 1, not 0.",
            () -> new Schedule.Step(0, 0.5)),
        refused(
            "What is left of the learning rate at a fall must be above 0 and below 1, not 1.0.",
            () -> new Schedule.Step(1, 1)),
        refused(
            "What is left of the learning rate at a fall must be above 0 and below 1, not NaN.",
            () -> new Schedule.Plateau(1, Double.NaN, 0)),
        refused(
            "The epochs of patience before the learning rate falls must be at least 1, not 0.",
            () -> new Schedule.Plateau(0, 0.5, 0)),
        refused(
            "The smallest share of the learning rate must be from 0 to below 1, not 1.0.",
            () -> new Schedule.Plateau(1, 0.5, 1)),
        refused(
            "The share of the learning rate at the end must be from 0 to below 1, not -0.1.",
            () -> new Schedule.Cosine(-0.1)),
        refused(
            "The share of steps with a rising learning rate must be above 0 and below 1, not 0.0.",
            () -> new Schedule.OneCycle(0, 0.1, 0)),
        refused(
            "The share of the learning rate at the beginning must be above 0 and at most 1, not 0.0.",
            () -> new Schedule.OneCycle(0.3, 0, 0)),
        refused(
            "The patience of early stopping must be at least 1, not 0.",
            () -> new EarlyStopping(0, 0)),
        refused(
            "The minimum delta of early stopping must be a number from 0, not -1.0.",
            () -> new EarlyStopping(1, -1)),
        refused("The epochs of a phase must be at least 1, not 0.", () -> new Phase(all, 0, 1)),
        refused(
            "The factor of a phase on the learning rate must be a number above 0, not 0.0.",
            () -> new Phase(all, 1, 0)),
        refused(
            "The factor on the learning rate for each block must be above 0 and at most 1, not 0.0.",
            () -> new LayerRates(0, Map.of())),
        refused(
            "The factor on the learning rate of stem must be a number above 0, not -1.0.",
            () -> new LayerRates(1, Map.of("stem", -1.0))),
        refused(
            "The weight decay must be a number from 0, not -1.0.",
            () -> new Regularisation(-1, 0, 0, 0, false)),
        refused(
            "The label smoothing must be from 0 to below 1, not 1.0.",
            () -> new Regularisation(0, 1, 0, 0, false)),
        refused(
            "The largest norm of the gradients must be a number from 0, not Infinity.",
            () -> new Regularisation(0, 0, Double.POSITIVE_INFINITY, 0, false)),
        refused(
            "The decay of the averaged weights must be from 0 to below 1, not 1.0.",
            () -> new Regularisation(0, 0, 0, 1, false)),
        refused(
            "The epochs of warm-up must be a number from 0, not -1.0.",
            () -> techniques(-1, 0, Balance.NONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossibleFigures")
  void impossibleFiguresAreASentence(String sentence, ThrowingCallable made) {
    assertThatThrownBy(made).isInstanceOf(GraftException.class).hasMessage(sentence);
  }

  private static Techniques techniques(double warmUp, double smoothing, Balance balance) {
    return new Techniques(
        Schedule.CONSTANT,
        warmUp,
        Optional.empty(),
        Augmentation.NONE,
        LayerRates.EQUAL,
        new Regularisation(0, smoothing, 0, 0, false),
        balance,
        List.of());
  }

  private static Recipe recipe(Techniques techniques) {
    return new Recipe(
        new FreezePlan.AllFrozen(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        1,
        4,
        2,
        1,
        0,
        0,
        Keep.LAST,
        techniques);
  }

  @Test
  void theyAreKeptAsJson() {
    Techniques all =
        new Techniques(
            new Schedule.OneCycle(0.3, 0.04, 1e-5),
            1.5,
            Optional.of(new EarlyStopping(4, 1e-3)),
            Augmentation.NONE,
            new LayerRates(0.8, Map.of("block_3", 0.1)),
            new Regularisation(1e-4, 0.1, 1, 0.99, true),
            Balance.SAMPLING,
            List.of(new Phase(new FreezePlan.AllButLastBlocks(3), 4, 0.1)),
            Precision.HALF);
    assertThat(Json.parse(Json.line(all), Techniques.class)).isEqualTo(all);
    ObjectNode old = Json.mapper().valueToTree(all);
    old.remove("precision");
    assertThat(Json.parse(old.toString(), Techniques.class).precision())
        .isEqualTo(Precision.SINGLE);
    for (Schedule schedule :
        List.of(
            Schedule.CONSTANT,
            new Schedule.Step(3, 0.1),
            new Schedule.Cosine(0.1),
            new Schedule.Plateau(3, 0.5, 0.01))) {
      assertThat(Json.parse(Json.line(schedule), Schedule.class)).isEqualTo(schedule);
    }
    assertThat(recipe(all).keepsBest()).isTrue();
    assertThat(recipe(Techniques.PLAIN).keepsBest()).isFalse();
  }

  private static Backbone backbone() {
    Sketch sketch =
        Sketch.input(8, 8, 3)
            .conv("stem", 2, 3, 1, Padding.SAME, true, Activation.LINEAR)
            .conv("a_conv", 2, 3, 1)
            .bn("a_bn")
            .relu6("a_relu")
            .conv("b_conv", 2, 3, 1)
            .bn("b_bn");
    return new Backbone(
        "small",
        "custom",
        sketch.network(),
        "b_bn",
        List.of(
            new Block("start", List.of("stem")),
            new Block("a", List.of("a_conv", "a_bn", "a_relu")),
            new Block("b", List.of("b_conv", "b_bn"))),
        new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.NONE),
        List.of(),
        "none",
        "here",
        "0");
  }

  @Test
  void ratesFallFromBlockToBlockAwayFromTheHead() {
    assertThat(LayerRates.EQUAL.factors(backbone())).isEmpty();
    assertThat(new LayerRates(0.5, Map.of()).factors(backbone()))
        .isEqualTo(Map.of("stem", 0.125, "a_conv", 0.25, "a_bn", 0.25, "b_conv", 0.5, "b_bn", 0.5));
    assertThat(new LayerRates(0.5, Map.of("a", 3.0, "a_bn", 1.0, "b_bn", 0.1)).factors(backbone()))
        .isEqualTo(Map.of("stem", 0.125, "a_conv", 3.0, "b_conv", 0.5, "b_bn", 0.1));
    assertThatThrownBy(() -> new LayerRates(1, Map.of("c", 2.0)).factors(backbone()))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "small has no layer or block c whose learning rate could be changed; `graft zoo show small` lists them.");
  }

  /** Of ten images, seven of the first class, two of the second and one of the third. */
  private static DatasetSnapshot unbalanced() {
    int[] labels = {0, 0, 0, 1, 0, 0, 2, 0, 1, 0};
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      items.add(new DatasetSnapshot.Item(Path.of(i + ".png"), i + "", labels[i], Split.TRAINING));
    }
    return new DatasetSnapshot(Path.of("data"), List.of("a", "b", "c"), items);
  }

  private static Batch filled(Techniques techniques) {
    int[] items = IntStream.range(0, 10).toArray();
    Batch batch = new Batch(10, 1, 3);
    Arrays.fill(batch.targets(), 9);
    new Targets(recipe(techniques), unbalanced(), items).fill(items, 0, 10, batch);
    return batch;
  }

  @Test
  void plainTargetsAreTheLabelsAndAllCountTheSame() {
    Batch batch = filled(Techniques.PLAIN);
    assertThat(batch.weights()).containsOnly(1f);
    assertThat(Arrays.copyOfRange(batch.targets(), 0, 3)).containsExactly(1f, 0f, 0f);
    assertThat(Arrays.copyOfRange(batch.targets(), 9, 12)).containsExactly(0f, 1f, 0f);
    assertThat(Arrays.copyOfRange(batch.targets(), 18, 21)).containsExactly(0f, 0f, 1f);
  }

  @Test
  void classesWeighTheSameAndTheMeanWeightIsOne() {
    float[] weights = filled(techniques(0, 0, Balance.CLASS_WEIGHTS)).weights();
    assertThat(weights[0]).isEqualTo((float) (10 / 21.0));
    assertThat(weights[3]).isEqualTo((float) (10 / 6.0));
    assertThat(weights[6]).isEqualTo((float) (10 / 3.0));
    double sum = 0;
    for (float w : weights) {
      sum += w;
    }
    assertThat(sum / 10).isCloseTo(1, within(1e-6));
  }

  @Test
  void smoothingSpreadsAShareOverAllClasses() {
    float[] targets = filled(techniques(0, 0.3, Balance.NONE)).targets();
    assertThat(targets[0]).isCloseTo(0.8f, within(1e-7f));
    assertThat(targets[1]).isCloseTo(0.1f, within(1e-7f));
    assertThat(targets[2]).isCloseTo(0.1f, within(1e-7f));
    assertThat(targets[10]).isCloseTo(0.8f, within(1e-7f));
  }

  @Property(tries = 500)
  void samplingBringsEachClassAsOften(
      @ForAll @IntRange(min = 1, max = 40) int first,
      @ForAll @IntRange(min = 1, max = 40) int second,
      @ForAll @IntRange(min = 0, max = 40) int third,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 99) int epoch) {
    int images = first + second + third;
    int[] items = IntStream.range(0, images).map(i -> 2 * i + 5).toArray();
    int[] order =
        EpochOrder.balanced(items, i -> classOf((i - 5) / 2, first, second), 4, seed, epoch);

    assertThat(order).hasSameSizeAs(items);
    assertThat(EpochOrder.balanced(items, i -> classOf((i - 5) / 2, first, second), 4, seed, epoch))
        .isEqualTo(order);
    int there = third == 0 ? 2 : 3;
    int[] sizes = {first, second, third};
    for (int c = 0; c < there; c++) {
      int wanted = c;
      int[] own =
          Arrays.stream(order).filter(i -> classOf((i - 5) / 2, first, second) == wanted).toArray();
      assertThat(own.length).isBetween(images / there, images / there + 1);
      Map<Integer, Long> times =
          Arrays.stream(own)
              .boxed()
              .collect(
                  java.util.stream.Collectors.groupingBy(
                      i -> i, java.util.stream.Collectors.counting()));
      long most = times.values().stream().mapToLong(n -> n).max().orElse(0);
      assertThat(most).isLessThanOrEqualTo((own.length + sizes[c] - 1) / sizes[c]);
      assertThat(times).hasSize(Math.min(own.length, sizes[c]));
    }
  }

  private static int classOf(int image, int first, int second) {
    return image < first ? 0 : image < first + second ? 1 : 2;
  }

  /** Over some epochs no image of a large class is left out for good. */
  @Test
  void samplingTakesOthersInTheNextEpoch() {
    int[] items = IntStream.range(0, 30).toArray();
    Set<Integer> seen = new HashSet<>();
    for (int epoch = 1; epoch <= 12; epoch++) {
      for (int item : EpochOrder.balanced(items, i -> i < 28 ? 0 : 1, 2, 3, epoch)) {
        seen.add(item);
      }
    }
    assertThat(seen).hasSize(30);
  }
}
