package dev.graft.ui.kit;

import dev.graft.errors.GraftException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * A failure as the window shows it.
 *
 * @param sentence what went wrong and what helps, for everybody
 * @param details what helps whoever mends it: the technical cause, to copy
 * @param expected whether the sentence was written for this failure; if not, the details matter
 */
public record Problem(String sentence, String details, boolean expected) {
  private static final Texts TEXTS = Texts.in(Problem.class);

  /**
   * Makes a problem of anything thrown.
   *
   * @param thrown an exception or error
   * @return its sentence, or a general one that admits not to know
   */
  public static Problem of(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    if (cause instanceof GraftException) {
      return new Problem(message(cause), trace.toString(), true);
    }
    if (cause instanceof OutOfMemoryError) {
      return new Problem(TEXTS.get("problem.memory"), trace.toString(), true);
    }
    return new Problem(TEXTS.format("problem.unexpected", message(cause)), trace.toString(), false);
  }

  private static String message(Throwable cause) {
    return Optional.ofNullable(cause.getMessage())
        .filter(m -> !m.isBlank())
        .orElse(cause.getClass().getSimpleName());
  }
}
