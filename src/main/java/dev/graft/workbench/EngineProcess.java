package dev.graft.workbench;

import dev.graft.engine.EngineFolders;
import dev.graft.engine.LocalEngineService;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;

/**
 * The child's side of {@link ChildEngine}: serves until its input ends, which it does when the
 * parent closes or dies.
 */
public final class EngineProcess {
  private EngineProcess() {}

  /**
   * Serves.
   *
   * @param folders the user's folders
   * @param commands JSON lines; the end means to stop
   * @param events JSON lines
   * @throws IOException if the commands cannot be read
   */
  public static void serve(UserFolders folders, InputStream commands, OutputStream events)
      throws IOException {
    preload();
    EngineThreads threads = EngineThreads.start();
    ExecutorService decoders = Threads.perProcessor("decoder");
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8));
        LocalEngineService service =
            new LocalEngineService(
                engineFolders(folders), threads.lanes(), decoders, event -> write(events, event))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        service.send(Json.parse(line, EngineCommand.class));
      }
    } finally {
      threads.shutdown();
      decoders.shutdown();
    }
  }

  /** Begins to load the natives that this process will need, on a thread that nobody waits for. */
  public static void preload() {
    Threads.start("engine-preload", LocalEngineService::preload);
  }

  static EngineFolders engineFolders(UserFolders folders) {
    return new EngineFolders(
        folders.backbones(), folders.features(), StoreBound.bytes(), folders.models());
  }

  private static void write(OutputStream events, EngineEvent event) {
    byte[] line = (Json.line(event) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (events) {
      try {
        events.write(line);
        events.flush();
      } catch (IOException e) {
        // The parent is gone: its end of the input pipe says the same, and stops the work in order.
        throw new UncheckedIOException(e);
      }
    }
  }
}
