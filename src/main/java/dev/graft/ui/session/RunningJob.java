package dev.graft.ui.session;

import dev.graft.workbench.Job;
import java.util.Optional;

/**
 * A job that can be cancelled before it exists: starting one takes as long as it takes to reach the
 * engine, and people press Cancel during that too. Used from several threads.
 */
public final class RunningJob {
  private Optional<Job> job = Optional.empty();
  private boolean cancelled;

  /** Takes the job and waits for its end; true if it finished, false if it was cancelled. */
  public boolean await(Job started) throws InterruptedException {
    boolean already;
    synchronized (this) {
      job = Optional.of(started);
      already = cancelled;
    }
    if (already) {
      started.cancel();
    }
    return started.await();
  }

  /** Asks the job to end, now or as soon as it exists. */
  public void cancel() {
    Optional<Job> now;
    synchronized (this) {
      cancelled = true;
      now = job;
    }
    now.ifPresent(Job::cancel);
  }
}
