package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Job;
import dev.graft.workbench.ShutdownHook;
import dev.graft.workbench.Workbench;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Watches a training from its start to its end, and stops it in order when the process is told to
 * end or nobody reads the output any more.
 */
final class TrainingRun {
  /**
   * A batch of full training and a checkpoint take seconds; who waits longer than this has an
   * engine that hangs.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Context context;

  TrainingRun(Context context) {
    this.context = context;
  }

  /** Starts a training. */
  interface Start {
    Job with(Workbench workbench, Consumer<TrainingEvent> listener);
  }

  int watch(TrainingView view, Start start) throws InterruptedException {
    return watch(view, start, workbench -> {});
  }

  /** Watches, and does something more if it finished. */
  int watch(TrainingView view, Start start, Consumer<Workbench> afterwards)
      throws InterruptedException {
    Terminal terminal = context.terminal();
    // The hook is closed last: until then the process stays, and the workbench is tidied up.
    try (ShutdownHook hook = ShutdownHook.install(PATIENCE);
        Workbench workbench = context.workbench().get()) {
      Job job = start.with(workbench, view);
      hook.onShutdown(
          () -> {
            job.cancel();
            view.stopping();
          });
      terminal.whenClosed(job::cancel);
      if (terminal.closed()) {
        job.cancel();
      }
      boolean finished;
      try {
        finished = await(job);
      } catch (GraftException e) {
        throw new GraftException(e.getMessage() + KeptModel.hint(view.started()), e);
      }
      if (!finished) {
        requireOpen(view);
        return Failures.INTERRUPTED;
      }
      afterwards.accept(workbench);
      return 0;
    } finally {
      terminal.clearStatus();
    }
  }

  private static boolean await(Job job) throws InterruptedException {
    try {
      return job.await();
    } catch (InterruptedException e) {
      job.cancel();
      throw e;
    }
  }

  private void requireOpen(TrainingView view) {
    if (context.terminal().closed()) {
      throw new GraftException(
          view.started()
              .map(
                  s ->
                      "Nobody reads the output any more, so %s was stopped; `graft resume %s --project %s` goes on with it."
                          .formatted(s.run(), s.run(), Words.quoted(s.project().toAbsolutePath())))
              .orElse("Nobody reads the output any more."));
    }
  }
}
