package dev.graft.ui.session;

import dev.graft.workbench.Job;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A job that can be asked to end before it exists: starting one takes as long as it takes to reach
 * the engine, and people press buttons during that too. Used from several threads.
 */
public final class RunningJob {
  private Optional<Job> job = Optional.empty();
  private Optional<Consumer<Job>> wish = Optional.empty();

  /** Takes the job and waits for its end; true if it finished, false if it was cancelled. */
  public boolean await(Job started) throws InterruptedException {
    Optional<Consumer<Job>> already;
    synchronized (this) {
      job = Optional.of(started);
      already = wish;
    }
    already.ifPresent(w -> w.accept(started));
    return started.await();
  }

  /** Asks the job to end, now or as soon as it exists. */
  public void cancel() {
    ask(Job::cancel);
  }

  /** Asks the job to rest, now or as soon as it exists. */
  public void pause() {
    ask(Job::pause);
  }

  /** Asks the job to finish with the best that it has, now or as soon as it exists. */
  public void finishNow() {
    ask(Job::finishNow);
  }

  private void ask(Consumer<Job> what) {
    Optional<Job> now;
    synchronized (this) {
      wish = Optional.of(what);
      now = job;
    }
    now.ifPresent(what);
  }
}
