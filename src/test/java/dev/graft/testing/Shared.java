package dev.graft.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Real material for tests, which is not part of the project: the folder {@code shared} beside the
 * checkout, or beside any folder above it, or where the system property {@code graft.shared} says.
 */
public final class Shared {
  private Shared() {}

  /**
   * A file or folder of the shared data; the test is skipped where there is none.
   *
   * @param path below {@code shared/data}
   * @return where it is
   */
  public static Path data(String path) {
    return existing("data/" + path);
  }

  /**
   * A reference file; the test is skipped where there is none.
   *
   * @param path below {@code shared/reference}
   * @return where it is
   */
  public static Path reference(String path) {
    return existing("reference/" + path);
  }

  private static Path existing(String path) {
    Optional<Path> found = root().map(r -> r.resolve(path)).filter(Files::exists);
    Assumptions.assumeTrue(
        found.isPresent(),
        "skipped: there is no shared/"
            + path
            + " beside the checkout; set -Dgraft.shared=FOLDER to run this test");
    return found.orElseThrow();
  }

  private static Optional<Path> root() {
    String told = System.getProperty("graft.shared", "");
    if (!told.isEmpty()) {
      return Optional.of(Path.of(told));
    }
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      if (Files.isDirectory(at.resolve("shared/data"))) {
        return Optional.of(at.resolve("shared"));
      }
      at = at.getParent();
    }
    return Optional.empty();
  }
}
