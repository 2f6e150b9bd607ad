package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.json.Json;
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
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which weights a run ends with, and the ways to end one early. */
class KeepBestTest {
  private static final int SIDE = 8;
  private static final int EPOCHS = 9;
  private static final List<String> CLASSES = List.of("dark", "light");

  @TempDir private Path folder;
  private final FakeEngine engine = new FakeEngine();
  private final List<TrainingEvent> events = new ArrayList<>();
  private final List<DatasetSnapshot.Item> items = new ArrayList<>();

  @BeforeEach
  void noisyPictures() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 36; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      int level = 90 + i % 2 * 30 + random.nextInt(60);
      for (int p = 0; p < SIDE * SIDE; p++) {
        int value = Math.min(255, level + random.nextInt(90));
        image.setRGB(p % SIDE, p / SIDE, value << 16 | random.nextInt(256) << 8 | level);
      }
      Path file = folder.resolve("data").resolve(CLASSES.get(i % 2)).resolve(i + ".png");
      Files.createDirectories(file.resolveSibling(""));
      ImageIO.write(image, "png", file.toFile());
      Split split = i < 20 ? Split.TRAINING : Split.VALIDATION;
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

  /** A rate that is too high on purpose, so that the last epoch is not the best. */
  private TrainingPlan plan(String run, int epochs, Keep keep) {
    Recipe recipe =
        new Recipe(
            new FreezePlan.AllFrozen(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            6,
            4,
            epochs,
            5,
            0,
            0,
            keep);
    return new TrainingPlan(
        run,
        recipe,
        network(),
        Sketch.weights(network(), 1),
        Set.of(Head.LOGITS),
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        new DatasetSnapshot(folder.resolve("data"), CLASSES, items),
        folder.resolve(run).resolve("checkpoints"));
  }

  private Optional<Trainer.Trained> run(TrainingPlan plan, Supplier<Optional<Ending>> ending) {
    FeatureStore store = new FeatureStore(folder.resolve("store"), Long.MAX_VALUE);
    return new Trainer(engine, store, Runnable::run, events::add, ending).run(plan);
  }

  private Trainer.Trained run(TrainingPlan plan) {
    return run(plan, Optional::empty).orElseThrow();
  }

  /** Asks for an ending as soon as so many epochs are over and a step of the next is done. */
  private Supplier<Optional<Ending>> after(int epochs, Ending ending) {
    int[] asked = {0};
    return () -> {
      long over = events.stream().filter(TrainingEvent.Epoch.class::isInstance).count();
      return over >= epochs && asked[0]++ > 1 ? Optional.of(ending) : Optional.empty();
    };
  }

  private static double accuracyByHand(Trainer.Trained trained) {
    Answers answers = trained.answers();
    double right = 0;
    for (int i = 0; i < answers.images().size(); i++) {
      right += answers.said(i) == answers.images().get(i).classIndex() ? 1 : 0;
    }
    return right / answers.images().size();
  }

  @Test
  void theBestEpochIsKeptAndItsAccuracyIsTheWeights() {
    Trainer.Trained trained = run(plan("best", EPOCHS, Keep.BEST));
    TrainingEvent.Epoch best = BestEpoch.of(trained.epochs()).orElseThrow();
    assertThat(best.epoch()).as("this run has to end worse than it was").isLessThan(EPOCHS);
    assertThat(trained.kept()).isEqualTo(best);
    assertThat(accuracyByHand(trained)).isEqualTo(best.validationAccuracy());

    Trainer.Trained shorter = run(plan("shorter", best.epoch(), Keep.LAST));
    assertThat(trained.weights().fingerprint()).isEqualTo(shorter.weights().fingerprint());

    Trainer.Trained last = run(plan("last", EPOCHS, Keep.LAST));
    assertThat(last.kept().epoch()).isEqualTo(EPOCHS);
    assertThat(last.weights().fingerprint()).isNotEqualTo(trained.weights().fingerprint());
  }

  @Test
  void pausedAnywhereAndResumedItKeepsTheSame() {
    Trainer.Trained unbroken = run(plan("unbroken", EPOCHS, Keep.BEST));
    for (int at = 1; at < EPOCHS; at++) {
      events.clear();
      TrainingPlan plan = plan("paused-" + at, EPOCHS, Keep.BEST);
      assertThat(run(plan, after(at, Ending.PAUSE))).isEmpty();
      assertThat(events.get(events.size() - 1))
          .isEqualTo(new TrainingEvent.Paused("paused-" + at, at));

      Trainer.Trained resumed = run(plan);
      assertThat(resumed.weights().fingerprint()).isEqualTo(unbroken.weights().fingerprint());
      assertThat(resumed.kept().epoch()).isEqualTo(unbroken.kept().epoch());
    }
  }

  @Test
  void finishedEarlyItHasTheBestSoFar() {
    Trainer.Trained whole = run(plan("whole", EPOCHS, Keep.BEST));
    for (int at = 1; at < EPOCHS; at++) {
      events.clear();
      Trainer.Trained early =
          run(plan("early-" + at, EPOCHS, Keep.LAST), after(at, Ending.KEEP_BEST)).orElseThrow();
      assertThat(early.epochs()).hasSize(at);
      TrainingEvent.Epoch best = BestEpoch.of(whole.epochs().subList(0, at)).orElseThrow();
      assertThat(early.kept().epoch()).isEqualTo(best.epoch());
      assertThat(early.kept().validationAccuracy()).isEqualTo(best.validationAccuracy());
      assertThat(accuracyByHand(early)).isEqualTo(best.validationAccuracy());
    }
  }

  @Test
  void withoutAnEpochThereIsNothingToKeep() {
    assertThat(run(plan("none", EPOCHS, Keep.BEST), after(0, Ending.KEEP_BEST))).isEmpty();
    assertThat(events.get(events.size() - 1)).isEqualTo(new TrainingEvent.Stopped("none", 0));
  }

  @Test
  void withoutValidationTheLastEpochIsTheBest() {
    items.removeIf(i -> i.split() == Split.VALIDATION);
    Trainer.Trained trained = run(plan("blind", 4, Keep.BEST));
    assertThat(trained.kept().epoch()).isEqualTo(4);
    assertThat(trained.weights().fingerprint())
        .isEqualTo(run(plan("blind last", 4, Keep.LAST)).weights().fingerprint());
  }

  @Test
  void damagedBestWeightsAreTold() throws IOException {
    TrainingPlan plan = plan("damaged", EPOCHS, Keep.BEST);
    assertThat(run(plan, after(3, Ending.CANCEL))).isEmpty();
    Path file = new Checkpoints(plan.checkpoints()).newest().orElseThrow().resolve("best.weights");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> run(plan))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("begins anew");
  }

  @Test
  void ofEqualsTheLowerLossThenTheEarlierIsBest() {
    List<TrainingEvent.Epoch> epochs =
        List.of(epoch(1, 0.5, 0.9), epoch(2, 0.4, 0.9), epoch(3, 0.4, 0.9), epoch(4, 0.1, 0.8));
    assertThat(BestEpoch.of(epochs).orElseThrow().epoch()).isEqualTo(2);
    assertThat(BestEpoch.of(List.of())).isEmpty();
  }

  private static TrainingEvent.Epoch epoch(int epoch, double loss, double accuracy) {
    return new TrainingEvent.Epoch(epoch, 0, 0, loss, accuracy, 1e-3, 1);
  }

  @Test
  void aRecipeFromBeforeTheChoiceKeepsTheLast() {
    Recipe recipe = plan("x", 3, Keep.BEST).recipe();
    assertThat(Json.parse(Json.line(recipe), Recipe.class)).isEqualTo(recipe);
    String old = Json.line(recipe).replace(",\"keep\":\"best\"", "");
    assertThat(old).doesNotContain("keep");
    assertThat(Json.parse(old, Recipe.class).keep()).isEqualTo(Keep.LAST);
  }
}
