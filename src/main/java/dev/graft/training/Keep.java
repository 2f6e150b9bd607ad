package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which weights a run's bundle gets. */
public enum Keep {
  /** Those after the last step. */
  LAST,
  /** Those at the end of the epoch that did best on the validation images. */
  BEST;

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
