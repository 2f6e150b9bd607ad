package dev.graft.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.project.RunState;
import dev.graft.training.FreezePlan;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainViewModelTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final List<String> stages = new ArrayList<>();
  private double now;
  private final TrainViewModel model =
      new TrainViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices, () -> now);

  @BeforeEach
  void ready() {
    session.roomProperty().set(Room.TRAIN);
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
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
    model
        .live()
        .figuresProperty()
        .addListener((o, was, is) -> stages.add(is.headline() + " " + is.timeLeft()));
  }

  @Test
  void theRequestSaysWhatWasChosen() {
    session.frozenBlocksProperty().set(3);
    model.recipe().epochsProperty().set("7");
    model.recipe().learningRateProperty().set("0.01");
    model.recipe().validationProperty().set("25 %");
    workbench.play(j -> j.emit(new TrainingEvent.Started("run-1", Path.of("/p"))));
    model.train();
    TrainingRequest request = workbench.requests().get(0);
    assertThat(request.data()).isEqualTo(Path.of("/data/pets"));
    assertThat(request.backbone()).contains("small");
    assertThat(request.freezePlan()).isEqualTo(new FreezePlan.FirstBlocks(3));
    assertThat(request.epochs()).isEqualTo(7);
    assertThat(request.learningRate()).isEqualTo(OptionalDouble.of(0.01));
    assertThat(request.validation()).isEqualTo(0.25);
  }

  @Test
  void eventsBecomeStagesCurvesAndTimeLeft() {
    model.recipe().epochsProperty().set("4");
    workbench.play(
        j -> j.emit(new TrainingEvent.Started("run-7", Path.of("/p"))),
        j -> j.emit(new TrainingEvent.Extracting(0, 100)),
        j -> now = 2,
        j -> j.emit(new TrainingEvent.Extracting(50, 100)),
        j -> j.emit(Samples.epoch(1)),
        j -> j.emit(Samples.epoch(2)),
        j -> j.emit(Samples.finish("run-7")));
    model.train();
    assertThat(stages)
        .contains(
            "run-7 · extracting 50 of 100 2 s left",
            "run-7 · epoch 2 of 4 6 s left",
            "run-7 · epoch 3 of 4 4 s left");
    assertThat(model.live().curves().accuracy(false))
        .allSatisfy(l -> assertThat(l.curve().size()).isEqualTo(2));
    assertThat(model.live().curves().loss(false).get(0).curve().y(1))
        .isEqualTo(Samples.epoch(2).validationLoss());
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.FINISHED);
    assertThat(model.live().validationProperty().get()).isEqualTo(0.983);
    assertThat(model.live().resultProperty().get()).isPresent();
    assertThat(session.jobProperty().get()).isEmpty();
  }

  @Test
  void aPhaseThatEndsEarlyShortensWhatIsLeftAndSaysSo() {
    model.recipe().epochsProperty().set("4");
    model.techniques().phases().add();
    List<String> notes = new ArrayList<>();
    model.live().noteProperty().addListener((o, was, is) -> notes.add(is));
    workbench.play(
        j -> j.emit(new TrainingEvent.Started("run-7", Path.of("/p"))),
        j -> j.emit(new TrainingEvent.PhaseBegins(1, 2, 1, 4, "a", 10)),
        j -> j.emit(Samples.epoch(1)),
        j -> j.emit(Samples.epoch(2)),
        j -> j.emit(new TrainingEvent.PhaseBegins(2, 2, 3, 5, "b", 20)),
        j -> j.emit(Samples.epoch(3)));
    model.train();
    assertThat(workbench.requests().get(0).totalEpochs()).isEqualTo(9);
    assertThat(stages)
        .anyMatch(s -> s.startsWith("run-7 · phase 1 of 2 · epoch 2 of 9"))
        .anyMatch(s -> s.startsWith("run-7 · phase 2 of 2 · epoch 4 of 7"));
    assertThat(notes)
        .containsExactly(
            "Phase 1 ended early, after epoch 2: the validation loss no longer became smaller.");
  }

  @Test
  void cancellingEndsAsStoppedAndKeepsTheCurves() {
    workbench.play(
        j -> j.emit(new TrainingEvent.Started("run-1", Path.of("/p"))),
        j -> j.emit(Samples.epoch(1)),
        j -> model.cancel(),
        j -> j.emit(Samples.epoch(2)));
    model.train();
    assertThat(workbench.jobs().get(0).isCancelled()).isTrue();
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.STOPPED);
    assertThat(model.live().curves().accuracy(false).get(0).curve().size()).isEqualTo(1);
  }

  @Test
  void aRunThatCannotGoOnIsEndedWithItsBestEpoch() {
    workbench.play(j -> j.emit(Samples.finish("run-1")));
    model.finish(Samples.unfinished("run-1", "small", RunState.FAILED));
    assertThat(workbench.jobs().get(0).isFinishing()).isTrue();
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.FINISHED);
  }

  @Test
  void aFailureIsItsSentence() {
    workbench.play(j -> j.fail("The disk is full; free 2 GB."));
    model.train();
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.FAILED);
    assertThat(model.live().failureProperty().get().orElseThrow().sentence())
        .isEqualTo("The disk is full; free 2 GB.");
    assertThat(notices.failures()).isEmpty();
  }

  @Test
  void theEndIsToldToWhoeverIsInAnotherRoom() {
    workbench.play(
        j -> j.emit(new TrainingEvent.Started("run-3", Path.of("/p"))),
        j -> session.roomProperty().set(Room.IMAGES),
        j -> j.emit(Samples.finish("run-3")));
    model.train();
    assertThat(notices.told()).containsExactly("run-3 is finished: 98.3 % right on validation.");
  }

  @Test
  void wrongValuesAreSentencesAndNothingStarts() {
    model.recipe().epochsProperty().set("none");
    assertThat(model.missing()).contains("Epochs is a whole number from 1.");
    model.train();
    assertThat(workbench.requests()).isEmpty();
    model.recipe().epochsProperty().set("3");
    assertThat(model.missing()).isEmpty();
  }

  @Test
  void withoutImagesNothingStarts() {
    session.datasetProperty().set(Optional.empty());
    model.train();
    assertThat(workbench.requests()).isEmpty();
    assertThat(model.missing()).contains("Open a folder of class folders first.");
  }
}
