package dev.graft.ui.session;

import java.util.Optional;

/**
 * A running job in a line, for the status bar and the list of jobs.
 *
 * @param what the job and its stage, for instance {@code run-7 · epoch 10 of 12}
 * @param progress from 0 to 1; NaN while it is not known
 * @param timeLeft in words; empty while it is not known
 * @param cancel asks it to end; empty if it cannot be asked
 */
public record JobStatus(String what, double progress, String timeLeft, Optional<Runnable> cancel) {
  /**
   * A job that cannot be asked to end from outside of its room.
   *
   * @param what the job and its stage
   * @param progress from 0 to 1; NaN while it is not known
   * @param timeLeft in words; empty while it is not known
   */
  public JobStatus(String what, double progress, String timeLeft) {
    this(what, progress, timeLeft, Optional.empty());
  }
}
