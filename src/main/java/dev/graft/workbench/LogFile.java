package dev.graft.workbench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The log of this process in the user's data folder: warnings and errors, never contents of images.
 * The file is made by the first of them, and when it is a megabyte long it moves aside; the two
 * before it are kept.
 */
public final class LogFile extends AppenderBase<ILoggingEvent> {
  static final int MAX_BYTES = 1 << 20;
  private static final int KEPT = 2;
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{0} - %msg%n%ex{12}";

  private final Path file;
  private final int maxBytes;
  private final PatternLayout layout = new PatternLayout();

  LogFile(Path file, int maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
  }

  /**
   * Starts logging of this process to a file.
   *
   * @param folders the user's folders
   * @param process what the process is, for the file's name
   */
  public static void start(UserFolders folders, String process) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    LogFile log = new LogFile(folders.logs().resolve(process + ".log"), MAX_BYTES);
    log.setContext(context);
    log.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // jHDF warns of every damaged byte that it meets; what counts becomes an exception.
    context.getLogger("io.jhdf").setLevel(Level.ERROR);
    // DJL warns wherever there is no graphics card.
    context.getLogger("ai.djl.util.cuda").setLevel(Level.ERROR);
    if (!Level.WARN.isGreaterOrEqual(root.getLevel())) {
      root.setLevel(Level.WARN);
    }
    root.addAppender(log);
  }

  @Override
  public void start() {
    layout.setContext(getContext());
    layout.setPattern(PATTERN);
    layout.start();
    super.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file) && Files.size(file) >= maxBytes) {
        moveAside();
      }
      Files.writeString(
          file, layout.doLayout(event), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A log that cannot be written must not stop the work that it tells of.
      addError("the log cannot be written", e);
    }
  }

  private void moveAside() throws IOException {
    for (int i = KEPT; i > 1; i--) {
      if (Files.exists(numbered(i - 1))) {
        Files.move(numbered(i - 1), numbered(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  /**
   * The last warnings and errors of all processes, without their stack traces.
   *
   * @param folder the folder of logs; need not be there
   * @param count how many at most
   * @return a line each, oldest first
   */
  public static List<String> lastErrors(Path folder, int count) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(LogFile::isOne).toList()) {
        // What another process writes meanwhile may be cut within a character.
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ (WARN |ERROR) .*"))
            .forEach(lines::add);
      }
    } catch (IOException e) {
      return List.of("The logs in " + folder + " cannot be read (" + e.getMessage() + ").");
    }
    lines.sort(null);
    return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  private static boolean isOne(Path file) {
    return file.getFileName().toString().matches(".*\\.log(\\.1)?") && Files.isRegularFile(file);
  }
}
