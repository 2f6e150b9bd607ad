package dev.graft.cli;

import dev.graft.workbench.Job;
import dev.graft.workbench.ShutdownHook;
import dev.graft.workbench.Workbench;
import java.time.Duration;
import java.util.function.Function;

/** Watches a job to its end, and cancels it when the process is told to end or nobody reads. */
final class JobWatch {
  /** A batch of the largest backbone takes seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Context context;

  JobWatch(Context context) {
    this.context = context;
  }

  int watch(Function<Workbench, Job> start) throws InterruptedException {
    Terminal terminal = context.terminal();
    try (ShutdownHook hook = ShutdownHook.install(PATIENCE);
        Workbench workbench = context.workbench().get()) {
      Job job = start.apply(workbench);
      hook.onShutdown(job::cancel);
      terminal.whenClosed(job::cancel);
      if (terminal.closed()) {
        job.cancel();
      }
      return await(job) ? 0 : Failures.INTERRUPTED;
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
