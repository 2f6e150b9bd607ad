package dev.graft.workbench;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.EngineService;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine in a child process: commands go to its standard input and events come from its
 * standard output, as JSON lines. When the child dies, every open command fails with a sentence,
 * and the next command starts a new child.
 */
final class ChildEngine implements EngineService {
  private static final Logger LOG = LoggerFactory.getLogger(ChildEngine.class);
  private static final long CLOSING_SECONDS = 20;

  /** The exit code of a process that got SIGKILL: 128 and the signal's number. */
  private static final int KILLED = 137;

  private final List<String> commandLine;
  private final Path log;
  private final Consumer<EngineEvent> listener;
  private final Set<Long> open = ConcurrentHashMap.newKeySet();
  private Optional<Child> child = Optional.empty();
  private boolean closed;

  private record Child(Process process, BufferedWriter input) {}

  /**
   * Names a child; it is started by the first command.
   *
   * @param commandLine what starts it
   * @param log file that gets its standard error
   * @param listener told everything, on a thread of its own
   */
  ChildEngine(List<String> commandLine, Path log, Consumer<EngineEvent> listener) {
    this.commandLine = List.copyOf(commandLine);
    this.log = log;
    this.listener = listener;
  }

  @Override
  public synchronized void send(EngineCommand command) {
    if (closed) {
      throw new GraftException("Graft is closing.");
    }
    boolean ending = command.ending().isPresent();
    if (ending && !open.contains(command.id())) {
      return;
    }
    if (!ending) {
      open.add(command.id());
    }
    try {
      Child running = running();
      running.input().write(Json.line(command));
      running.input().newLine();
      running.input().flush();
    } catch (IOException e) {
      LOG.warn("the engine process cannot be reached", e);
      fail(command.id(), "The engine process cannot be reached: " + e.getMessage() + ".", false);
    }
  }

  private Child running() throws IOException {
    if (child.isPresent() && child.get().process().isAlive()) {
      return child.get();
    }
    Path folder = log.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ProcessBuilder builder = new ProcessBuilder(commandLine);
    builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "3");
    builder.redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    Process process = builder.start();
    Child started = new Child(process, process.outputWriter(StandardCharsets.UTF_8));
    child = Optional.of(started);
    Threads.start("engine-events", () -> listen(process));
    return started;
  }

  private void listen(Process process) {
    try (BufferedReader events = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        EngineEvent event = Json.parse(line, EngineEvent.class);
        if (event.last()) {
          open.remove(event.id());
        }
        listener.accept(event);
      }
    } catch (IOException | GraftException e) {
      LOG.warn("the engine process's events end", e);
      process.destroyForcibly();
    }
    int code = process.onExit().join().exitValue();
    for (Long id : List.copyOf(open)) {
      fail(
          id,
          "The engine process ended unexpectedly (exit code "
              + code
              + (code == KILLED ? ", probably out of memory" : "")
              + "); what was finished is kept, and the run can be resumed.",
          code == KILLED);
    }
  }

  private void fail(long id, String sentence, boolean killed) {
    if (open.remove(id)) {
      listener.accept(new EngineEvent.Failed(id, sentence, "see " + log, killed));
    }
  }

  @Override
  public void close() {
    Optional<Child> last;
    synchronized (this) {
      closed = true;
      last = child;
      child = Optional.empty();
    }
    if (last.isEmpty()) {
      return;
    }
    Process process = last.get().process();
    try {
      // The end of its input is the sign to keep a checkpoint and go.
      last.get().input().close();
      if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.debug("the engine process was gone already", e);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
