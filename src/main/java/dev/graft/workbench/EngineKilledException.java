package dev.graft.workbench;

import dev.graft.errors.GraftException;

/** The engine's process was killed from outside, by a person or by a system without memory. */
final class EngineKilledException extends GraftException {
  private static final long serialVersionUID = 1L;

  EngineKilledException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
