package dev.graft.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run stands. */
public enum RunState {
  QUEUED,
  EXTRACTING,
  TRAINING,
  PAUSED,
  INTERRUPTED,
  STOPPED,
  FAILED,
  FINISHED;

  /**
   * The word in files and on the command line.
   *
   * @return lower case
   */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
