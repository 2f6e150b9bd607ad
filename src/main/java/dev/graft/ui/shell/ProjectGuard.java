package dev.graft.ui.shell;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Session;
import dev.graft.workbench.ProjectHold;
import dev.graft.workbench.Workbench;
import java.util.Optional;

/**
 * Takes the project for its window when that begins, and lets go of it when that closes. Where
 * another window was first, the session becomes one for looking only.
 */
final class ProjectGuard {
  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private Optional<ProjectHold> hold = Optional.empty();
  private boolean closed;

  ProjectGuard(Session session, Workbench workbench, TaskExecutor executor, Notices notices) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
  }

  /** Asks for the project in the background; does something once it is known what may be done. */
  void begin(Runnable then) {
    executor.run(
        () -> workbench.hold(session.project()),
        taken -> {
          if (closed) {
            taken.close();
            return;
          }
          hold = Optional.of(taken);
          session.readOnlyProperty().set(taken.readOnly());
          taken.readOnly().ifPresent(notices::tell);
          then.run();
        },
        problem -> {
          notices.fail(problem);
          then.run();
        });
  }

  void close() {
    closed = true;
    hold.ifPresent(ProjectHold::close);
    hold = Optional.empty();
  }
}
