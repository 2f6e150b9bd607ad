package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.workbench.Job;
import dev.graft.workbench.ShutdownHook;
import dev.graft.workbench.Workbench;
import java.time.Duration;
import java.util.function.Function;

/** Watches a distillation to its end, and stops it in order when the process is told to end. */
final class DistillationWatch {
  /** A batch of the largest teacher and a checkpoint take seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Context context;

  DistillationWatch(Context context) {
    this.context = context;
  }

  int watch(DistillationView view, Function<Workbench, Job> start) throws InterruptedException {
    Terminal terminal = context.terminal();
    // The hook is closed last: until then the process stays, and the workbench is tidied up.
    try (ShutdownHook hook = ShutdownHook.install(PATIENCE);
        Workbench workbench = context.workbench().get()) {
      Job job = start.apply(workbench);
      hook.onShutdown(
          () -> {
            job.cancel();
            view.stopping();
          });
      terminal.whenClosed(job::cancel);
      if (terminal.closed()) {
        job.cancel();
      }
      boolean finished = await(job);
      if (!finished && terminal.closed()) {
        throw new GraftException(
            "Nobody reads the output any more, so the distillation was stopped; --resume goes on"
                + " with it.");
      }
      return finished ? 0 : Failures.INTERRUPTED;
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
}
