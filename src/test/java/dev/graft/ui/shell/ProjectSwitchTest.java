package dev.graft.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.Project;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.Session;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.workbench.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSwitchTest {
  @TempDir private Path folder;
  private final CurrentThreadTaskExecutor executor = new CurrentThreadTaskExecutor();
  private final SettingsModel settings = SettingsModel.forgetful(executor);
  private final RecordingNotices notices = new RecordingNotices();
  private final List<Optional<Path>> opened = new ArrayList<>();
  private final List<Runnable> asked = new ArrayList<>();
  private int quits;

  private ProjectSwitch switching(Session session) {
    ProjectOpener opener =
        new ProjectOpener() {
          @Override
          public void open(Optional<Path> project) {
            opened.add(project);
          }

          @Override
          public void quit() {
            quits++;
          }
        };
    return new ProjectSwitch(
        session,
        new Surroundings(settings, opener, new Program("1", new UserFolders(folder, folder))),
        executor,
        notices,
        (List<Jobs.Running> running, Runnable agreed) -> asked.add(agreed));
  }

  private Path project(String name) {
    try (Project made = Project.openOrCreate(folder.resolve(name))) {
      return made.folder();
    }
  }

  @Test
  void aProjectThatIsThereIsOpened() {
    Path pets = project("pets");
    switching(new Session(Optional.empty())).open(pets);
    assertThat(opened).containsExactly(Optional.of(pets));
    assertThat(notices.told()).isEmpty();
  }

  @Test
  void savedAsAnotherItIsTheCopyThatIsOpened() {
    Path pets = project("pets");
    ProjectSwitch projects = switching(new Session(Optional.of(pets)));
    Path copy = folder.resolve("copy");
    projects.copy(pets, copy);
    assertThat(opened).containsExactly(Optional.of(copy.toAbsolutePath()));
    assertThat(Project.isProject(copy)).isTrue();

    projects.copy(pets, copy);
    assertThat(notices.failures()).hasSize(1);
    assertThat(notices.failures().get(0).sentence()).contains("is a project already");
  }

  @Test
  void aNewOneIsMadeInAnEmptyFolder() {
    Path fresh = folder.resolve("fresh");
    switching(new Session(Optional.empty())).create(fresh);
    assertThat(opened).containsExactly(Optional.of(fresh.toAbsolutePath()));
    assertThat(Project.isProject(fresh)).isTrue();
  }

  @Test
  void aFolderWithOtherThingsIsRefusedWithASentence() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear all");
    switching(new Session(Optional.empty())).create(folder);
    assertThat(opened).isEmpty();
    assertThat(notices.failures()).hasSize(1);
    assertThat(notices.failures().get(0).sentence()).contains("is not empty");
  }

  @Test
  void oneOfTheListThatIsGoneCanBeTakenOffIt() {
    Path gone = folder.resolve("gone").toAbsolutePath();
    settings.change(s -> s.opened(gone, Instant.EPOCH));
    ProjectSwitch projects = switching(new Session(Optional.empty()));

    projects.open(gone);

    assertThat(opened).isEmpty();
    assertThat(notices.told()).hasSize(1);
    assertThat(notices.told().get(0)).contains("gone");
    assertThat(notices.offered()).containsExactly(Action.FORGET);
    notices.accept();
    assertThat(projects.recent()).isEmpty();
  }

  @Test
  void theProjectThatIsOpenStaysOpen() {
    Path pets = project("pets");
    switching(new Session(Optional.of(pets))).open(pets);
    assertThat(opened).isEmpty();
    assertThat(notices.told()).hasSize(1);
  }

  @Test
  void whatIsRunningIsStoppedOnlyIfTheUserAgrees() {
    Session session = new Session(Optional.empty());
    List<String> cancelled = new ArrayList<>();
    session
        .jobProperty()
        .set(Optional.of(new JobStatus("run-1", 0, "", Optional.of(() -> cancelled.add("run-1")))));
    ProjectSwitch projects = switching(session);

    projects.sample();
    assertThat(opened).isEmpty();
    assertThat(cancelled).isEmpty();

    asked.get(0).run();
    assertThat(cancelled).containsExactly("run-1");
    assertThat(opened).containsExactly(Optional.empty());
  }

  @Test
  void withNothingRunningTheWindowClosesAtOnce() {
    switching(new Session(Optional.empty())).quit();
    assertThat(quits).isEqualTo(1);
  }
}
