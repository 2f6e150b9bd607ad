package dev.graft.download;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is here of a file: {@code NAME.part} beside the target, and {@code NAME.part.json} that says
 * which version of which file it is a part of, so that another process can go on with it.
 */
final class PartFile {
  private final Transfer transfer;
  private final Path part;
  private final Path note;
  private Optional<Version> version = Optional.empty();

  /**
   * The version of a file on a server.
   *
   * @param source its address
   * @param validator an entity tag or a date of change, as {@code If-Range} wants it
   * @param total its length in bytes
   */
  record Version(String source, Optional<String> validator, OptionalLong total) {
    /** Whether nothing tells the two apart. */
    boolean agrees(Version other) {
      boolean sameTotal = total.isEmpty() || other.total.isEmpty() || total.equals(other.total);
      return sameTotal && source.equals(other.source) && validator.equals(other.validator);
    }
  }

  PartFile(Transfer transfer) {
    this.transfer = transfer;
    this.part = transfer.target().resolveSibling(transfer.name() + ".part");
    this.note = transfer.target().resolveSibling(transfer.name() + ".part.json");
  }

  /** Looks for what an earlier transfer left, and drops it unless it is known what it is. */
  void recall() throws IOException {
    version = Files.isRegularFile(note) ? readNote() : Optional.empty();
    if (version.isEmpty() || bytes() > transfer.limit()) {
      drop();
    }
  }

  private Optional<Version> readNote() {
    try {
      return Optional.of(Json.read(note, Version.class))
          .filter(v -> v.source().equals(transfer.source().toString()))
          .filter(v -> v.validator().isPresent());
    } catch (GraftException e) {
      // A note that cannot be read says nothing: the transfer starts over.
      return Optional.empty();
    }
  }

  long bytes() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** What this is a part of; empty before the first answer, and where the server does not tell. */
  Optional<Version> version() {
    return version;
  }

  /** Whether a wrong continuation would be noticed: by the server, or by the checksum. */
  boolean isResumable() {
    return transfer.checksum().isPresent() || version.flatMap(Version::validator).isPresent();
  }

  /** Begins anew with another version. */
  void begin(Version newVersion) throws IOException {
    drop();
    Json.write(note, newVersion);
    version = Optional.of(newVersion);
  }

  /** The open end of the part. */
  FileOutputStream open() {
    try {
      return new FileOutputStream(part.toFile(), true);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes a piece. */
  int append(FileOutputStream out, List<ByteBuffer> piece) {
    int written = 0;
    try {
      for (ByteBuffer buffer : piece) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        out.write(bytes);
        written += bytes.length;
      }
      return written;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Makes sure of what was written, and gives it the final name. */
  void finish() {
    try {
      try (FileOutputStream out = new FileOutputStream(part.toFile(), true)) {
        // Otherwise a power cut may keep the rename and lose the bytes.
        out.getFD().sync();
      }
      try {
        Files.move(
            part,
            transfer.target(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, transfer.target(), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void drop() throws IOException {
    version = Optional.empty();
    Files.deleteIfExists(part);
    Files.deleteIfExists(note);
  }

  Path path() {
    return part;
  }

  private GraftException unwritable(IOException e) {
    return new GraftException(
        "%s cannot be written (%s); make room on the disk or check the rights of %s, then start the download again: it goes on from what is here."
            .formatted(part, e.getMessage(), part.toAbsolutePath().getParent()),
        e);
  }
}
