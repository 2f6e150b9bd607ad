package dev.graft.errors;

/**
 * A failure that a person can understand: one clear sentence that names the thing and the remedy.
 */
public class GraftException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param sentence what went wrong and what helps, as one sentence
   */
  public GraftException(String sentence) {
    super(sentence);
  }

  /**
   * Makes a failure with its technical cause, which only {@code --verbose} and the log show.
   *
   * @param sentence what went wrong and what helps, as one sentence
   * @param cause the technical cause
   */
  public GraftException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
