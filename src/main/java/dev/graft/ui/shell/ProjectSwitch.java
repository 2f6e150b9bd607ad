package dev.graft.ui.shell;

import dev.graft.project.Project;
import dev.graft.project.ProjectCopy;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Session;
import dev.graft.ui.settings.RecentProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Going from one project to another: makes or checks its folder in the background, asks before it
 * stops what is running, and leaves the rest to whoever holds the window.
 */
public final class ProjectSwitch {
  private static final Texts TEXTS = Texts.in(ProjectSwitch.class);

  private final Session session;
  private final Surroundings around;
  private final TaskExecutor executor;
  private final Notices notices;
  private final BiConsumer<List<Jobs.Running>, Runnable> ask;

  /**
   * Makes the switch.
   *
   * @param session what is running
   * @param around who holds the window, and the list of projects
   * @param executor looks at folders in the background
   * @param notices tells what does not work
   * @param ask gets the running jobs and what to do if the user agrees that they are stopped
   */
  ProjectSwitch(
      Session session,
      Surroundings around,
      TaskExecutor executor,
      Notices notices,
      BiConsumer<List<Jobs.Running>, Runnable> ask) {
    this.session = session;
    this.around = around;
    this.executor = executor;
    this.notices = notices;
    this.ask = ask;
  }

  /** The projects of late, the last one first. */
  public List<RecentProject> recent() {
    return around.settings().get().recent();
  }

  /**
   * Opens a project that is there.
   *
   * @param folder its folder
   */
  public void open(Path folder) {
    executor.run(
        () -> {
          try (Project project = Project.open(folder)) {
            return project.folder();
          }
        },
        this::enter,
        problem -> {
          if (problem.expected() && isRecent(folder)) {
            notices.tell(problem.sentence(), Action.FORGET, () -> forget(folder));
          } else {
            notices.fail(problem);
          }
        });
  }

  /**
   * Makes a project in a new or an empty folder and opens it; one that is there is opened.
   *
   * @param folder its folder
   */
  public void create(Path folder) {
    executor.run(
        () -> {
          try (Project project = Project.openOrCreate(folder)) {
            return project.folder();
          }
        },
        this::enter,
        notices::fail);
  }

  /**
   * Copies a project with its runs into a new or an empty folder, and opens the copy.
   *
   * @param from its folder
   * @param to the folder of the copy
   */
  public void copy(Path from, Path to) {
    executor.run(() -> ProjectCopy.copy(from, to), this::enter, notices::fail);
  }

  /** Opens the user's own project, with the sample. */
  public void sample() {
    leave(() -> around.projects().open(Optional.empty()));
  }

  /** Closes the window. */
  public void quit() {
    leave(() -> around.projects().quit());
  }

  /**
   * Takes a project off the list; its folder stays as it is.
   *
   * @param folder its folder
   */
  public void forget(Path folder) {
    around.settings().change(s -> s.forgotten(folder));
  }

  private boolean isRecent(Path folder) {
    return recent().stream().anyMatch(r -> r.folder().equals(folder));
  }

  private void enter(Path folder) {
    if (session.project().map(p -> same(p, folder)).orElse(false)) {
      notices.tell(TEXTS.get("project.already"));
      return;
    }
    leave(() -> around.projects().open(Optional.of(folder)));
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
        || (Files.exists(one) && one.equals(other));
  }

  /** Does something that ends this window, after asking if something is running in it. */
  void leave(Runnable then) {
    List<Jobs.Running> running = List.copyOf(session.jobs().running());
    if (running.isEmpty()) {
      then.run();
    } else {
      ask.accept(
          running,
          () -> {
            session.jobs().cancelAll();
            then.run();
          });
    }
  }
}
