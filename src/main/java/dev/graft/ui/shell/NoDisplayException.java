package dev.graft.ui.shell;

import dev.graft.errors.GraftException;

/** JavaFX does not start, for whatever reason: to a person that means that there is no display. */
public final class NoDisplayException extends GraftException {
  private static final long serialVersionUID = 1L;

  NoDisplayException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
