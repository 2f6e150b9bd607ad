package dev.graft.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The wish to have a file.
 *
 * @param source where it is published
 * @param target where it goes; the folders above it are made
 * @param size its length in bytes, where it is known: another length is refused
 * @param atMost a length in bytes that no right file exceeds
 * @param checksum what it is recognised by, where that was published
 * @param otherwise what a person can do instead, as an imperative without a full stop; ends the
 *     sentence when the source cannot be reached or holds something else
 */
public record Transfer(
    URI source,
    Path target,
    OptionalLong size,
    long atMost,
    Optional<Checksum> checksum,
    String otherwise) {
  /** The longest file that is taken: the known length or the bound. */
  long limit() {
    return size.orElse(atMost);
  }

  /** The file's name, for sentences. */
  String name() {
    return String.valueOf(target.getFileName());
  }
}
