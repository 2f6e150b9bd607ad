package dev.graft.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where commands write: lines that stay, and, where somebody watches, one line that is rewritten.
 * Safe for several threads. Everything is UTF-8, but for a Windows console of another code page.
 */
public final class Terminal {
  /** Characters in a line; narrow enough for any terminal. */
  static final int WIDTH = 79;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final Charset charset;
  private int statusLength;
  private boolean closed;
  private Optional<Runnable> whenClosed = Optional.empty();

  /**
   * Makes a terminal.
   *
   * @param out standard output
   * @param err standard error
   * @param interactive whether a person watches, so that a line may be rewritten
   * @param charset the encoding of both
   */
  public Terminal(PrintStream out, PrintStream err, boolean interactive, Charset charset) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.charset = charset;
  }

  /**
   * The process's own terminal.
   *
   * @return on standard output and standard error
   */
  public static Terminal system() {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Terminal::watched);
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    // Elsewhere UTF-8 even where the locale is "C", as it is in most containers: what shows it
    // understands UTF-8.
    Charset charset =
        windows
            ? console.map(Console::charset).orElse(StandardCharsets.UTF_8)
            : StandardCharsets.UTF_8;
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        console.isPresent() && !dumb,
        charset);
  }

  /**
   * Java 17 has a console only where somebody watches; from 22 on there always is one, which has to
   * be asked.
   */
  private static boolean watched(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Whether a person watches, so that a line may be rewritten. */
  public boolean interactive() {
    return interactive;
  }

  /** Whether Braille patterns can be shown. */
  boolean braille() {
    return charset.newEncoder().canEncode('\u28ff');
  }

  /** What to do once if nobody reads standard output any more. */
  synchronized void whenClosed(Runnable action) {
    whenClosed = Optional.of(action);
  }

  /** Whether nobody reads standard output any more. */
  synchronized boolean closed() {
    return closed;
  }

  /**
   * Writes a line for people. Control characters, which a file name may hold, do not reach the
   * terminal.
   */
  synchronized void line(String text) {
    clearStatus();
    write(printable(text) + "\n");
  }

  /** Writes a line for programs, as it is. */
  synchronized void raw(String text) {
    write(text + "\n");
  }

  /** Shows a line that the next one replaces; nothing where nobody watches. */
  synchronized void status(String text) {
    if (!interactive) {
      return;
    }
    String shown = printable(text);
    shown = shown.length() > WIDTH ? shown.substring(0, WIDTH) : shown;
    write("\r" + shown + " ".repeat(Math.max(0, statusLength - shown.length())));
    statusLength = shown.length();
  }

  /** Takes the rewritten line away. */
  synchronized void clearStatus() {
    if (statusLength > 0) {
      write("\r" + " ".repeat(statusLength) + "\r");
      statusLength = 0;
    }
  }

  /** Writes a line to standard error. */
  synchronized void error(String text) {
    clearStatus();
    err.print(printable(text) + "\n");
    err.flush();
  }

  /** Writes where a failure came from to standard error. */
  synchronized void trace(Throwable failure) {
    failure.printStackTrace(err);
    err.flush();
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, charset);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, charset);
  }

  private void write(String text) {
    if (closed) {
      return;
    }
    out.print(text);
    // Flushes too. A print stream does not throw, and a closed pipe must end the work behind it.
    if (out.checkError()) {
      closed = true;
      whenClosed.ifPresent(Runnable::run);
    }
  }

  private static String printable(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.codePoints()
            .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }
}
