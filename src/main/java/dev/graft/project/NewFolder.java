package dev.graft.project;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a project may be made. */
final class NewFolder {
  private NewFolder() {}

  /** Throws a sentence where something else is. */
  static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new GraftException(
          folder + " is a file; a project is a folder: choose another place for it.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      // The Finder leaves the one in every folder that somebody has looked at; the other is a
      // window's that was killed before it had made its project.
      boolean empty = entries.allMatch(e -> e.endsWith(".DS_Store") || e.endsWith("lock"));
      // Asked again: another process may have made the project in the meantime.
      if (!empty && !Project.isProject(folder)) {
        throw new GraftException(
            folder + " is not empty and not a Graft project: choose a new or an empty folder.");
      }
    } catch (IOException e) {
      throw new GraftException(folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
