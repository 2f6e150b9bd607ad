package dev.graft.workbench;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much disk the stores may take. */
final class StoreBound {
  private static final long DEFAULT_GIGABYTES = 20;

  /** Stored views never take more by themselves, however large the disk is. */
  private static final long VIEW_CEILING = 100L << 30;

  private StoreBound() {}

  /** Of the feature store, in bytes; the system property {@code graft.store.gb} says otherwise. */
  static long bytes() {
    return Long.getLong("graft.store.gb", DEFAULT_GIGABYTES) << 30;
  }

  /**
   * Of stored views, in bytes: half of what they have and what is free together, up to a ceiling;
   * the system property {@code graft.views.gb} says otherwise.
   */
  static long viewBytes(Path views) {
    long wanted = Long.getLong("graft.views.gb", 0);
    if (wanted > 0) {
      return wanted << 30;
    }
    try {
      long free = Files.getFileStore(existing(views)).getUsableSpace();
      return Math.min(VIEW_CEILING, (free + taken(views)) / 2);
    } catch (IOException e) {
      throw new GraftException(
          views + " cannot be looked at (" + e.getMessage() + "); check its rights.", e);
    }
  }

  private static Path existing(Path folder) {
    Path place = folder.toAbsolutePath();
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  private static long taken(Path views) throws IOException {
    if (!Files.isDirectory(views)) {
      return 0;
    }
    long bytes = 0;
    try (Stream<Path> files = Files.walk(views)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += file.toFile().length();
      }
    }
    return bytes;
  }
}
