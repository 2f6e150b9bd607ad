package dev.graft.workbench;

/** Something that is going on and can be cancelled. */
public interface Job {
  /** Asks it to end; it does so within a batch and keeps what it has. Returns at once. */
  void cancel();

  /**
   * Waits until it is over.
   *
   * @return true if it finished, false if it was cancelled
   * @throws dev.graft.errors.GraftException if it failed; the sentence says why
   * @throws InterruptedException if the waiting thread is interrupted; the job goes on
   */
  boolean await() throws InterruptedException;
}
