package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Fingerprint;
import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.Split;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Variation;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.testing.Sketch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings on changed pictures, with an engine that is plain arithmetic. */
class AugmentedTrainingTest {
  private static final int SIDE = 4;
  private static final int PIXELS = SIDE * SIDE * 3;
  private static final int TRAINING = 11;
  private static final int ALL = 17;
  private static final long SEED = 5;
  private static final List<String> CLASSES = List.of("dark", "light");

  @TempDir private Path folder;
  private final DenseEngine engine = new DenseEngine();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<DatasetSnapshot.Item> items = new ArrayList<>();
  private Path store;
  private Executor executor = Runnable::run;

  /** All kinds of changes, and the ways in which they come about. */
  private enum Kind {
    VARIANTS(0, 0, 3),
    VARIANTS_AND_MIXUP(0.4, 0, 3),
    LIVE(0, 0, 0),
    LIVE_AND_MIXUP(0.4, 0, 0),
    CUTMIX(0, 1, 3),
    BOTH(0.4, 1, 0);

    private final double mixUp;
    private final double cutMix;
    private final int variants;

    Kind(double mixUp, double cutMix, int variants) {
      this.mixUp = mixUp;
      this.cutMix = cutMix;
      this.variants = variants;
    }

    Augmentation augmentation() {
      return new Augmentation(true, 0.5, 20, 0.2, 0.2, 0.2, 0.5, mixUp, cutMix, variants);
    }
  }

  @BeforeEach
  void noisyPictures() throws IOException {
    store = folder.resolve("store");
    Random random = new Random(4);
    for (int i = 0; i < ALL; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < SIDE * SIDE; p++) {
        int value = Math.min(255, 60 + i % 2 * 50 + random.nextInt(150));
        image.setRGB(p % SIDE, p / SIDE, value << 16 | random.nextInt(256) << 8 | value / 2);
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
        .dense("second", 4, Activation.LINEAR);
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

  private static Recipe recipe(
      double rate, int epochs, Augmentation augmentation, Balance balance, Phase... then) {
    Techniques techniques =
        new Techniques(
            Schedule.CONSTANT,
            0,
            Optional.empty(),
            augmentation,
            LayerRates.EQUAL,
            Regularisation.NONE,
            balance,
            List.of(then));
    return new Recipe(
        new FreezePlan.AllFrozen(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        rate,
        4,
        epochs,
        SEED,
        0,
        0,
        Keep.LAST,
        techniques);
  }

  /** Two epochs of the head, two of the last block too, two of all. */
  private static Recipe gradual(double rate, Augmentation augmentation) {
    return recipe(
        rate,
        2,
        augmentation,
        Balance.NONE,
        new Phase(new FreezePlan.AllButLastBlocks(1), 2, 0.5),
        new Phase(new FreezePlan.NoneFrozen(), 2, 0.25));
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

  private Optional<Trainer.Trained> run(TrainingPlan plan, Supplier<Optional<Ending>> ending) {
    return new Trainer(
            engine, new FeatureStore(store, Long.MAX_VALUE), executor, events::add, ending)
        .run(plan);
  }

  private Trainer.Trained run(TrainingPlan plan) {
    return run(plan, Optional::empty).orElseThrow();
  }

  /** An ending from the n-th time that it is asked. */
  private static Supplier<Optional<Ending>> at(int n) {
    int[] asked = {0};
    return () -> ++asked[0] >= n ? Optional.of(Ending.CANCEL) : Optional.empty();
  }

  private static List<Double> losses(Trainer.Trained trained) {
    return trained.epochs().stream().map(TrainingEvent.Epoch::trainLoss).toList();
  }

  private static List<Double> validation(Trainer.Trained trained) {
    return trained.epochs().stream().map(TrainingEvent.Epoch::validationLoss).toList();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cancelledAnywhereAndResumedItEndsTheSame(Kind kind) {
    int[] questions = {0};
    Trainer.Trained unbroken =
        run(
                plan("unbroken", gradual(0.2, kind.augmentation())),
                () -> {
                  questions[0]++;
                  return Optional.empty();
                })
            .orElseThrow();
    assertThat(unbroken.weights().fingerprint())
        .isNotEqualTo(run(plan("plain", gradual(0.2, Augmentation.NONE))).weights().fingerprint());
    int cancelled = 0;
    int stride = kind == Kind.VARIANTS_AND_MIXUP || kind == Kind.BOTH ? 1 : 4;
    for (int at = 1; at <= questions[0]; at += stride) {
      store = folder.resolve("store " + at);
      TrainingPlan plan = plan("cancelled " + at, gradual(0.2, kind.augmentation()));
      cancelled += run(plan, at(at)).isEmpty() ? 1 : 0;
      Trainer.Trained resumed = run(plan);
      assertThat(resumed.weights().fingerprint())
          .as("cancelled at question %d of %d", at, questions[0])
          .isEqualTo(unbroken.weights().fingerprint());
      assertThat(losses(resumed)).isEqualTo(losses(unbroken));
      assertThat(validation(resumed)).isEqualTo(validation(unbroken));
    }
    assertThat(cancelled * stride).isGreaterThan(18 + 6);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void threadsDecideNothing(Kind kind) {
    Trainer.Trained alone = run(plan("alone", gradual(0.2, kind.augmentation())));
    store = folder.resolve("another store");
    executor = ForkJoinPool.commonPool();
    Trainer.Trained together = run(plan("together", gradual(0.2, kind.augmentation())));
    assertThat(together.weights().fingerprint()).isEqualTo(alone.weights().fingerprint());
  }

  /** With a rate of nearly nothing, only what is measured can differ. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatIsNotLearnedFromIsNeverChanged(Kind kind) {
    Trainer.Trained plain = run(plan("plain", gradual(1e-12, Augmentation.NONE)));
    store = folder.resolve("another store");
    Trainer.Trained changed = run(plan("changed", gradual(1e-12, kind.augmentation())));
    assertThat(validation(changed)).isEqualTo(validation(plain));
    for (int i = 0; i < ALL - TRAINING; i++) {
      assertThat(changed.answers().probabilities(i)).isEqualTo(plain.answers().probabilities(i));
    }
    assertThat(changed.parity().pixels()).isEqualTo(plain.parity().pixels());
    assertThat(changed.parity().probabilities()).isEqualTo(plain.parity().probabilities());
    for (int e = 0; e < 6; e++) {
      assertThat(losses(changed).get(e)).isNotEqualTo(losses(plain).get(e));
    }
  }

  private float[] pixels(int item) {
    Preprocessing p = preprocessing();
    FloatBuffer pixels = FloatBuffer.allocate(p.height() * p.width() * 3);
    try {
      ImageLoader.load(items.get(item).path(), Extraction.resizeOf(p), pixels);
    } catch (UnreadableImageException e) {
      throw new AssertionError(e);
    }
    return pixels.array();
  }

  private long image(int item) {
    try {
      return Variation.image(Fingerprint.of(items.get(item).path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] feature(int item, Optional<Variation> variation) {
    float[] batch = new float[DenseEngine.BATCH * PIXELS];
    float[] plain = pixels(item);
    System.arraycopy(plain, 0, batch, 0, PIXELS);
    variation.ifPresent(v -> v.apply(plain, batch, 0, SIDE, SIDE));
    Network below = network().upTo("second");
    float[] out = new float[DenseEngine.BATCH * 4];
    try (Trunk trunk =
        engine.openTrunk(
            below, Sketch.weights(network(), 1).fitting(below), Preprocessing.Scaling.SYMMETRIC)) {
      trunk.run(batch, out);
    }
    return Arrays.copyOf(out, 4);
  }

  private Variation drawn(int item, long occasion, long again) {
    return Variation.draw(Kind.LIVE.augmentation(), SEED, image(item), occasion, again);
  }

  /** What each epoch learned from, by image, in the order of the epoch. */
  private List<Map<Integer, List<float[]>>> learned(int[][] orders) {
    List<Map<Integer, List<float[]>>> epochs = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    for (float[] step : engine.learnedFrom) {
      for (int at = 0; at < step.length; at += 4) {
        rows.add(Arrays.copyOfRange(step, at, at + 4));
      }
    }
    int next = 0;
    for (int[] order : orders) {
      Map<Integer, List<float[]>> epoch = new HashMap<>();
      for (int item : order) {
        epoch.computeIfAbsent(item, i -> new ArrayList<>()).add(rows.get(next++));
      }
      epochs.add(epoch);
    }
    assertThat(rows).hasSize(next);
    return epochs;
  }

  private static int[][] orders(int epochs) {
    int[] training = IntStream.range(0, TRAINING).toArray();
    return IntStream.rangeClosed(1, epochs)
        .mapToObj(e -> EpochOrder.of(training, SEED, e))
        .toArray(int[][]::new);
  }

  @Test
  void storedVariantsTakeTurns() {
    run(plan("a", recipe(0.1, 6, Kind.VARIANTS.augmentation(), Balance.NONE)));
    List<Map<Integer, List<float[]>>> epochs = learned(orders(6));
    int plainFirst = 0;
    for (int item = 0; item < TRAINING; item++) {
      List<float[]> variants =
          List.of(
              feature(item, Optional.empty()),
              feature(item, Optional.of(drawn(item, 1, 0))),
              feature(item, Optional.of(drawn(item, 2, 0))));
      int first = 0;
      while (!Arrays.equals(epochs.get(0).get(item).get(0), variants.get(first))) {
        first++;
      }
      plainFirst += first == 0 ? 1 : 0;
      for (int e = 0; e < 6; e++) {
        assertThat(epochs.get(e).get(item).get(0))
            .as("image %d, epoch %d", item, e + 1)
            .isEqualTo(variants.get((first + e) % 3));
      }
    }
    assertThat(plainFirst).as("an epoch has all kinds of variants").isBetween(1, TRAINING - 2);
  }

  @Test
  void aLiveTrunkSeesNewPicturesInEveryEpoch() {
    run(plan("a", recipe(0.1, 4, Kind.LIVE.augmentation(), Balance.NONE)));
    List<Map<Integer, List<float[]>>> epochs = learned(orders(4));
    for (int item = 0; item < TRAINING; item++) {
      for (int e = 0; e < 4; e++) {
        assertThat(epochs.get(e).get(item).get(0))
            .isEqualTo(feature(item, Optional.of(drawn(item, e + 1, 0))));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIVE", "VARIANTS"})
  void aPictureThatIsDrawnAgainIsChangedAgain(Kind kind) {
    // Of one class a single picture is left, for five of the other.
    items.removeIf(i -> i.split() == Split.TRAINING && i.classIndex() == 0);
    Path copied = folder.resolve("data").resolve("dark").resolve("0.png");
    items.add(0, new DatasetSnapshot.Item(copied, "0.png", 0, Split.TRAINING));
    run(plan("a", recipe(0.1, 3, kind.augmentation(), Balance.SAMPLING)));
    int[] training = IntStream.range(0, 6).toArray();
    int[][] orders =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                e -> EpochOrder.balanced(training, i -> items.get(i).classIndex(), 2, SEED, e))
            .toArray(int[][]::new);
    for (Map<Integer, List<float[]>> epoch : learned(orders)) {
      assertThat(epoch.get(0)).hasSize(3);
      assertThat(epoch.get(0).stream().map(Arrays::toString)).doesNotHaveDuplicates();
    }
  }

  @Test
  void eachPictureIsDecodedOnceForAllItsVariants() {
    int[] tasks = {0};
    executor =
        task -> {
          tasks[0]++;
          task.run();
        };
    TrainingPlan plan = plan("a", recipe(0.1, 1, Kind.VARIANTS.augmentation(), Balance.NONE));
    run(plan);
    assertThat(tasks[0])
        .as("reading, decoding, the variants, and the sample beside the epochs")
        .isEqualTo(2 * ALL + TRAINING + 1);
    assertThat(engine.passes.size())
        .as("17 pictures, 22 variants and a batch for parity, 4 at a time")
        .isEqualTo(5 + 6 + 1);
    List<TrainingEvent.Extracting> told =
        events.stream()
            .filter(TrainingEvent.Extracting.class::isInstance)
            .map(TrainingEvent.Extracting.class::cast)
            .toList();
    assertThat(told).allMatch(e -> e.total() == ALL + 2 * TRAINING);
    assertThat(told).extracting(TrainingEvent.Extracting::done).isSorted();
    assertThat(told.get(told.size() - 1).done()).isEqualTo(ALL + 2 * TRAINING);

    engine.passes.clear();
    run(plan("b", recipe(0.3, 2, Kind.VARIANTS_AND_MIXUP.augmentation(), Balance.NONE)));
    assertThat(engine.passes).as("all is stored; mixing is no part of it").hasSize(1);
  }

  @Test
  void whatWasStoredOfVariantsIsNotComputedAgain() {
    TrainingPlan plan = plan("often", recipe(0.1, 1, Kind.VARIANTS.augmentation(), Balance.NONE));
    int sittings = 0;
    while (sittings < 30 && run(plan, at(7)).isEmpty()) {
      sittings++;
    }
    assertThat(sittings).isBetween(3, 29);
    assertThat(engine.passes.size()).isLessThanOrEqualTo(5 + 6 + 1 + 1);
  }

  @Test
  void aPictureThatGoesBeforeItsVariantsAreDrawnIsLeftOut() {
    int[] tasks = {0};
    executor =
        task -> {
          if (++tasks[0] == 2 * ALL + 3) {
            try {
              Files.delete(items.get(2).path());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          task.run();
        };
    Trainer.Trained trained =
        run(plan("a", recipe(0.1, 1, Kind.VARIANTS.augmentation(), Balance.NONE)));
    assertThat(trained.skipped())
        .extracting(TrainingEvent.Skipped::file)
        .containsExactly(items.get(2).path().toString());
    assertThat(engine.learnedFrom.stream().mapToInt(f -> f.length / 4).sum())
        .isEqualTo(TRAINING - 1);
  }

  @Test
  void aSingleVariantIsRefusedBeforeAnythingIsComputed() {
    Augmentation one = new Augmentation(true, 1, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThatThrownBy(() -> Phases.check(gradual(0.1, one), backbone()))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("A single variant is the picture as it is");
    Phases.check(gradual(0.1, new Augmentation(false, 1, 0, 0, 0, 0, 0, 0.2, 0, 1)), backbone());
  }

  @Test
  void theWays() {
    Network input = network().upTo("in");
    Network flat = network().upTo("flat");
    Network second = network().upTo("second");
    for (Kind kind : Kind.values()) {
      boolean stored = kind == Kind.VARIANTS || kind == Kind.VARIANTS_AND_MIXUP;
      assertThat(InputWay.of(kind.augmentation(), input)).isEqualTo(InputWay.CHANGED_PIXELS);
      assertThat(InputWay.of(kind.augmentation(), flat)).isEqualTo(InputWay.LIVE_TRUNK);
      assertThat(InputWay.of(kind.augmentation(), second))
          .isEqualTo(stored ? InputWay.VARIANTS : InputWay.LIVE_TRUNK);
    }
    for (Network below : List.of(input, flat, second)) {
      assertThat(InputWay.of(Augmentation.NONE, below)).isEqualTo(InputWay.STORED);
    }
    Augmentation mixUp = new Augmentation(false, 1, 0, 0, 0, 0, 0, 0.2, 0, 4);
    assertThat(InputWay.of(mixUp, second)).as("features are mixed").isEqualTo(InputWay.STORED);
    Augmentation live = new Augmentation(false, 1, 0, 0, 0, 0, 0, 0.2, 0, 0);
    assertThat(InputWay.of(live, second)).as("pixels are mixed").isEqualTo(InputWay.LIVE_TRUNK);
  }
}
