package dev.graft.cli;

import dev.graft.errors.GraftException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Runs the command line in this process, on a fake workbench, and keeps what it writes. */
abstract class CommandLineTest {
  final FakeWorkbench workbench = new FakeWorkbench();
  boolean interactive;
  boolean started;

  /**
   * What came of a command.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int code, String out, String err) {}

  Outcome graft(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        GraftCommand.run(
            args,
            () -> {
              started = true;
              return workbench;
            },
            new Terminal(utf8(out), utf8(err), interactive, StandardCharsets.UTF_8),
            "1.2.3");
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  void failing(String sentence) {
    workbench.failure = Optional.of(new GraftException(sentence));
  }

  static PrintStream utf8(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
