package dev.graft.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.FakeJob;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frozen and unfrozen, where one of the two comes to nothing. */
class JointsTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final TrainViewModel model =
      new TrainViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices, () -> 0);

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
  }

  /** The third job is the first run, which goes on. */
  private String run() {
    int number = workbench.jobs().size();
    return number == 3 ? "run-1" : "run-" + number;
  }

  private void first(Consumer<FakeJob> what) {
    workbench.play(
        j -> j.emit(new TrainingEvent.Started(run(), Path.of("/p"))),
        j -> {
          if (workbench.jobs().size() == 1) {
            what.accept(j);
          }
        },
        j -> j.emit(Samples.finish(run())));
    model.frozenVsUnfrozen();
  }

  private void resumedTheyAreCompared(RunState state) {
    assertThat(workbench.jobs()).as("the other one trains all the same").hasSize(2);
    assertThat(session.roomProperty().get()).isEqualTo(Room.TRAIN);
    RunRecord unfinished = Samples.unfinished("run-1", "small", state);
    model.resume(unfinished);
    assertThat(session.wantedComparisonProperty().get()).containsExactly("run-1", "run-2");
    assertThat(session.roomProperty().get()).isEqualTo(Room.COMPARE);
  }

  @Test
  void afterAFailureASentenceSaysWhyAndResumedTheyAreCompared() {
    first(j -> j.fail("The disk is full."));
    assertThat(notices.failures()).hasSize(1);
    assertThat(notices.told())
        .containsExactly(
            "run-1 failed, so frozen and unfrozen are not compared yet. Resume it in the list of"
                + " runs: Compare opens when both are finished.");
    resumedTheyAreCompared(RunState.FAILED);
  }

  @Test
  void cancelledASentenceSaysSoAndResumedTheyAreCompared() {
    first(j -> model.cancel());
    assertThat(notices.told())
        .containsExactly(
            "run-1 was cancelled, so frozen and unfrozen are not compared yet. Resume it in the"
                + " list of runs: Compare opens when both are finished.");
    resumedTheyAreCompared(RunState.STOPPED);
  }

  @Test
  void takenOffTheQueueTheOtherIsNotWaitedFor() {
    first(j -> model.queue().remove(0));
    assertThat(notices.told())
        .containsExactly(
            "run-1 is finished, but the other of the two was taken off the queue, so nothing is"
                + " compared.");
    assertThat(session.wantedComparisonProperty().get()).isEmpty();
  }

  @Test
  void oneThatCannotBeginIsToldWithoutAName() {
    workbench.play(j -> j.fail("The engine cannot be started."));
    model.frozenVsUnfrozen();
    assertThat(notices.told())
        .containsOnly(
            "One of the two trainings could not begin, so frozen and unfrozen are not compared.");
  }
}
