package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.FeatureStore;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.training.Balance;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.EarlyStopping;
import dev.graft.training.Ending;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.LayerRates;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Phases;
import dev.graft.training.Recipe;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import dev.graft.training.Trainer;
import dev.graft.training.TrainingEvent;
import dev.graft.training.TrainingPlan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings of small networks with techniques. */
class RecipesLearnTest {
  @TempDir private Path folder;
  private final TensorFlowEngine engine = new TensorFlowEngine();
  private final List<TrainingEvent> events = new ArrayList<>();

  private Optional<Trainer.Trained> run(TrainingPlan plan, Supplier<Optional<Ending>> ending) {
    FeatureStore store = new FeatureStore(folder.resolve("store"), Long.MAX_VALUE);
    return new Trainer(engine, store, Runnable::run, events::add, ending).run(plan);
  }

  private static JsonNode balance() throws IOException {
    try (InputStream in = RecipesLearnTest.class.getResourceAsStream("balance.json")) {
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

  private static Path picture(Path file, int width, int[] rgb) throws IOException {
    BufferedImage image =
        new BufferedImage(width, rgb.length / 3 / width, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < rgb.length / 3; p++) {
      image.setRGB(p % width, p / width, rgb[3 * p] << 16 | rgb[3 * p + 1] << 8 | rgb[3 * p + 2]);
    }
    Files.createDirectories(file.resolveSibling(""));
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** All pictures are one batch, so that four epochs are the four steps that Keras took. */
  @Test
  void classWeightsAndLabelSmoothingAreThoseOfKeras() throws IOException {
    JsonNode golden = balance();
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    for (int i = 0; i < golden.get("labels").size(); i++) {
      int[] rgb = new int[12];
      for (int k = 0; k < 12; k++) {
        rgb[k] = golden.get("pixels").get(i).get(k).asInt();
      }
      Path file = picture(folder.resolve("data/" + i + ".png"), 2, rgb);
      items.add(
          new DatasetSnapshot.Item(
              file, i + ".png", golden.get("labels").get(i).asInt(), Split.TRAINING));
    }
    Network network =
        Sketch.input(2, 2, 3)
            .add(new Layer.Flatten("flat", List.of("in")))
            .dense(Head.LOGITS, 3, Activation.LINEAR)
            .add(new Layer.Activate(Head.PROBABILITIES, List.of(Head.LOGITS), Activation.SOFTMAX))
            .network();
    Weights first =
        new Weights(
            Map.of(
                Weights.key(Head.LOGITS, "kernel"),
                Tensor.of(Shape.of(12, 3), floats(golden.get("kernel"))),
                Weights.key(Head.LOGITS, "bias"),
                Tensor.of(Shape.of(3), floats(golden.get("bias")))));
    assertThat(golden.get("cases")).hasSize(4);
    for (JsonNode c : golden.get("cases")) {
      Techniques techniques =
          new Techniques(
              Schedule.CONSTANT,
              0,
              Optional.empty(),
              Augmentation.NONE,
              LayerRates.EQUAL,
              new Regularisation(0, c.get("smoothing").asDouble(), 0, 0, false),
              c.get("classWeights").asBoolean() ? Balance.CLASS_WEIGHTS : Balance.NONE,
              List.of());
      Recipe recipe =
          new Recipe(
              new FreezePlan.AllFrozen(),
              Head.DEFAULT,
              new Optimizer.Momentum(0, false),
              golden.get("rate").asDouble(),
              12,
              4,
              1,
              0,
              0,
              Keep.LAST,
              techniques);
      String name = c.get("smoothing") + " " + c.get("classWeights");
      Trainer.Trained trained =
          run(
                  new TrainingPlan(
                      "run",
                      recipe,
                      network,
                      first,
                      Set.of(Head.LOGITS),
                      new Preprocessing(
                          2, 2, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.UNIT),
                      new DatasetSnapshot(folder.resolve("data"), List.of("a", "b", "c"), items),
                      folder.resolve(name)),
                  Optional::empty)
              .orElseThrow();
      assertThat(trained.weights().get(Head.LOGITS, "kernel").toArray())
          .as(name)
          .usingComparatorWithPrecision(2e-6f)
          .containsExactly(floats(c.get("kernel")));
      assertThat(trained.weights().get(Head.LOGITS, "bias").toArray())
          .as(name)
          .usingComparatorWithPrecision(2e-6f)
          .containsExactly(floats(c.get("bias")));
      for (int e = 0; e < 4; e++) {
        assertThat(trained.epochs().get(e).trainLoss())
            .as("the loss that is told is the plain one, %s", name)
            .isCloseTo(c.get("losses").get(e).asDouble(), within(2e-6));
      }
    }
  }

  private static Backbone backbone() {
    Network trunk =
        Sketch.input(12, 12, 3)
            .conv("stem", 6, 3, 2, Padding.SAME, false, Activation.LINEAR)
            .bn("stem_bn")
            .relu6("stem_relu")
            .conv("a_conv", 6, 3, 1)
            .bn("a_bn")
            .plus("a_add", "stem_relu")
            .conv("b_conv", 8, 3, 2)
            .bn("b_bn")
            .relu6("b_relu")
            .network();
    return new Backbone(
        "small",
        "custom",
        trunk,
        "b_relu",
        List.of(
            new Block("stem", List.of("stem", "stem_bn", "stem_relu")),
            new Block("a", List.of("a_conv", "a_bn", "a_add")),
            new Block("b", List.of("b_conv", "b_bn", "b_relu"))),
        new Preprocessing(12, 12, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        List.of(),
        "none",
        "here",
        "0");
  }

  private List<DatasetSnapshot.Item> stripes() throws IOException {
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    Random random = new Random(8);
    for (int i = 0; i < 48; i++) {
      int label = i % 3 == 0 ? 1 : 0;
      int[] rgb = new int[12 * 12 * 3];
      for (int k = 0; k < rgb.length; k++) {
        int place = label == 1 ? k / 3 % 12 : k / 36;
        rgb[k] = Math.min(255, 60 + place % 3 * 45 + random.nextInt(90));
      }
      Path file = picture(folder.resolve("data/" + i + ".png"), 12, rgb);
      Split split = i < 30 ? Split.TRAINING : Split.VALIDATION;
      items.add(new DatasetSnapshot.Item(file, i + ".png", label, split));
    }
    return items;
  }

  private static final Regularisation SMOOTHED = new Regularisation(0, 0.1, 0, 0, false);

  private TrainingPlan gradual(
      String run, List<DatasetSnapshot.Item> items, Regularisation regularisation) {
    return gradual(run, items, Augmentation.NONE, regularisation);
  }

  private TrainingPlan gradual(
      String run, List<DatasetSnapshot.Item> items, Augmentation augmentation) {
    return gradual(run, items, augmentation, SMOOTHED);
  }

  private TrainingPlan gradual(
      String run,
      List<DatasetSnapshot.Item> items,
      Augmentation augmentation,
      Regularisation regularisation) {
    Techniques techniques =
        new Techniques(
            new Schedule.OneCycle(0.3, 0.1, 0.01),
            0,
            Optional.of(new EarlyStopping(3, 0.001)),
            augmentation,
            new LayerRates(0.7, Map.of("stem_bn", 0.1)),
            regularisation,
            Balance.SAMPLING,
            List.of(
                new Phase(new FreezePlan.AllButLastBlocks(1), 5, 0.5),
                new Phase(new FreezePlan.NoneFrozen(), 5, 0.2)));
    Recipe recipe =
        new Recipe(
            new FreezePlan.AllFrozen(),
            new Head(dev.graft.network.PoolingKind.AVERAGE, 0.2, List.of()),
            Optimizer.DEFAULT,
            0.02,
            8,
            5,
            3,
            0,
            0,
            Keep.LAST,
            techniques);
    Backbone backbone = backbone();
    Network network = recipe.head().graftOnto(backbone.trunk(), 2);
    return new TrainingPlan(
        run,
        recipe,
        network,
        Sketch.weights(network, 3),
        Phases.of(recipe, backbone, network),
        backbone.preprocessing(),
        new DatasetSnapshot(folder.resolve("data"), List.of("across", "along"), items),
        folder.resolve(run));
  }

  /** An ending once a phase has begun and it was asked so often since. */
  private Supplier<Optional<Ending>> in(int phase, int questions) {
    int[] asked = {0};
    return () -> {
      boolean there =
          events.stream()
              .anyMatch(e -> e instanceof TrainingEvent.PhaseBegins p && p.phase() == phase);
      return there && ++asked[0] > questions ? Optional.of(Ending.PAUSE) : Optional.empty();
    };
  }

  static List<Regularisation> regularisations() {
    return List.of(
        SMOOTHED,
        new Regularisation(0.02, 0.1, 0.5, 0.8, false),
        new Regularisation(0.02, 0.1, 0.5, 0.8, true));
  }

  @ParameterizedTest
  @MethodSource("regularisations")
  void threePhasesResumedInTheMiddleOfEachEndInTheSameWeights(Regularisation regularisation)
      throws IOException {
    List<DatasetSnapshot.Item> items = stripes();
    Trainer.Trained unbroken =
        run(gradual("unbroken", items, regularisation), Optional::empty).orElseThrow();
    List<TrainingEvent.PhaseBegins> phases =
        events.stream()
            .filter(TrainingEvent.PhaseBegins.class::isInstance)
            .map(TrainingEvent.PhaseBegins.class::cast)
            .toList();
    assertThat(phases)
        .extracting(TrainingEvent.PhaseBegins::cut)
        .containsExactly("head_pool", "a_add", "in");
    int kept = unbroken.kept().epoch();
    assertThat(unbroken.epochs().get(kept - 1)).isEqualTo(unbroken.kept());
    assertThat(
            unbroken.weights().fitting(gradual("x", items, regularisation).network()).fingerprint())
        .as("the last tail is the whole network")
        .isEqualTo(unbroken.weights().fingerprint());

    // In phase 2: while features are made, at its first step, and in the middle of later epochs.
    for (int[] at : new int[][] {{1, 7}, {2, 0}, {2, 3}, {2, 6}, {2, 9}, {3, 2}, {3, 8}}) {
      events.clear();
      TrainingPlan plan = gradual("paused %d %d".formatted(at[0], at[1]), items, regularisation);
      assertThat(run(plan, in(at[0], at[1]))).as(plan.run()).isEmpty();
      events.clear();
      Trainer.Trained resumed = run(plan, Optional::empty).orElseThrow();
      assertThat(resumed.weights().fingerprint())
          .as(plan.run())
          .isEqualTo(unbroken.weights().fingerprint());
      assertThat(resumed.kept().epoch()).isEqualTo(kept);
      assertThat(resumed.epochs()).hasSameSizeAs(unbroken.epochs());
      assertThat(resumed.stoppedEarly()).isEqualTo(unbroken.stoppedEarly());
    }
  }

  /** Stored variants with MixUp, then a live trunk with both kinds of mixing. */
  @ParameterizedTest
  @CsvSource({"0.3, 0, 3", "0.3, 1, 0"})
  void onChangedPicturesTooTheyEndInTheSameWeights(double mixUp, double cutMix, int variants)
      throws IOException {
    Augmentation augmentation =
        new Augmentation(true, 0.6, 10, 0.2, 0.2, 0.2, 0.3, mixUp, cutMix, variants);
    List<DatasetSnapshot.Item> items = stripes();
    Trainer.Trained plain = run(gradual("plain", items, SMOOTHED), Optional::empty).orElseThrow();
    Trainer.Trained unbroken =
        run(gradual("unbroken", items, augmentation), Optional::empty).orElseThrow();
    assertThat(unbroken.weights().fingerprint()).isNotEqualTo(plain.weights().fingerprint());
    assertThat(unbroken.epochs().get(0).trainLoss())
        .isNotEqualTo(plain.epochs().get(0).trainLoss());

    for (int[] at : new int[][] {{1, 9}, {2, 1}, {2, 7}, {3, 3}}) {
      events.clear();
      TrainingPlan plan = gradual("paused %d %d".formatted(at[0], at[1]), items, augmentation);
      assertThat(run(plan, in(at[0], at[1]))).as(plan.run()).isEmpty();
      events.clear();
      Trainer.Trained resumed = run(plan, Optional::empty).orElseThrow();
      assertThat(resumed.weights().fingerprint())
          .as(plan.run())
          .isEqualTo(unbroken.weights().fingerprint());
      assertThat(resumed.answers().probabilities(0)).isEqualTo(unbroken.answers().probabilities(0));
    }
  }

  @Test
  void theEarlierLayersAreTheBackbonesUntilTheyLearn() throws IOException {
    TrainingPlan plan = gradual("a", stripes(), SMOOTHED);
    Trainer.Trained trained = run(plan, Optional::empty).orElseThrow();
    Weights first = plan.weights();
    boolean inTheLastPhase =
        events.stream()
            .anyMatch(
                e ->
                    e instanceof TrainingEvent.PhaseBegins p
                        && p.phase() == 3
                        && trained.kept().epoch() >= p.firstEpoch());
    boolean moved =
        !java.util.Arrays.equals(
            trained.weights().get("stem", "kernel").toArray(),
            first.get("stem", "kernel").toArray());
    assertThat(moved).isEqualTo(inTheLastPhase);
    assertThat(trained.weights().get(Head.LOGITS, "kernel").toArray())
        .isNotEqualTo(first.get(Head.LOGITS, "kernel").toArray());
  }
}
