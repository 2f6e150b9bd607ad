package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings of several phases, with an engine that is plain arithmetic. */
class PhasesTest {
  private static final int SIDE = 4;
  private static final int TRAINING = 11;
  private static final List<String> CLASSES = List.of("dark", "light");
  private static final FreezePlan HEAD_ONLY = new FreezePlan.AllFrozen();
  private static final FreezePlan LAST_BLOCK = new FreezePlan.AllButLastBlocks(1);
  private static final FreezePlan BOTH_BLOCKS = new FreezePlan.NoneFrozen();

  @TempDir private Path folder;
  private final DenseEngine engine = new DenseEngine();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<DatasetSnapshot.Item> items = new ArrayList<>();
  private Path store;

  @BeforeEach
  void noisyPictures() throws IOException {
    store = folder.resolve("store");
    Random random = new Random(4);
    for (int i = 0; i < 17; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      int level = 60 + i % 2 * 50 + random.nextInt(60);
      for (int p = 0; p < SIDE * SIDE; p++) {
        int value = Math.min(255, level + random.nextInt(90));
        image.setRGB(p % SIDE, p / SIDE, value << 16 | random.nextInt(256) << 8 | level);
      }
      Path file = folder.resolve("data").resolve(CLASSES.get(i % 2)).resolve(i + ".png");
      Files.createDirectories(file.resolveSibling(""));
      ImageIO.write(image, "png", file.toFile());
      Split split = i < TRAINING ? Split.TRAINING : Split.VALIDATION;
      items.add(new DatasetSnapshot.Item(file, i + ".png", i % 2, split));
    }
  }

  private static Sketch trunk() {
    return Sketch.input(SIDE, SIDE, 3)
        .add(new Layer.Flatten("flat", List.of("in")))
        .dense("first", 5, Activation.RELU)
        .dense("second", 4, Activation.RELU);
  }

  private static Network network() {
    return trunk()
        .dense(Head.LOGITS, 2, Activation.LINEAR)
        .add(new Layer.Activate(Head.PROBABILITIES, List.of(Head.LOGITS), Activation.SOFTMAX))
        .network();
  }

  private static Preprocessing preprocessing() {
    return new Preprocessing(
        SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC);
  }

  private static Backbone backbone() {
    return new Backbone(
        "chain",
        "custom",
        trunk().network(),
        "second",
        List.of(new Block("one", List.of("first")), new Block("two", List.of("second"))),
        preprocessing(),
        List.of(),
        "none",
        "here",
        "0");
  }

  private static Techniques techniques(
      Schedule schedule, Optional<EarlyStopping> stopping, Phase... then) {
    return new Techniques(
        schedule,
        0.5,
        stopping,
        Augmentation.NONE,
        new LayerRates(0.5, Map.of()),
        Regularisation.NONE,
        Balance.NONE,
        List.of(then));
  }

  /** Two epochs of the head, two of the last block too, three of all. */
  private static Techniques gradual(Optional<EarlyStopping> stopping) {
    return techniques(
        new Schedule.Cosine(0),
        stopping,
        new Phase(LAST_BLOCK, 2, 0.5),
        new Phase(BOTH_BLOCKS, 3, 0.25));
  }

  private static Recipe recipe(double rate, int epochs, Keep keep, Techniques techniques) {
    return new Recipe(
        HEAD_ONLY, Head.DEFAULT, Optimizer.DEFAULT, rate, 4, epochs, 5, 0, 0, keep, techniques);
  }

  private TrainingPlan plan(String run, Recipe recipe) {
    return new TrainingPlan(
        run,
        recipe,
        network(),
        Sketch.weights(network(), 1),
        Phases.of(recipe, backbone(), network()),
        preprocessing(),
        new DatasetSnapshot(folder.resolve("data"), CLASSES, items),
        folder.resolve(run).resolve("checkpoints"));
  }

  private TrainingPlan gradual(String run, Keep keep) {
    return plan(run, recipe(0.3, 2, keep, gradual(Optional.empty())));
  }

  private Optional<Trainer.Trained> run(TrainingPlan plan, Supplier<Optional<Ending>> ending) {
    return new Trainer(
            engine, new FeatureStore(store, Long.MAX_VALUE), Runnable::run, events::add, ending)
        .run(plan);
  }

  private Trainer.Trained run(TrainingPlan plan) {
    return run(plan, Optional::empty).orElseThrow();
  }

  /** An ending from the n-th time that it is asked. */
  private static Supplier<Optional<Ending>> at(int n, Ending ending) {
    int[] asked = {0};
    return () -> ++asked[0] >= n ? Optional.of(ending) : Optional.empty();
  }

  private int questions(TrainingPlan plan) {
    int[] asked = {0};
    run(
        plan,
        () -> {
          asked[0]++;
          return Optional.empty();
        });
    return asked[0];
  }

  private static <T extends TrainingEvent> List<T> of(Class<T> kind, List<TrainingEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Wall times are no part of what has to be equal. */
  private static List<TrainingEvent.Epoch> timeless(List<TrainingEvent.Epoch> epochs) {
    return epochs.stream().map(PhasesTest::timeless).toList();
  }

  private static TrainingEvent.Epoch timeless(TrainingEvent.Epoch e) {
    return new TrainingEvent.Epoch(
        e.epoch(),
        e.trainLoss(),
        e.trainAccuracy(),
        e.validationLoss(),
        e.validationAccuracy(),
        e.learningRate(),
        0);
  }

  private static void requireSame(Trainer.Trained one, Trainer.Trained as, String when) {
    assertThat(one.weights().fingerprint()).as(when).isEqualTo(as.weights().fingerprint());
    assertThat(timeless(one.epochs())).as(when).isEqualTo(timeless(as.epochs()));
    assertThat(timeless(one.kept())).as(when).isEqualTo(timeless(as.kept()));
    assertThat(one.stoppedEarly()).as(when).isEqualTo(as.stoppedEarly());
    assertThat(one.cut()).as(when).isEqualTo(as.cut());
    assertThat(one.parity().probabilities()).as(when).isEqualTo(as.parity().probabilities());
  }

  @Test
  void eachPhaseHasItsCutItsTailItsRateAndItsSteps() {
    Trainer.Trained trained = run(gradual("a", Keep.LAST));

    assertThat(trained.epochs())
        .extracting(TrainingEvent.Epoch::epoch)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(trained.cut()).isEqualTo("flat");
    assertThat(trained.phase().learning()).containsExactly("first", "second", Head.LOGITS);
    assertThat(engine.openings)
        .extracting(o -> o.network().input().name())
        .containsExactly("second", "first", "flat");
    assertThat(engine.openings)
        .extracting(DenseEngine.Opening::learning)
        .containsExactly(
            Set.of(Head.LOGITS),
            Set.of("second", Head.LOGITS),
            Set.of("first", "second", Head.LOGITS));
    assertThat(engine.openings)
        .extracting(o -> o.rule().rates())
        .containsExactly(Map.of(), Map.of("second", 0.5), Map.of("first", 0.25, "second", 0.5));
    // Three steps an epoch; the randomness goes on, the optimiser begins anew.
    assertThat(engine.steps).hasSize(21);
    for (int i = 0; i < 21; i++) {
      assertThat(engine.steps.get(i).step()).isEqualTo(i);
      assertThat(engine.steps.get(i).optimizerStep())
          .isEqualTo(i < 6 ? i : i < 12 ? i - 6 : i - 12);
    }
    List<Double> tops =
        List.of(0, 1, 2).stream()
            .map(p -> engine.steps.subList(List.of(0, 6, 12).get(p), List.of(6, 12, 21).get(p)))
            .map(s -> s.stream().mapToDouble(StepPlan::learningRate).max().orElseThrow())
            .toList();
    assertThat(tops).containsExactly(0.3, 0.15, 0.075);
    assertThat(trained.epochs().get(6).learningRate())
        .isEqualTo(engine.steps.get(20).learningRate())
        .isLessThan(0.01);
  }

  @Test
  void itTellsOfItsPhases() {
    run(gradual("a", Keep.LAST));

    assertThat(of(TrainingEvent.PhaseBegins.class, events))
        .containsExactly(
            new TrainingEvent.PhaseBegins(1, 3, 1, 2, "second", 10),
            new TrainingEvent.PhaseBegins(2, 3, 3, 2, "first", 10 + 24),
            new TrainingEvent.PhaseBegins(3, 3, 5, 3, "flat", 10 + 24 + 245));
    List<String> order =
        events.stream()
            .filter(e -> !(e instanceof TrainingEvent.Step || e instanceof TrainingEvent.Mistakes))
            .map(e -> e.getClass().getSimpleName())
            .toList();
    assertThat(order.subList(0, 2)).containsExactly("PhaseBegins", "Extracting");
    assertThat(order.indexOf("Epoch")).isEqualTo(7);
    assertThat(order.subList(9, 11)).containsExactly("PhaseBegins", "Extracting");
  }

  @Test
  void oneRunOfTheTrunkIsForAllPhases() {
    Trainer.Trained together = run(gradual("a", Keep.LAST));
    // Of seventeen images for the head; what the other phases begin with comes out on the way.
    int batches = (17 + DenseEngine.BATCH - 1) / DenseEngine.BATCH;
    assertThat(engine.passes).containsExactlyElementsOf(expected(batches));

    // Filled one by one, the shelves hold the same.
    store = folder.resolve("one by one");
    for (FreezePlan alone : List.of(BOTH_BLOCKS, LAST_BLOCK, HEAD_ONLY)) {
      Recipe recipe =
          new Recipe(
              alone,
              Head.DEFAULT,
              Optimizer.DEFAULT,
              0.3,
              4,
              1,
              5,
              0,
              0,
              Keep.LAST,
              techniques(Schedule.CONSTANT, Optional.empty()));
      run(plan(alone.getClass().getSimpleName(), recipe));
    }
    engine.passes.clear();
    requireSame(run(gradual("b", Keep.LAST)), together, "with shelves that were there");
    assertThat(engine.passes).containsExactlyElementsOf(expected(0));
  }

  /** Batches through the trunk, then one for parity, then those of the learned features. */
  private static List<String> expected(int extracted) {
    List<String> all = new ArrayList<>(Collections.nCopies(extracted, "second"));
    all.add("flat");
    all.addAll(Collections.nCopies((17 + DenseEngine.BATCH - 1) / DenseEngine.BATCH, "second"));
    return all;
  }

  @Test
  void withTheLastWeightsAPhaseGoesOnFromTheLast() {
    run(gradual("a", Keep.LAST));
    Trainer.Trained alone = run(plan("b", recipe(0.3, 2, Keep.LAST, oneOf(gradual()))));

    assertThat(alone.epochs()).hasSize(2);
    assertThat(engine.openings.get(1).weights().fitting(network().after("second")).fingerprint())
        .isEqualTo(alone.weights().fingerprint());
    assertThat(engine.openings.get(1).weights().get("second", "kernel").toArray())
        .as("what was frozen is the backbone's")
        .isEqualTo(Sketch.weights(network(), 1).get("second", "kernel").toArray());
  }

  private static Techniques gradual() {
    return gradual(Optional.empty());
  }

  /** The same without later phases. */
  private static Techniques oneOf(Techniques t) {
    return techniques(t.schedule(), t.earlyStopping());
  }

  @Test
  void withTheBestWeightsAPhaseGoesOnFromTheBestAndTheBestIsOverAllPhases() {
    Techniques wild =
        techniques(Schedule.CONSTANT, Optional.empty(), new Phase(LAST_BLOCK, 3, 1e-9));
    Trainer.Trained trained = run(plan("a", recipe(40, 6, Keep.BEST, wild)));
    List<TrainingEvent.Epoch> first = trained.epochs().subList(0, 6);
    TrainingEvent.Epoch best = BestEpoch.of(first).orElseThrow();
    assertThat(best.epoch()).as("this phase has to end worse than it was").isLessThan(6);

    Trainer.Trained shorter = run(plan("b", recipe(40, best.epoch(), Keep.LAST, oneOf(wild))));
    Network head = network().after("second");
    assertThat(engine.openings.get(1).weights().fitting(head).fingerprint())
        .isEqualTo(shorter.weights().fingerprint());
    // A rate of nearly nothing changes nothing that counts, and of equals the first is kept.
    assertThat(trained.kept()).isEqualTo(BestEpoch.of(trained.epochs()).orElseThrow());
    assertThat(trained.kept().validationAccuracy()).isEqualTo(best.validationAccuracy());
    assertThat(trained.cut()).isEqualTo("first");
  }

  @Test
  void theBestOfAnEarlierPhaseIsKeptWhereTheLaterOnesDoWorse() {
    Techniques worse =
        techniques(Schedule.CONSTANT, Optional.empty(), new Phase(BOTH_BLOCKS, 3, 1e4));
    TrainingPlan plan = plan("a", recipe(0.05, 5, Keep.BEST, worse));
    Trainer.Trained trained = run(plan);
    assertThat(trained.kept().epoch()).isLessThanOrEqualTo(5);

    Trainer.Trained alone =
        run(plan("b", recipe(0.05, trained.kept().epoch(), Keep.LAST, oneOf(worse))));
    Weights expected = plan.weights().with(alone.weights()).fitting(network().after("flat"));
    assertThat(trained.weights().fingerprint()).isEqualTo(expected.fingerprint());
  }

  @ParameterizedTest
  @EnumSource(Keep.class)
  void cancelledAnywhereAndResumedItEndsTheSame(Keep keep) {
    int questions = questions(gradual("counted", keep));
    Trainer.Trained unbroken = run(gradual("unbroken", keep));
    assertThat(questions).isGreaterThan(21 + 7 + 3);
    for (int at = 1; at <= questions; at++) {
      store = folder.resolve("store " + at);
      TrainingPlan plan = gradual("cancelled " + at, keep);
      events.clear();
      Optional<Trainer.Trained> cancelled = run(plan, at(at, Ending.CANCEL));
      if (cancelled.isEmpty()) {
        List<TrainingEvent.Stopped> stopped = of(TrainingEvent.Stopped.class, events);
        assertThat(stopped).hasSize(1);
        assertThat(stopped.get(0).epoch()).isEqualTo(of(TrainingEvent.Epoch.class, events).size());
      }
      events.clear();

      Trainer.Trained resumed = run(plan);

      requireSame(resumed, unbroken, "cancelled at question %d of %d".formatted(at, questions));
      assertThat(of(TrainingEvent.Epoch.class, events)).isEqualTo(resumed.epochs());
      assertThat(of(TrainingEvent.PhaseBegins.class, events))
          .extracting(TrainingEvent.PhaseBegins::firstEpoch)
          .containsExactly(1, 3, 5);
    }
  }

  @ParameterizedTest
  @EnumSource(Keep.class)
  void cancelledAgainAndAgainItGetsThere(Keep keep) {
    Trainer.Trained unbroken = run(gradual("unbroken", keep));
    store = folder.resolve("another store");
    TrainingPlan plan = gradual("often", keep);
    engine.steps.clear();
    Optional<Trainer.Trained> result = Optional.empty();
    int sittings = 0;
    while (result.isEmpty() && sittings < 200) {
      result = run(plan, at(5, Ending.CANCEL));
      sittings++;
    }

    assertThat(sittings).isGreaterThan(6);
    requireSame(result.orElseThrow(), unbroken, "often");
    assertThat(engine.steps).as("no step was taken twice").hasSize(21);
  }

  @Test
  void aFailureAnywhereCostsStepsButNotTheResult() {
    Trainer.Trained unbroken = run(gradual("unbroken", Keep.BEST));
    for (int steps = 1; steps < 21; steps++) {
      TrainingPlan plan = gradual("broken " + steps, Keep.BEST);
      engine.stepsUntilFailure = steps;
      assertThatThrownBy(() -> run(plan)).hasMessage("the kernel broke");
      engine.stepsUntilFailure = Integer.MAX_VALUE;
      requireSame(run(plan), unbroken, "broken after step " + steps);
    }
  }

  @Test
  void finishedByHandAnywhereItHasTheBestSoFar() {
    Trainer.Trained whole = run(gradual("whole", Keep.BEST));
    int questions = questions(gradual("counted", Keep.BEST));
    int finished = 0;
    for (int at = 1; at < questions; at++) {
      store = folder.resolve("store " + at);
      events.clear();
      Optional<Trainer.Trained> early =
          run(gradual("early " + at, Keep.BEST), at(at, Ending.KEEP_BEST));
      if (early.isPresent()) {
        finished++;
        int over = early.get().epochs().size();
        TrainingEvent.Epoch best = BestEpoch.of(whole.epochs().subList(0, over)).orElseThrow();
        assertThat(timeless(early.get().kept())).isEqualTo(timeless(best));
        Answers answers = early.get().answers();
        double right = 0;
        for (int i = 0; i < answers.images().size(); i++) {
          right += answers.said(i) == answers.images().get(i).classIndex() ? 1 : 0;
        }
        assertThat(right / answers.images().size()).isEqualTo(best.validationAccuracy());
        assertThat(early.get().stoppedEarly()).isFalse();
      } else {
        assertThat(of(TrainingEvent.Stopped.class, events)).isNotEmpty();
        assertThat(of(TrainingEvent.Epoch.class, events)).as("question %d", at).isEmpty();
      }
    }
    assertThat(finished).isGreaterThan(15);
  }

  @Test
  void earlyStoppingEndsAPhaseAndTheNextOneBegins() {
    Techniques stopping =
        techniques(
            Schedule.CONSTANT,
            Optional.of(new EarlyStopping(2, 0.01)),
            new Phase(LAST_BLOCK, 30, 0.5),
            new Phase(BOTH_BLOCKS, 30, 0.5));
    TrainingPlan plan = plan("a", recipe(0.2, 30, Keep.LAST, stopping));
    Trainer.Trained trained = run(plan);

    assertThat(trained.stoppedEarly()).isTrue();
    assertThat(trained.epochs().size()).isLessThan(90);
    assertThat(trained.kept()).isEqualTo(BestEpoch.of(trained.epochs()).orElseThrow());
    List<TrainingEvent.PhaseBegins> phases = of(TrainingEvent.PhaseBegins.class, events);
    assertThat(phases).hasSize(3);
    for (int p = 0; p < 3; p++) {
      int from = phases.get(p).firstEpoch() - 1;
      int to = p < 2 ? phases.get(p + 1).firstEpoch() - 1 : trained.epochs().size();
      EarlyStopping rule = new EarlyStopping(2, 0.01);
      List<TrainingEvent.Epoch> own = trained.epochs().subList(from, to);
      assertThat(rule.ends(own)).as("phase %d", p + 1).isEqualTo(own.size() < 30);
      assertThat(rule.ends(own.subList(0, own.size() - 1))).isFalse();
    }
    int questions = questions(plan("counted", plan.recipe()));
    for (int at = 3; at < questions; at += 7) {
      TrainingPlan again = plan("again " + at, plan.recipe());
      run(again, at(at, Ending.PAUSE));
      requireSame(run(again), trained, "paused at question " + at);
    }
  }

  @Test
  void itsStoredFeaturesAreThoseOfOtherRuns() {
    run(gradual("a", Keep.LAST));
    engine.passes.clear();
    Recipe other =
        new Recipe(LAST_BLOCK, Head.DEFAULT, Optimizer.DEFAULT, 0.1, 4, 2, 9, 0, 0, Keep.LAST);

    run(plan("b", other));

    assertThat(engine.passes.size())
        .as("one batch for parity, five for the known pictures")
        .isEqualTo(1 + 5);
  }

  @Test
  void aCheckpointOfBeforeThereWerePhasesIsResumed() throws IOException {
    Recipe plain =
        new Recipe(LAST_BLOCK, Head.DEFAULT, Optimizer.DEFAULT, 0.1, 4, 3, 9, 0, 0, Keep.BEST);
    Trainer.Trained unbroken = run(plan("unbroken", plain));
    TrainingPlan plan = plan("old", plain);
    assertThat(run(plan, at(9, Ending.CANCEL))).isEmpty();
    Path state = new Checkpoints(plan.checkpoints()).newest().orElseThrow().resolve("state.json");
    ObjectNode json = Json.read(state, ObjectNode.class);
    assertThat(json.remove("begun")).isNotNull();
    Json.write(state, json);

    requireSame(run(plan), unbroken, "old");
  }

  @Test
  void whatWatchesValidationNeedsIt() {
    items.removeIf(i -> i.split() == Split.VALIDATION);
    Recipe stopping =
        recipe(
            1, 2, Keep.BEST, techniques(Schedule.CONSTANT, Optional.of(new EarlyStopping(1, 0))));
    assertThatThrownBy(() -> run(plan("a", stopping)))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "Early stopping watches the validation loss, but %s has no images for validation: keep some apart, or train without it.",
            folder.resolve("data"));
    Recipe plateau =
        recipe(1, 2, Keep.BEST, techniques(new Schedule.Plateau(1, 0.5, 0), Optional.empty()));
    assertThatThrownBy(() -> run(plan("b", plateau)))
        .hasMessageStartingWith("A learning rate that falls on a plateau watches the validation");
  }

  @Test
  void validationImagesThatCannotBeReadAreNone() throws IOException {
    for (DatasetSnapshot.Item item : items) {
      if (item.split() == Split.VALIDATION) {
        Files.writeString(item.path(), "no picture");
      }
    }
    Recipe stopping =
        recipe(
            1, 2, Keep.BEST, techniques(Schedule.CONSTANT, Optional.of(new EarlyStopping(1, 0))));
    assertThatThrownBy(() -> run(plan("a", stopping)))
        .hasMessageStartingWith("Early stopping watches the validation loss");
  }

  @Test
  void aPhaseCannotFreezeWhatHasLearned() {
    Techniques freezing =
        techniques(
            Schedule.CONSTANT,
            Optional.empty(),
            new Phase(BOTH_BLOCKS, 1, 1),
            new Phase(LAST_BLOCK, 1, 1));
    assertThatThrownBy(() -> Phases.check(recipe(1, 1, Keep.LAST, freezing), backbone()))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "Phase 3 freezes first, which learns in phase 2: a later phase can only let more layers learn.");
    Techniques unknown =
        techniques(
            Schedule.CONSTANT,
            Optional.empty(),
            new Phase(new FreezePlan.LearningFrom("three"), 1, 1));
    assertThatThrownBy(() -> Phases.check(recipe(1, 1, Keep.LAST, unknown), backbone()))
        .hasMessageContaining("has no layer or block three");
  }

  @Test
  void theSameLayersMayGoOnLearning() {
    Techniques slower =
        techniques(Schedule.CONSTANT, Optional.empty(), new Phase(HEAD_ONLY, 2, 0.1));
    Trainer.Trained trained = run(plan("a", recipe(0.3, 2, Keep.LAST, slower)));
    assertThat(trained.epochs()).hasSize(4);
    assertThat(trained.cut()).isEqualTo("second");
    assertThat(engine.steps.get(6).optimizerStep()).isZero();
  }
}
