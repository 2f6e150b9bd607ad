package dev.graft.workbench;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The desktop's own program for looking at folders. */
public final class FileManager {
  private FileManager() {}

  /**
   * Shows a folder; it is made if it is not there yet. Returns at once.
   *
   * @param folder the folder
   * @throws GraftException if there is no such program, or the folder cannot be made
   */
  public static void show(Path folder) {
    String program = program(System.getProperty("os.name", ""));
    try {
      Files.createDirectories(folder);
      new ProcessBuilder(List.of(program, folder.toString()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new GraftException(
          "The folder %s cannot be shown, because `%s` cannot be started here; open it by hand."
              .formatted(folder, program),
          e);
    }
  }

  static String program(String os) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return "open";
    }
    return system.contains("win") ? "explorer.exe" : "xdg-open";
  }
}
