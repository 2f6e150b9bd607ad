package dev.graft.ui.train;

/** Where the training of the room stands. */
public enum RunPhase {
  /** None was started yet. */
  IDLE,
  /** One is running. */
  RUNNING,
  /** One was asked to end and has not yet. */
  CANCELLING,
  /** One was asked to rest and does not yet. */
  PAUSING,
  /** One was asked to finish with its best weights and has not yet. */
  FINISHING,
  /** The last one rests; it can be resumed. */
  PAUSED,
  /** The last one was cancelled; it can be resumed. */
  STOPPED,
  /** The last one failed. */
  FAILED,
  /** The last one is finished. */
  FINISHED;

  /** Whether a training is going on. */
  public boolean isActive() {
    return this == RUNNING || this == CANCELLING || this == PAUSING || this == FINISHING;
  }
}
