package dev.graft.zoo;

import dev.graft.errors.GraftException;
import dev.graft.formats.LabelFile;
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
   * @throws GraftException if it is neither
   */
  public static List<String> read(Path file) {
    return LabelFile.read(file);
  }

  /**
   * Reads a file of names for a classifier.
   *
   * @param file one name a line, with or without a leading index, or Keras's class-index JSON
   * @param classes how many the classifier tells apart
   * @return as many names, by index
   * @throws GraftException if there are more or fewer
   */
  public static List<String> read(Path file, int classes) {
    List<String> names = read(file);
    if (names.size() != classes) {
      throw new GraftException(
          "%s names %d classes and the classifier has %d; give it one name a line for each."
              .formatted(file, names.size(), classes));
    }
    return names;
  }
}
