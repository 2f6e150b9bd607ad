package dev.graft.cli;

import dev.graft.errors.GraftException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns failures into a sentence on standard error and an exit code. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** It went wrong. */
  static final int FAILED = 1;

  /** It was asked for in a wrong way. */
  static final int USAGE = 2;

  /**
   * Somebody pressed Control-C; where the process was told by a signal, Java itself exits with 130
   * or 143.
   */
  static final int INTERRUPTED = 130;

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  int report(Throwable failure, boolean verbose) {
    if (verbose) {
      terminal.trace(failure);
    }
    if (failure instanceof InterruptedException) {
      return INTERRUPTED;
    }
    String sentence = sentence(failure, verbose);
    terminal.error(sentence);
    if (failure instanceof GraftException) {
      LOG.warn("{}", sentence);
    } else {
      LOG.error("{}", sentence, failure);
    }
    return FAILED;
  }

  private static String sentence(Throwable failure, boolean verbose) {
    if (failure instanceof GraftException) {
      return Objects.requireNonNullElse(failure.getMessage(), "Something went wrong.")
          .replaceAll("\\s*\\R\\s*", " ");
    }
    if (failure instanceof OutOfMemoryError) {
      return "There is not enough memory: close other programs or use a smaller --batch.";
    }
    String what = failure.toString().replaceAll("\\s*\\R\\s*", " ");
    return "Something went wrong that Graft did not expect ("
        + what
        + ")"
        + (verbose ? "." : ": --verbose shows where.");
  }

  int onFailure(Exception failure, CommandLine command, ParseResult whole) {
    return report(failure, command.getParseResult().hasMatchedOption("--verbose"));
  }

  int onUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    terminal.error(
        Objects.requireNonNullElse(failure.getMessage(), "The command line is not understood."));
    CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    command.getErr().flush();
    terminal.error(
        "Try '" + command.getCommandSpec().qualifiedName() + " --help' for what there is.");
    return USAGE;
  }
}
