package dev.graft.training;

import dev.graft.errors.GraftException;

/** An engine has not enough memory for a step; fewer images in it may help. */
public final class MemoryException extends GraftException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param sentence what there was no memory for, as one sentence
   * @param cause the technical cause
   */
  public MemoryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
