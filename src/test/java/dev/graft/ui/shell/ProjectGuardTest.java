package dev.graft.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Dataset;
import dev.graft.errors.GraftException;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.TrainViewModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The second window on a project. */
class ProjectGuardTest {
  private static final String REASON = "p is open in another window.";

  private final FakeWorkbench workbench = new FakeWorkbench();
  private final RecordingNotices notices = new RecordingNotices();
  private final Session session = new Session(Optional.of(Path.of("p")));
  private final CurrentThreadTaskExecutor executor = new CurrentThreadTaskExecutor();
  private final TrainViewModel train =
      new TrainViewModel(session, workbench, executor, notices, () -> 0);
  private int begun;

  private void begin() {
    new ProjectGuard(session, workbench, executor, notices).begin(() -> begun++);
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    Path.of("/pets"), List.of("cats"), List.of(), List.of(), List.of(), 0)));
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
  }

  private static RunRecord stopped() {
    return new RunRecord(
        "run-1",
        RunState.STOPPED,
        Instant.EPOCH,
        "small",
        "all",
        List.of("cats"),
        3,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void theFirstMayDoEverything() {
    begin();

    assertThat(begun).isEqualTo(1);
    assertThat(session.readOnlyProperty().get()).isEmpty();
    assertThat(train.missing()).isEmpty();
    session.images().label(List.of(Path.of("/pets/a.jpg")), "dogs");
    assertThat(notices.told()).isEmpty();
  }

  @Test
  void theSecondSaysWhyAndChangesNothing() {
    workbench.readOnly = Optional.of(REASON);

    begin();

    assertThat(begun).as("it looks").isEqualTo(1);
    assertThat(notices.told()).containsExactly(REASON);
    assertThatThrownBy(() -> session.images().label(List.of(Path.of("/pets/a.jpg")), "dogs"))
        .isInstanceOf(GraftException.class)
        .hasMessage(REASON);
    assertThat(train.missing()).contains(REASON);
    train.train();
    train.frozenVsUnfrozen();
    train.resume(stopped());
    assertThat(workbench.requests()).isEmpty();
    assertThat(workbench.jobs()).isEmpty();
    assertThat(notices.told()).containsExactly(REASON, REASON);
  }
}
