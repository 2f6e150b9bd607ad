package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.testing.Sketch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings for which there is not enough memory, with an engine that says so. */
class SmallerBatchesTest {
  private static final int SIDE = 8;
  private static final int IMAGES = 13;
  private static final int EPOCHS = 6;
  private static final List<String> CLASSES = List.of("dark", "light");

  @TempDir private Path folder;
  private final FakeEngine engine = new FakeEngine();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<DatasetSnapshot.Item> items = new ArrayList<>();

  @BeforeEach
  void pictures() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < IMAGES + 4; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < SIDE * SIDE; p++) {
        int value = 60 + i % 2 * 40 + random.nextInt(120);
        image.setRGB(p % SIDE, p / SIDE, value << 16 | random.nextInt(256) << 8 | value);
      }
      Path file = folder.resolve("data").resolve(CLASSES.get(i % 2)).resolve(i + ".png");
      Files.createDirectories(file.resolveSibling(""));
      ImageIO.write(image, "png", file.toFile());
      Split split = i < IMAGES ? Split.TRAINING : Split.VALIDATION;
      items.add(new DatasetSnapshot.Item(file, i + ".png", i % 2, split));
    }
  }

  private static Network network() {
    return Sketch.input(SIDE, SIDE, 3)
        .conv("below", 6, SIDE, 1, Padding.VALID, false, Activation.LINEAR)
        .add(new Layer.Flatten("features", List.of("below")))
        .dense(Head.LOGITS, 2, Activation.LINEAR)
        .add(new Layer.Activate(Head.PROBABILITIES, List.of(Head.LOGITS), Activation.SOFTMAX))
        .network();
  }

  /** With a rate that changes at every step, so that a step counted wrongly is seen. */
  private TrainingPlan plan(String run, int batch) {
    Techniques cosine =
        new Techniques(
            new Schedule.Cosine(0),
            0,
            Optional.empty(),
            Augmentation.NONE,
            LayerRates.EQUAL,
            Regularisation.NONE,
            Balance.NONE,
            List.of());
    return new TrainingPlan(
        run,
        new Recipe(
            new FreezePlan.AllFrozen(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            0.5,
            batch,
            EPOCHS,
            5,
            0,
            0,
            Keep.LAST,
            cosine),
        network(),
        Sketch.weights(network(), 1),
        Set.of(Head.LOGITS),
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        new DatasetSnapshot(folder.resolve("data"), CLASSES, items),
        folder.resolve(run).resolve("checkpoints"));
  }

  private Optional<Trainer.Trained> run(TrainingPlan plan, BooleanSupplier cancelled) {
    events.clear();
    FeatureStore store = new FeatureStore(folder.resolve("store"), Long.MAX_VALUE);
    return new SmallerBatches(events::add)
        .run(new Trainer(engine, store, Runnable::run, events::add, cancelled), plan);
  }

  private Trainer.Trained run(TrainingPlan plan) {
    return run(plan, () -> false).orElseThrow();
  }

  /** Ends after two epochs and a step of the third, with a checkpoint. */
  private void interrupt(TrainingPlan plan) {
    int[] asked = {0};
    assertThat(run(plan, () -> epochs().size() >= 2 && asked[0]++ > 1)).isEmpty();
    assertThat(epochs()).hasSize(2);
  }

  private List<TrainingEvent.Epoch> epochs() {
    return of(TrainingEvent.Epoch.class);
  }

  private <T extends TrainingEvent> List<T> of(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<Double> rates(Trainer.Trained trained) {
    return trained.epochs().stream().map(TrainingEvent.Epoch::learningRate).toList();
  }

  @Test
  void aBatchThatDoesNotFitIsHalvedUntilItDoesAndTheRunSaysSo() {
    String small = run(plan("small", 2)).weights().fingerprint();
    engine.mostImages = 3;

    Trainer.Trained trained = run(plan("large", 8));

    assertThat(of(TrainingEvent.SmallerBatch.class))
        .containsExactly(
            new TrainingEvent.SmallerBatch(8, 4, "no room for 8 images"),
            new TrainingEvent.SmallerBatch(4, 2, "no room for 4 images"));
    assertThat(trained.weights().fingerprint()).isEqualTo(small);
  }

  @Test
  void inTheMiddleItGoesOnFromItsCheckpointWithTheScheduleWhereItStood() {
    List<Double> rates = rates(run(plan("small", 4)));
    TrainingPlan plan = plan("large", 8);
    interrupt(plan);
    engine.learned.clear();
    engine.mostImages = 4;

    Trainer.Trained trained = run(plan);

    assertThat(of(TrainingEvent.SmallerBatch.class)).hasSize(1);
    assertThat(trained.epochs()).hasSize(EPOCHS);
    assertThat(engine.learned)
        .as("every image once in each epoch, those of the third that were learned before but not")
        .hasSize((EPOCHS - 2) * IMAGES - 8);
    assertThat(rates(trained).subList(2, EPOCHS)).isEqualTo(rates.subList(2, EPOCHS));
  }

  @Test
  void aRunStaysWithItsSmallerBatch() {
    TrainingPlan plan = plan("a", 8);
    engine.mostImages = 4;
    interrupt(plan);
    engine.mostImages = Integer.MAX_VALUE;
    engine.largestBatch = 0;

    run(plan);

    assertThat(engine.largestBatch).isEqualTo(4);
    assertThat(of(TrainingEvent.SmallerBatch.class)).isEmpty();
  }

  @Test
  void whereNotOneImageFitsItIsASentenceAndTheCheckpointStays() {
    TrainingPlan plan = plan("a", 4);
    interrupt(plan);
    Path checkpoint = new Checkpoints(plan.checkpoints()).newest().orElseThrow();
    engine.mostImages = 0;

    assertThatThrownBy(() -> run(plan))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith(
            "There is not enough memory for this training, even with one image in a step");
    assertThat(new Checkpoints(plan.checkpoints()).newest()).contains(checkpoint);

    engine.mostImages = Integer.MAX_VALUE;
    assertThat(run(plan).epochs()).hasSize(EPOCHS);
  }

  @Test
  void aRunThatBeginsIsSizedToTheMemoryThereIs() {
    SmallerBatches batches = new SmallerBatches(events::add);
    TrainingPlan plan = plan("a", 32);

    assertThat(batches.fit(plan, b -> b * 10L, 320)).isEqualTo(plan);
    assertThat(events).isEmpty();
    assertThat(batches.fit(plan, b -> b * 1_000_000_000L, 9_000_000_000L).recipe().batch())
        .isEqualTo(8);
    assertThat(events)
        .containsExactly(
            new TrainingEvent.SmallerBatch(
                32, 8, "it would need about 32.0 GB of the 9.0 GB that there are"));
    assertThat(batches.fit(plan, b -> 100, 1).recipe().batch()).isEqualTo(1);
  }

  @Test
  void aRunThatGoesOnIsNotSizedAnew() {
    TrainingPlan plan = plan("a", 8);
    interrupt(plan);

    assertThat(new SmallerBatches(events::add).fit(plan, b -> 100, 1)).isEqualTo(plan);
  }
}
