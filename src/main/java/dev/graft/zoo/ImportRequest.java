package dev.graft.zoo;

import dev.graft.network.Preprocessing;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The wish to take a model into the library.
 *
 * @param source a model file or folder
 * @param name the name that it gets
 * @param architecture {@code NAME} or {@code NAME:ALPHA}; empty to recognise it
 * @param scaling how pictures are scaled; empty for the architecture's own
 * @param classNames a file of class names; empty for those beside the model
 */
public record ImportRequest(
    Path source,
    String name,
    Optional<String> architecture,
    Optional<Preprocessing.Scaling> scaling,
    Optional<Path> classNames) {
  /**
   * A wish that leaves everything to recognition.
   *
   * @param source a model file or folder
   * @param name the name that it gets
   * @return the request
   */
  public static ImportRequest of(Path source, String name) {
    return new ImportRequest(source, name, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
