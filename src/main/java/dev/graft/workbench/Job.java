package dev.graft.workbench;

/** Something that is going on and can be cancelled. */
public interface Job {
  /** Asks it to end; it does so within a batch and keeps what it has. Returns at once. */
  void cancel();

  /**
   * Asks it to rest: it ends within a batch, and what it was doing says that it waits to go on.
   * What cannot rest is cancelled. Returns at once.
   */
  default void pause() {
    cancel();
  }

  /**
   * Asks it to finish within a batch with the best that it has. What has no such thing is
   * cancelled. Returns at once.
   */
  default void finishNow() {
    cancel();
  }

  /**
   * Waits until it is over.
   *
   * @return true if it finished, false if it was cancelled
   * @throws dev.graft.errors.GraftException if it failed; the sentence says why
   * @throws InterruptedException if the waiting thread is interrupted; the job goes on
   */
  boolean await() throws InterruptedException;
}
