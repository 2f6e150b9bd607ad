package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.Split;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.features.Precision;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop, with an engine that is plain arithmetic. */
class TrainerTest {
  private static final int SIDE = 8;
  private static final List<String> CLASSES = List.of("blue", "green");

  @TempDir Path folder;
  private final FakeEngine engine = new FakeEngine();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<DatasetSnapshot.Item> items = new ArrayList<>();
  private Path store;

  @BeforeEach
  void elevenTrainingImagesAndFourForValidation() throws IOException {
    store = folder.resolve("store");
    for (int i = 0; i < 11; i++) {
      items.add(item("t" + i, i % 2, Split.TRAINING, i));
    }
    for (int i = 0; i < 4; i++) {
      items.add(item("v" + i, i % 2, Split.VALIDATION, 50 + i));
    }
  }

  /** A picture of its class, no two alike; some of them hard. */
  private DatasetSnapshot.Item item(String name, int classIndex, Split split, int look)
      throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int blue = classIndex == 0 ? 140 + look : 60 + 2 * look;
      int green = classIndex == 1 ? 150 - look : 70 + look;
      int red = (i * look + 31 * look) % 256;
      image.setRGB(i % SIDE, i / SIDE, red << 16 | (green + i % 7) << 8 | blue);
    }
    Path file = folder.resolve("data/" + CLASSES.get(classIndex) + "/" + name + ".png");
    Files.createDirectories(file.resolveSibling(""));
    ImageIO.write(image, "png", file.toFile());
    return item(file, classIndex, split);
  }

  private static DatasetSnapshot.Item item(Path file, int classIndex, Split split) {
    return new DatasetSnapshot.Item(file, file.getFileName().toString(), classIndex, split);
  }

  private DatasetSnapshot.Item broken(String name, int classIndex, Split split) throws IOException {
    Path file = folder.resolve("data/" + CLASSES.get(classIndex) + "/" + name + ".png");
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "not a picture: " + name);
    return item(file, classIndex, split);
  }

  /** Six features of the whole picture, then the head; {@code below} is frozen. */
  private static Network network() {
    return Sketch.input(SIDE, SIDE, 3)
        .conv("below", 6, SIDE, 1, Padding.VALID, false, Activation.LINEAR)
        .add(new Layer.Flatten("features", List.of("below")))
        .dense(Head.LOGITS, 2, Activation.LINEAR)
        .add(new Layer.Activate(Head.PROBABILITIES, List.of(Head.LOGITS), Activation.SOFTMAX))
        .network();
  }

  private static Recipe recipe(double learningRate) {
    return new Recipe(
        new FreezePlan.AllFrozen(), Head.DEFAULT, Optimizer.DEFAULT, learningRate, 4, 3, 5, 0, 0);
  }

  private TrainingPlan plan(String run) {
    return plan(run, recipe(0.5), Set.of(Head.LOGITS), Sketch.weights(network(), 1));
  }

  private TrainingPlan plan(String run, Recipe recipe, Set<String> learning, Weights weights) {
    return new TrainingPlan(
        run,
        recipe,
        network(),
        weights,
        learning,
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        new DatasetSnapshot(folder.resolve("data"), CLASSES, items),
        folder.resolve(run).resolve("checkpoints"));
  }

  private Optional<Trainer.Trained> run(TrainingPlan plan, BooleanSupplier cancelled) {
    return new Trainer(
            engine, new FeatureStore(store, Long.MAX_VALUE), Runnable::run, events::add, cancelled)
        .run(plan);
  }

  private Trainer.Trained run(TrainingPlan plan) {
    return run(plan, () -> false).orElseThrow();
  }

  private static <T extends TrainingEvent> List<T> of(Class<T> kind, List<TrainingEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Wall times are no part of what has to be equal. */
  private static List<TrainingEvent.Epoch> timeless(List<TrainingEvent.Epoch> epochs) {
    return epochs.stream()
        .map(
            e ->
                new TrainingEvent.Epoch(
                    e.epoch(),
                    e.trainLoss(),
                    e.trainAccuracy(),
                    e.validationLoss(),
                    e.validationAccuracy(),
                    e.learningRate(),
                    0))
        .toList();
  }

  private static Set<List<Float>> rows(List<float[]> all) {
    return all.stream().map(TrainerTest::boxed).collect(Collectors.toSet());
  }

  private static List<Float> boxed(float[] row) {
    List<Float> list = new ArrayList<>();
    for (float v : row) {
      list.add(v);
    }
    return list;
  }

  private static float[] pixels(List<Path> images, Preprocessing preprocessing, int batch) {
    ResizeSpec resize = Extraction.resizeOf(preprocessing);
    float[] pixels = new float[batch * resize.floats()];
    FloatBuffer into = FloatBuffer.wrap(pixels);
    for (Path image : images) {
      try {
        ImageLoader.load(image, resize, into);
      } catch (UnreadableImageException e) {
        throw new IllegalStateException(e);
      }
    }
    return pixels;
  }

  private static List<Float> features(DatasetSnapshot.Item item) {
    float[] pixels =
        pixels(
            List.of(item.path()),
            new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.NONE),
            1);
    return boxed(FakeEngine.statistics(pixels, 0, pixels.length));
  }

  private Set<List<Float>> features(Split split) {
    return items.stream()
        .filter(i -> i.split() == split)
        .map(TrainerTest::features)
        .collect(Collectors.toSet());
  }

  @Test
  void trainsEveryTrainingImageOnceAnEpoch() {
    Trainer.Trained trained = run(plan("a"));

    assertThat(trained.cut()).isEqualTo("features");
    assertThat(trained.skipped()).isEmpty();
    assertThat(engine.learned).hasSize(3 * 11);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(rows(engine.learned.subList(epoch * 11, epoch * 11 + 11)))
          .as("epoch %d", epoch + 1)
          .isEqualTo(features(Split.TRAINING));
    }
    assertThat(engine.learned.subList(0, 11).stream().map(TrainerTest::boxed))
        .as("another order in the next epoch")
        .isNotEqualTo(engine.learned.subList(11, 22).stream().map(TrainerTest::boxed).toList());
    assertThat(engine.tailScalings).containsExactly(Preprocessing.Scaling.NONE);
  }

  @Test
  void tellsWhatHappensInItsOrder() {
    Trainer.Trained trained = run(plan("a"));

    List<TrainingEvent.Extracting> extracting = of(TrainingEvent.Extracting.class, events);
    assertThat(extracting)
        .extracting(TrainingEvent.Extracting::done)
        .containsExactly(0L, 4L, 8L, 12L, 15L);
    assertThat(extracting).allMatch(e -> e.total() == 15);
    assertThat(of(TrainingEvent.Epoch.class, events)).isEqualTo(trained.epochs());
    assertThat(trained.epochs()).extracting(TrainingEvent.Epoch::epoch).containsExactly(1, 2, 3);
    assertThat(events.subList(0, 5)).isEqualTo(extracting);
    assertThat(of(TrainingEvent.Stopped.class, events)).isEmpty();
  }

  /** The figures by their definitions, from the weights that came out. */
  @Test
  void measuresValidationWithTheWeightsAtTheEnd() {
    Trainer.Trained trained = run(plan("a"));
    float[] kernel = trained.weights().get(Head.LOGITS, "kernel").toArray();
    float[] bias = trained.weights().get(Head.LOGITS, "bias").toArray();
    double loss = 0;
    int right = 0;
    for (DatasetSnapshot.Item item : items) {
      if (item.split() == Split.VALIDATION) {
        // The difference of the two logits decides between two classes.
        double logit = bias[1] - bias[0];
        List<Float> x = features(item);
        for (int i = 0; i < 6; i++) {
          logit += x.get(i) * (kernel[2 * i + 1] - (double) kernel[2 * i]);
        }
        double p = 1 / (1 + Math.exp(item.classIndex() == 1 ? -logit : logit));
        loss -= Math.log(p) / 4;
        right += p > 0.5 ? 1 : 0;
      }
    }

    TrainingEvent.Epoch last = trained.epochs().get(2);
    assertThat(last.validationLoss()).isCloseTo(loss, within(1e-5));
    assertThat(last.validationAccuracy()).isEqualTo(right / 4.0);
    assertThat(last.learningRate()).isEqualTo(0.5);
    assertThat(last.trainLoss()).isPositive().isLessThan(trained.epochs().get(0).trainLoss());
  }

  @Test
  void keepsAnswersAboutAllThatWasNotLearnedFrom() throws IOException {
    items.add(item("kept apart", 1, Split.TEST, 70));
    items.add(broken("torn", 0, Split.TEST));
    Trainer.Trained trained = run(plan("a"));

    Answers answers = trained.answers();
    assertThat(answers.classes()).isEqualTo(CLASSES);
    assertThat(answers.images())
        .containsExactly(items.get(11), items.get(12), items.get(13), items.get(14), items.get(15));
    double right = 0;
    double nats = 0;
    for (int i = 0; i < 4; i++) {
      int truth = answers.images().get(i).classIndex();
      right += answers.said(i) == truth ? 1 : 0;
      nats -= Math.log(answers.probabilities(i)[truth]);
    }
    TrainingEvent.Epoch last = trained.epochs().get(2);
    assertThat(right / 4).isEqualTo(last.validationAccuracy());
    assertThat(nats / 4).isCloseTo(last.validationLoss(), within(1e-6));
    List<TrainingEvent.Mistakes> mistakes = of(TrainingEvent.Mistakes.class, events);
    assertThat(mistakes).extracting(TrainingEvent.Mistakes::epoch).containsExactly(1, 2, 3);
    assertThat(mistakes.get(2).wrong()).isEqualTo((int) (4 - right));
  }

  @Test
  void learnsWhatCanBeLearned() {
    Recipe patient =
        new Recipe(
            new FreezePlan.AllFrozen(), Head.DEFAULT, Optimizer.DEFAULT, 0.5, 4, 60, 5, 0, 0);
    Trainer.Trained trained =
        run(plan("a", patient, Set.of(Head.LOGITS), Sketch.weights(network(), 1)));

    assertThat(trained.epochs().get(59).trainAccuracy()).isEqualTo(1);
    assertThat(trained.epochs().get(59).trainLoss()).isLessThan(0.2);
  }

  @Test
  void unreadableImagesAreNamedAndOtherwiseAsIfTheyWereNotThere() throws IOException {
    Trainer.Trained without = run(plan("without"));
    DatasetSnapshot.Item training = broken("torn", 0, Split.TRAINING);
    DatasetSnapshot.Item validation = broken("torn as well", 1, Split.VALIDATION);
    DatasetSnapshot.Item gone = item(folder.resolve("data/blue/gone.png"), 0, Split.TRAINING);
    items.add(3, training);
    items.add(5, gone);
    items.add(validation);

    Trainer.Trained with = run(plan("with"));

    assertThat(with.skipped())
        .extracting(TrainingEvent.Skipped::file)
        .containsExactly(
            training.path().toString(), gone.path().toString(), validation.path().toString());
    assertThat(with.skipped())
        .allSatisfy(s -> assertThat(s.reason()).isNotBlank().doesNotContain("\n").endsWith("."));
    assertThat(with.weights().fingerprint()).isEqualTo(without.weights().fingerprint());
    assertThat(timeless(with.epochs())).isEqualTo(timeless(without.epochs()));
  }

  @Test
  void aClassWithoutAReadableImageIsASentenceThatNamesIt() throws IOException {
    items.removeIf(i -> i.classIndex() == 1 && i.split() == Split.TRAINING);
    items.add(broken("one", 1, Split.TRAINING));
    items.add(broken("two", 1, Split.TRAINING));

    assertThatThrownBy(() -> run(plan("a")))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "No image of the class green in %s can be read: replace them or remove the folder.",
            folder.resolve("data"));
    assertThat(engine.learned).isEmpty();
  }

  @Test
  void anotherLearningRateNeedsNoExtraction() {
    Trainer.Trained first = run(plan("a"));
    assertThat(engine.trunkRuns).as("fifteen images, and one batch for parity").isEqualTo(4 + 1);
    engine.trunkRuns = 0;
    events.clear();

    Trainer.Trained second =
        run(plan("b", recipe(0.05), Set.of(Head.LOGITS), Sketch.weights(network(), 1)));

    assertThat(engine.trunkRuns).as("one batch for parity").isEqualTo(1);
    assertThat(of(TrainingEvent.Extracting.class, events))
        .containsExactly(new TrainingEvent.Extracting(15, 15));
    assertThat(second.weights().fingerprint()).isNotEqualTo(first.weights().fingerprint());
  }

  @Test
  void onlyWhatIsNewIsExtracted() throws IOException {
    run(plan("a"));
    engine.trunkRuns = 0;
    events.clear();
    items.add(item("new", 0, Split.TRAINING, 20));
    // The same picture once more, under another label: no new work.
    items.add(item(items.get(0).path(), 1, Split.VALIDATION));

    run(plan("b"));

    assertThat(engine.trunkRuns).isEqualTo(1 + 1);
    assertThat(of(TrainingEvent.Extracting.class, events))
        .containsExactly(
            new TrainingEvent.Extracting(16, 17), new TrainingEvent.Extracting(17, 17));
  }

  @Test
  void otherWeightsBelowTheCutAreExtractedAnewAndOthersAboveItAreNot() {
    Weights weights = Sketch.weights(network(), 1);
    Weights others = Sketch.weights(network(), 2);
    run(plan("a", recipe(0.5), Set.of(Head.LOGITS), weights));
    engine.trunkRuns = 0;
    Weights head = others.fitting(network().after("features"));
    run(plan("b", recipe(0.5), Set.of(Head.LOGITS), weights.with(head)));
    assertThat(engine.trunkRuns).isEqualTo(1);
    engine.trunkRuns = 0;

    run(plan("c", recipe(0.5), Set.of(Head.LOGITS), others));

    assertThat(engine.trunkRuns).isEqualTo(4 + 1);
  }

  @Test
  void whereEverythingLearnsTheTailGetsPixels() {
    Trainer.Trained trained =
        run(plan("a", recipe(1e-6), Set.of("below", Head.LOGITS), Sketch.weights(network(), 1)));

    assertThat(trained.cut()).isEqualTo("in");
    assertThat(engine.trunkRuns).as("for the known pictures").isEqualTo(4);
    assertThat(engine.tailScalings).containsExactly(Preprocessing.Scaling.SYMMETRIC);
    float[] first = engine.learned.get(0);
    assertThat(first).hasSize(SIDE * SIDE * 3);
    // Pixels as they are, 0..255, and not yet scaled.
    assertThat(features(Split.TRAINING))
        .contains(boxed(FakeEngine.statistics(first, 0, first.length)));
  }

  @Test
  void withoutValidationImagesItsFiguresAreNoNumbers() {
    items.removeIf(i -> i.split() == Split.VALIDATION);
    TrainingPlan plan = plan("a");
    assertThat(run(plan, cancelAt(9))).isEmpty();

    Trainer.Trained trained = run(plan);

    assertThat(trained.epochs()).hasSize(3);
    assertThat(trained.epochs())
        .allSatisfy(
            e -> {
              assertThat(e.validationLoss()).isNaN();
              assertThat(e.validationAccuracy()).isNaN();
              assertThat(e.trainLoss()).isFinite();
            });
    assertThat(trained.parity().count()).as("training images instead").isEqualTo(FakeEngine.BATCH);
  }

  @Test
  void theTestPartIsNeverSeenBeforeTheEnd() throws IOException {
    Trainer.Trained without = run(plan("without"));
    engine.learned.clear();
    engine.predicted.clear();
    items.add(2, item("x0", 0, Split.TEST, 30));
    items.add(item("x1", 1, Split.TEST, 31));
    items.add(item("x2", 0, Split.TEST, 32));

    Trainer.Trained with = run(plan("with"));

    assertThat(rows(engine.learned)).isEqualTo(features(Split.TRAINING));
    assertThat(rows(engine.predicted.subList(0, 3 * 4))).isEqualTo(features(Split.VALIDATION));
    assertThat(with.weights().fingerprint()).isEqualTo(without.weights().fingerprint());
    assertThat(timeless(with.epochs())).isEqualTo(timeless(without.epochs()));
  }

  @Test
  void theParitySampleIsWhatTheGraphsSayOfValidationImages() {
    Trainer.Trained trained = run(plan("a"));
    ParitySample parity = trained.parity();

    assertThat(parity.count()).isEqualTo(4);
    float[] pixels =
        pixels(
            items.stream()
                .filter(i -> i.split() == Split.VALIDATION)
                .map(DatasetSnapshot.Item::path)
                .toList(),
            plan("a").preprocessing(),
            FakeEngine.BATCH);
    assertThat(parity.pixels()).isEqualTo(pixels);
    double loss = 0;
    for (int i = 0; i < 4; i++) {
      loss -= Math.log(parity.probabilities()[2 * i + i % 2]) / 4;
    }
    assertThat(trained.epochs().get(2).validationLoss()).isCloseTo(loss, within(1e-6));
  }

  @Test
  void halfPrecisionSaysHowFarItMovedTheAnswers() {
    Trainer.Trained single = run(plan("single"));
    assertThat(single.rounding()).isEmpty();
    assertThat(of(TrainingEvent.Rounded.class, events)).isEmpty();
    engine.learned.clear();

    Recipe half = inHalf(recipe(0.5));
    Trainer.Trained trained =
        run(plan("half", half, Set.of(Head.LOGITS), Sketch.weights(network(), 1)));

    assertThat(rows(engine.learned)).isNotEqualTo(features(Split.TRAINING)).hasSize(11);
    Rounding rounding = trained.rounding().orElseThrow();
    assertThat(rounding.pictures()).isEqualTo(4);
    assertThat(of(TrainingEvent.Rounded.class, events))
        .containsExactly(new TrainingEvent.Rounded(4, rounding.largestDifference()));
    // What was said of the stored features in the last epoch against what is said of the live ones.
    double largest = 0;
    for (int i = 0; i < 4; i++) {
      float stored = trained.answers().probabilities(i)[0];
      largest = Math.max(largest, Math.abs(stored - trained.parity().probabilities()[2 * i]));
    }
    assertThat(rounding.largestDifference()).isCloseTo(largest, within(1e-7)).isBetween(1e-7, 1e-3);
    assertThat(trained.parity().pixels()).isEqualTo(single.parity().pixels());
  }

  private static Recipe inHalf(Recipe r) {
    Techniques t = r.techniques();
    Techniques half =
        new Techniques(
            t.schedule(),
            t.warmUpEpochs(),
            t.earlyStopping(),
            t.augmentation(),
            t.layerRates(),
            t.regularisation(),
            t.balance(),
            t.then(),
            Precision.HALF);
    return new Recipe(
        r.freezePlan(),
        r.head(),
        r.optimizer(),
        r.learningRate(),
        r.batch(),
        r.epochs(),
        r.seed(),
        r.validation(),
        r.test(),
        r.keep(),
        half);
  }

  /** True from the n-th time that it is asked, which is where the run has to end. */
  private static BooleanSupplier cancelAt(int n) {
    int[] asked = {0};
    return () -> ++asked[0] >= n;
  }

  private int questions(TrainingPlan plan) {
    int[] asked = {0};
    run(
        plan,
        () -> {
          asked[0]++;
          return false;
        });
    return asked[0];
  }

  @Test
  void cancelledAnywhereAndResumedItEndsTheSame() {
    int questions = questions(plan("counted"));
    Trainer.Trained unbroken = run(plan("unbroken"));
    assertThat(questions).isGreaterThan(3 * 3 + 4);
    for (int at = 1; at <= questions; at++) {
      store = folder.resolve("store " + at);
      TrainingPlan plan = plan("cancelled " + at);
      events.clear();
      Optional<Trainer.Trained> cancelled = run(plan, cancelAt(at));
      if (cancelled.isEmpty()) {
        List<TrainingEvent.Stopped> stopped = of(TrainingEvent.Stopped.class, events);
        assertThat(stopped).hasSize(1).allMatch(s -> s.run().equals(plan.run()));
        assertThat(stopped.get(0).epoch()).isEqualTo(of(TrainingEvent.Epoch.class, events).size());
      }
      events.clear();

      Trainer.Trained resumed = run(plan);

      assertThat(resumed.weights().fingerprint())
          .as("cancelled at question %d of %d", at, questions)
          .isEqualTo(unbroken.weights().fingerprint());
      assertThat(timeless(resumed.epochs())).isEqualTo(timeless(unbroken.epochs()));
      assertThat(of(TrainingEvent.Epoch.class, events))
          .as("who listens to the resumed run is told of all epochs")
          .isEqualTo(resumed.epochs());
      assertThat(resumed.parity().probabilities()).isEqualTo(unbroken.parity().probabilities());
    }
  }

  @Test
  void cancelledAgainAndAgainItGetsThere() {
    Trainer.Trained unbroken = run(plan("unbroken"));
    store = folder.resolve("another store");
    TrainingPlan plan = plan("often");
    engine.learned.clear();
    Optional<Trainer.Trained> result = Optional.empty();
    int sittings = 0;
    while (result.isEmpty() && sittings < 100) {
      result = run(plan, cancelAt(4));
      sittings++;
    }

    assertThat(sittings).isGreaterThan(3);
    assertThat(result.orElseThrow().weights().fingerprint())
        .isEqualTo(unbroken.weights().fingerprint());
    assertThat(timeless(result.get().epochs())).isEqualTo(timeless(unbroken.epochs()));
    assertThat(engine.learned).as("no step was taken twice").hasSize(3 * 11);
  }

  @Test
  void aFailureBetweenCheckpointsCostsStepsButNotTheResult() {
    Trainer.Trained unbroken = run(plan("unbroken"));
    TrainingPlan plan = plan("broken");
    assertThat(run(plan, cancelAt(6))).isEmpty();
    engine.stepsUntilFailure = 2;
    assertThatThrownBy(() -> run(plan)).hasMessage("the kernel broke");
    engine.stepsUntilFailure = Integer.MAX_VALUE;

    Trainer.Trained resumed = run(plan);

    assertThat(resumed.weights().fingerprint()).isEqualTo(unbroken.weights().fingerprint());
    assertThat(timeless(resumed.epochs())).isEqualTo(timeless(unbroken.epochs()));
  }

  @Test
  void aFinishedRunStaysAsItIs() {
    TrainingPlan plan = plan("a");
    Trainer.Trained once = run(plan);
    int learned = engine.learned.size();

    Trainer.Trained again = run(plan);

    assertThat(engine.learned).hasSize(learned);
    assertThat(again.weights().fingerprint()).isEqualTo(once.weights().fingerprint());
    assertThat(again.epochs()).isEqualTo(once.epochs());
    assertThat(again.trainSeconds()).isEqualTo(once.trainSeconds());
  }

  @Test
  void equalSeedsGiveEqualWeightsAndOthersOthers() {
    Recipe other =
        new Recipe(new FreezePlan.AllFrozen(), Head.DEFAULT, Optimizer.DEFAULT, 0.5, 4, 3, 6, 0, 0);
    Weights weights = Sketch.weights(network(), 1);

    String first = run(plan("a")).weights().fingerprint();

    assertThat(run(plan("b")).weights().fingerprint()).isEqualTo(first);
    assertThat(run(plan("c", other, Set.of(Head.LOGITS), weights)).weights().fingerprint())
        .isNotEqualTo(first);
  }

  @Test
  void aBatchLargerThanTheDataIsOneStep() {
    Recipe large =
        new Recipe(
            new FreezePlan.AllFrozen(), Head.DEFAULT, Optimizer.DEFAULT, 0.5, 500, 2, 6, 0, 0);

    Trainer.Trained trained =
        run(plan("a", large, Set.of(Head.LOGITS), Sketch.weights(network(), 1)));

    assertThat(trained.epochs()).hasSize(2);
    assertThat(engine.learned).hasSize(2 * 11);
  }

  @Test
  void countsWhatLearns() {
    assertThat(parameters(plan("a"))).isEqualTo(6 * 2 + 2);
    assertThat(
            parameters(
                plan("a", recipe(1), Set.of("below", Head.LOGITS), Sketch.weights(network(), 1))))
        .isEqualTo(SIDE * SIDE * 3 * 6 + 6 * 2 + 2);
  }

  private static long parameters(TrainingPlan plan) {
    return plan.trainableParameters(plan.phases().get(0));
  }
}
