package dev.graft.zoo;

import dev.graft.network.Backbone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What is told of the way of published weights onto this machine. */
public sealed interface FetchEvent {
  /**
   * Bytes came.
   *
   * @param done how many are here
   * @param total how many there are, where that is known
   */
  record Downloading(long done, OptionalLong total) implements FetchEvent {}

  /**
   * The file is here and verified, and is read now.
   *
   * @param file where it is
   */
  record Importing(Path file) implements FetchEvent {}

  /**
   * It is in the library.
   *
   * @param backbone the backbone
   * @param file the verified file; may be removed
   * @param sha256 the file's digest in hexadecimal
   * @param alreadyHere whether it was in the library before
   * @param note what a person should know
   */
  record Finished(
      Backbone backbone, Path file, String sha256, boolean alreadyHere, Optional<String> note)
      implements FetchEvent {}
}
