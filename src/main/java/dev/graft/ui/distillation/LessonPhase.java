package dev.graft.ui.distillation;

/** What goes on. */
public enum LessonPhase {
  IDLE,
  RUNNING,
  STOPPING,
  STOPPED,
  FAILED,
  FINISHED;

  /**
   * Whether the engine works on it.
   *
   * @return true until it has stopped, failed or finished
   */
  public boolean isActive() {
    return this == RUNNING || this == STOPPING;
  }
}
