package dev.graft.errors;

import java.io.Serial;

/**
 * A failure that a person can understand: one clear sentence that names the file or the choice at
 * fault and the remedy. It is shown as it is, without a stack trace, so the sentence must stand
 * alone.
 */
public class GraftException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * A failure without a deeper cause.
   *
   * @param sentence one sentence for a person, naming the file and the remedy
   */
  public GraftException(String sentence) {
    super(sentence);
  }

  /**
   * A failure with the technical cause, which is kept for the log.
   *
   * @param sentence one sentence for a person, naming the file and the remedy
   * @param cause what went wrong underneath
   */
  public GraftException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
