package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Split;
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

/** Files that go, change or get well between two sittings of a run. */
class VanishingImagesTest {
  private static final int SIDE = 8;
  private static final List<String> CLASSES = List.of("dark", "light");

  @TempDir private Path folder;
  private final FakeEngine engine = new FakeEngine();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<DatasetSnapshot.Item> items = new ArrayList<>();
  private FeatureStore store;

  @BeforeEach
  void pictures() throws IOException {
    store = new FeatureStore(folder.resolve("store"), Long.MAX_VALUE);
    for (int i = 0; i < 18; i++) {
      Path file = folder.resolve("data").resolve(CLASSES.get(i % 2)).resolve(i + ".png");
      draw(file, i);
      Split split = i < 12 ? Split.TRAINING : i < 16 ? Split.VALIDATION : Split.TEST;
      items.add(new DatasetSnapshot.Item(file, i + ".png", i % 2, split));
    }
  }

  private static void draw(Path file, int look) throws IOException {
    Random random = new Random(look);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < SIDE * SIDE; p++) {
      int value = Math.min(255, 60 + look % 2 * 40 + random.nextInt(120));
      image.setRGB(p % SIDE, p / SIDE, value << 16 | random.nextInt(256) << 8 | value);
    }
    Files.createDirectories(file.resolveSibling(""));
    ImageIO.write(image, "png", file.toFile());
  }

  private static Network network() {
    return Sketch.input(SIDE, SIDE, 3)
        .conv("below", 6, SIDE, 1, Padding.VALID, false, Activation.LINEAR)
        .add(new Layer.Flatten("features", List.of("below")))
        .dense(Head.LOGITS, 2, Activation.LINEAR)
        .add(new Layer.Activate(Head.PROBABILITIES, List.of(Head.LOGITS), Activation.SOFTMAX))
        .network();
  }

  private TrainingPlan plan(String run) {
    return new TrainingPlan(
        run,
        new Recipe(new FreezePlan.AllFrozen(), Head.DEFAULT, Optimizer.DEFAULT, 0.5, 4, 5, 5, 0, 0),
        network(),
        Sketch.weights(network(), 1),
        Set.of(Head.LOGITS),
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        new DatasetSnapshot(folder.resolve("data"), CLASSES, items),
        folder.resolve(run).resolve("checkpoints"));
  }

  private Optional<Trainer.Trained> run(TrainingPlan plan, BooleanSupplier cancelled) {
    return new Trainer(engine, store, Runnable::run, events::add, cancelled).run(plan);
  }

  /** A run that was interrupted after its second epoch. */
  private TrainingPlan interrupted(String name) {
    TrainingPlan plan = plan(name);
    events.clear();
    BooleanSupplier afterTwo =
        () -> events.stream().filter(TrainingEvent.Epoch.class::isInstance).count() >= 2;
    assertThat(run(plan, afterTwo)).isEmpty();
    return plan;
  }

  private Trainer.Trained resume(TrainingPlan plan) {
    return run(plan, () -> false).orElseThrow();
  }

  private void deleteAll() throws IOException {
    for (DatasetSnapshot.Item item : items) {
      Files.delete(item.path());
    }
  }

  @Test
  void aRunGoesOnWithoutItsFilesAndEndsTheSame() throws IOException {
    Trainer.Trained unbroken = resume(plan("unbroken"));
    TrainingPlan plan = interrupted("interrupted");
    deleteAll();

    Trainer.Trained resumed = resume(plan);

    assertThat(resumed.weights().fingerprint()).isEqualTo(unbroken.weights().fingerprint());
    assertThat(resumed.skipped()).isEmpty();
    assertThat(resumed.answers().images()).hasSize(6);
    assertThat(resumed.parity().count()).as("a picture is made for the check").isEqualTo(1);
  }

  @Test
  void filesThatGoWhileItLearnsDoNotMatter() throws IOException {
    Trainer.Trained unbroken = resume(plan("unbroken"));
    TrainingPlan plan = plan("emptied");
    boolean[] gone = {false};
    Trainer trainer =
        new Trainer(
            engine,
            store,
            Runnable::run,
            event -> {
              if (event instanceof TrainingEvent.Epoch && !gone[0]) {
                gone[0] = true;
                try {
                  deleteAll();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              }
            },
            () -> false);

    Trainer.Trained trained = trainer.run(plan).orElseThrow();

    assertThat(gone[0]).isTrue();
    assertThat(trained.weights().fingerprint()).isEqualTo(unbroken.weights().fingerprint());
  }

  @Test
  void aFileThatChangedCountsAsItWas() throws IOException {
    Trainer.Trained unbroken = resume(plan("unbroken"));
    TrainingPlan plan = interrupted("interrupted");
    draw(items.get(3).path(), 99);

    assertThat(resume(plan).weights().fingerprint()).isEqualTo(unbroken.weights().fingerprint());
  }

  @Test
  void aFileThatGotWellStaysOut() throws IOException {
    Path file = items.get(3).path();
    Files.writeString(file, "no picture");
    Trainer.Trained unbroken = resume(plan("unbroken"));
    TrainingPlan plan = interrupted("interrupted");
    draw(file, 3);

    Trainer.Trained resumed = resume(plan);

    assertThat(resumed.weights().fingerprint()).isEqualTo(unbroken.weights().fingerprint());
    assertThat(resumed.skipped()).isEqualTo(unbroken.skipped()).hasSize(1);
  }

  @Test
  void withoutFileAndFeaturesItSaysWhatIsMissingAndKeepsItsCheckpoint() throws IOException {
    TrainingPlan plan = interrupted("interrupted");
    store = new FeatureStore(folder.resolve("another store"), Long.MAX_VALUE);
    Path gone = items.get(5).path();
    byte[] content = Files.readAllBytes(gone);
    Files.delete(gone);
    Path checkpoint = new Checkpoints(plan.checkpoints()).newest().orElseThrow();

    assertThatThrownBy(() -> resume(plan))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "interrupted cannot go on: 1 of its images can no longer be read as they were, the"
                + " first of them "
                + gone
                + " (The file does not exist.); put them back and resume it. Its checkpoint is"
                + " kept.");
    assertThat(new Checkpoints(plan.checkpoints()).newest()).contains(checkpoint);

    Files.write(gone, content);
    assertThat(resume(plan).weights().fingerprint())
        .isEqualTo(resume(plan("unbroken")).weights().fingerprint());
  }
}
