package dev.graft.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.kit.Action;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsTest {
  private final Session session = new Session(Optional.empty());

  private List<String> running() {
    return session.jobs().running().stream().map(r -> r.statusProperty().get().what()).toList();
  }

  @Test
  void theMainJobIsOneOfTheJobs() {
    session.jobProperty().set(Optional.of(new JobStatus("run-1", 0.1, "")));
    session.jobProperty().set(Optional.of(new JobStatus("run-1 · epoch 2", 0.5, "4 s left")));
    assertThat(running()).containsExactly("run-1 · epoch 2");

    session.jobProperty().set(Optional.empty());
    assertThat(running()).isEmpty();
  }

  @Test
  void othersComeAndGoBesideIt() {
    Jobs.Running download = session.jobs().begin(new JobStatus("resnet50", 0, ""));
    session.jobProperty().set(Optional.of(new JobStatus("run-1", 0.1, "")));
    download.update(new JobStatus("resnet50", 0.5, ""));
    assertThat(running()).containsExactly("resnet50", "run-1");
    assertThat(download.statusProperty().get().progress()).isEqualTo(0.5);

    download.end();
    download.end();
    assertThat(running()).containsExactly("run-1");
  }

  @Test
  void allCanBeAskedToEnd() {
    List<String> asked = new ArrayList<>();
    session
        .jobs()
        .begin(new JobStatus("resnet50", 0, "", Optional.of(() -> asked.add("resnet50"))));
    session.jobs().begin(new JobStatus("cannot be stopped", 0, ""));
    session
        .jobProperty()
        .set(Optional.of(new JobStatus("run-1", 0, "", Optional.of(() -> asked.add("run-1")))));

    session.jobs().cancelAll();

    assertThat(asked).containsExactly("resnet50", "run-1");
    assertThat(running()).hasSize(3);
  }

  @Test
  void noticesAreKeptTheLatestFirstAndCountedUntilSomebodyLooks() {
    NoticeLog log = new NoticeLog();
    for (int i = 0; i < NoticeLog.MOST + 5; i++) {
      log.add(
          new Notice(
              LocalDateTime.of(2026, 1, 1, 12, 0),
              "notice " + i,
              Optional.of(new Notice.Offer(Action.TRY_IT, () -> {})),
              Optional.empty()));
    }
    assertThat(log.all()).hasSize(NoticeLog.MOST);
    assertThat(log.all().get(0).sentence()).isEqualTo("notice " + (NoticeLog.MOST + 4));
    assertThat(log.unreadProperty().get()).isEqualTo(NoticeLog.MOST);

    log.read();
    assertThat(log.unreadProperty().get()).isZero();
    log.clear();
    assertThat(log.all()).isEmpty();
  }
}
