package dev.graft.zoo;

import java.nio.file.Path;
import java.util.List;

/** Names of classes. */
public final class ClassNames {
  private ClassNames() {}

  /**
   * Reads a file of names.
   *
   * @param file one name a line, with or without a leading index, or Keras's class-index JSON
   * @return the names by index
   * @throws dev.graft.errors.GraftException if it is neither
   */
  public static List<String> read(Path file) {
    throw new UnsupportedOperationException("not built yet: " + file);
  }
}
