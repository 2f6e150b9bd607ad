package dev.graft.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.network.Backbone;
import dev.graft.network.PoolingKind;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run's recipe comes back when somebody wants to train like it again. */
class TrainAgainTest {
  private static final Head HEAD = new Head(PoolingKind.MAX, 0.3, List.of(16));
  private static final Optimizer NESTEROV = new Optimizer.Momentum(0.8, true);

  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final TrainViewModel model =
      new TrainViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices, () -> 0);
  private final Backbone other = Samples.backbone("other", "MobileNetV2:0.35", 96, 0);

  @BeforeEach
  void ready() {
    workbench.with(other, true);
    session.roomProperty().set(Room.PREDICT);
    session.choose(Samples.backbone("small", "MobileNet:0.25", 96, 0));
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    Path.of("/data/pets"),
                    List.of("cats", "dogs"),
                    List.of(),
                    List.of(),
                    List.of(),
                    0)));
  }

  private void registered(Recipe recipe, Optional<String> from) {
    workbench.with(
        "run-9",
        new RunPlan(
            "other",
            "00",
            from,
            recipe,
            new DatasetSnapshot(Path.of("/data/pets"), List.of("cats", "dogs"), List.of())));
    session.wantedRecipeProperty().set(Optional.of("run-9"));
  }

  private static Recipe recipe(FreezePlan plan, double rate) {
    return new Recipe(plan, HEAD, NESTEROV, rate, 12, 7, 42, 0.2, 0, Keep.LAST);
  }

  @Test
  void everyChoiceOfTheRunIsInPlaceBeforeTheRoomIsEntered() {
    session
        .roomProperty()
        .addListener(
            (o, was, is) -> assertThat(model.recipe().epochsProperty().get()).isEqualTo("7"));
    registered(recipe(new FreezePlan.AllButLastBlocks(3), 2e-5), Optional.empty());
    assertThat(session.roomProperty().get()).isEqualTo(Room.TRAIN);
    assertThat(session.wantedRecipeProperty().get()).isEmpty();
    assertThat(model.recipe().learningRateProperty().get()).isEqualTo("0.00002");

    workbench.play(j -> j.emit(Samples.finish("run-10")));
    model.train();
    TrainingRequest request = workbench.requests().get(0);
    assertThat(request.backbone()).contains("other");
    assertThat(request.freezePlan())
        .isEqualTo(new FreezePlan.FirstBlocks(other.blocks().size() - 3));
    assertThat(request.head()).isEqualTo(HEAD);
    assertThat(request.optimizer()).isEqualTo(NESTEROV);
    assertThat(request.learningRate().orElseThrow()).isEqualTo(2e-5);
    assertThat(request.batch()).isEqualTo(12);
    assertThat(request.epochs()).isEqualTo(7);
    assertThat(request.seed()).isEqualTo(42);
    assertThat(request.keep()).isEqualTo(Keep.LAST);
    assertThat(request.from()).isEmpty();

    model.recipe().momentumProperty().set(false);
    model.train();
    assertThat(workbench.requests().get(1).optimizer()).isEqualTo(Optimizer.DEFAULT);
  }

  @Test
  void anAutomaticRateStaysAutomatic() {
    registered(recipe(new FreezePlan.AllFrozen(), 1e-3), Optional.empty());
    assertThat(model.recipe().learningRateProperty().get()).isEmpty();
  }

  @Test
  void theRunThatItWentOnFromComesBackOrASentenceSaysThatItIsGone() {
    RunRecord first = Samples.finished("run-1", "other", 0.9);
    session.runs().setAll(first);
    String bundle = first.bundle().orElseThrow().toString();
    registered(recipe(new FreezePlan.AllFrozen(), 1e-4), Optional.of(bundle));
    assertThat(model.recipe().fromProperty().get()).contains(first);
    assertThat(notices.told()).isEmpty();

    registered(recipe(new FreezePlan.AllFrozen(), 1e-4), Optional.of("/gone"));
    assertThat(model.recipe().fromProperty().get()).isEmpty();
    assertThat(notices.told())
        .containsExactly(
            "run-9 went on from /gone, which is not among the runs here. This recipe begins with"
                + " the backbone as it is.");
  }

  @Test
  void aRunThatCannotBeReadIsToldInTheTrainRoom() {
    session.wantedRecipeProperty().set(Optional.of("run-8"));
    assertThat(session.roomProperty().get()).isEqualTo(Room.TRAIN);
    assertThat(notices.failures()).hasSize(1);
  }
}
