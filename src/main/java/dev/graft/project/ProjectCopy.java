package dev.graft.project;

import dev.graft.errors.GraftException;
import dev.graft.folders.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A project saved under another name: its database as of one moment and the folders of its runs.
 * Images stay where they are; both projects name them.
 */
public final class ProjectCopy {
  private ProjectCopy() {}

  /**
   * Makes a copy, which appears by rename when it is complete.
   *
   * @param from the project's folder
   * @param to a new or an empty folder
   * @return the copy's folder, absolute
   * @throws GraftException if a run is under way in the project, the place is not free, or it
   *     cannot be written
   */
  public static Path copy(Path from, Path to) {
    Path source = from.toAbsolutePath().normalize();
    Path target = to.toAbsolutePath().normalize();
    requireFree(source, target);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (Project project = Project.open(source)) {
      project.requireRest();
      try {
        Durable.delete(part);
        Files.createDirectories(part);
        project.copyDatabase(part);
        copyRuns(source.resolve(Project.RUNS), part.resolve(Project.RUNS));
        Durable.delete(target);
        Durable.move(part, target);
      } finally {
        Durable.delete(part);
      }
    } catch (IOException e) {
      throw new GraftException(
          "The project cannot be copied to %s (%s): make room on the disk or choose another place."
              .formatted(target, e.getMessage()),
          e);
    }
    return target;
  }

  private static void requireFree(Path source, Path target) {
    if (target.startsWith(source)) {
      throw new GraftException(
          "%s is in the project itself: choose a place beside it for the copy.".formatted(target));
    }
    NewFolder.requireEmpty(target);
    if (Project.isProject(target)) {
      throw new GraftException(
          "%s is a project already: choose a new or an empty folder for the copy."
              .formatted(target));
    }
  }

  /** Half-written folders are of no use to anybody. */
  private static void copyRuns(Path runs, Path to) throws IOException {
    if (!Files.isDirectory(runs)) {
      return;
    }
    try (Stream<Path> all = Files.walk(runs)) {
      for (Path path : all.toList()) {
        Path relative = runs.relativize(path);
        boolean half =
            Stream.iterate(relative, p -> p != null, Path::getParent)
                .anyMatch(p -> p.getFileName().toString().endsWith(".part"));
        if (!half) {
          Path place = to.resolve(relative.toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(place);
          } else {
            Files.copy(path, place);
          }
        }
      }
    }
  }
}
