package dev.graft.ui.session;

import dev.graft.ui.kit.Action;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Something that the user was told.
 *
 * @param time when, on the user's clock
 * @param sentence what
 * @param offer what can be done about it, if anything
 * @param details technical details to copy; empty unless it is a failure
 */
public record Notice(
    LocalDateTime time, String sentence, Optional<Offer> offer, Optional<String> details) {
  /**
   * Something that can be done.
   *
   * @param action its words
   * @param run does it
   */
  public record Offer(Action action, Runnable run) {}

  /** Whether it tells of a failure. */
  public boolean isFailure() {
    return details.isPresent();
  }
}
