package dev.graft.collections;

import dev.graft.download.Cancellation;
import dev.graft.errors.GraftException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

/**
 * Unpacks the pictures of an archive into class folders. Everything else in it is left out: other
 * files, links, devices. Whatever goes wrong, what was written is for the caller to remove.
 */
final class Unpacking {
  private final PhotoCollection collection;
  private final Limits limits;
  private final Cancellation cancellation;
  private final LongConsumer progress;
  private int images;

  /**
   * Prepares.
   *
   * @param progress told after each file how many bytes of the archive are read
   */
  Unpacking(
      PhotoCollection collection, Limits limits, Cancellation cancellation, LongConsumer progress) {
    this.collection = collection;
    this.limits = limits;
    this.cancellation = cancellation;
    this.progress = progress;
  }

  /**
   * Unpacks.
   *
   * @param archive a zip or tar.gz
   * @param into an empty folder
   * @return how many pictures; empty if it was cancelled
   * @throws GraftException if the archive is damaged or not what it should be, or the disk is full
   */
  OptionalInt unpack(Path archive, Path into) {
    try {
      for (String folder : collection.classes()) {
        Files.createDirectories(into.resolve(folder));
      }
    } catch (IOException e) {
      throw unwritable(into, e);
    }
    try (ArchiveReader reader = ArchiveReader.open(archive, limits.bytes())) {
      int entries = 0;
      Optional<ArchiveReader.Entry> next = reader.next();
      while (next.isPresent()) {
        if (++entries > limits.entries()) {
          throw bad("holds more than " + limits.entries() + " files");
        }
        if (stopped() || !take(next.get(), into)) {
          return OptionalInt.empty();
        }
        progress.accept(reader.position());
        next = reader.next();
      }
    } catch (CountedStream.TooMuchException e) {
      throw bad(
          String.format(
              Locale.ROOT,
              "unpacks to more than %,d bytes, which is more than it can be",
              limits.bytes()),
          e);
    } catch (IOException e) {
      throw new GraftException(
          "%s is damaged (%s); remove it and fetch %s again."
              .formatted(archive, e.getMessage(), collection.name()),
          e);
    }
    if (images == 0) {
      throw bad("holds no pictures where they should be");
    }
    return OptionalInt.of(images);
  }

  private boolean stopped() {
    return cancellation.isCancelled() || Thread.currentThread().isInterrupted();
  }

  /** False if it was cancelled in the middle. */
  private boolean take(ArchiveReader.Entry entry, Path into) throws IOException {
    Optional<Place> place = Place.of(collection, entry.name());
    if (place.isEmpty() || !entry.plain()) {
      return true;
    }
    if (entry.bytes() > limits.entryBytes()) {
      throw tooLong(entry);
    }
    Path target = place.get().below(into);
    try (OutputStream out = create(entry, target)) {
      // The reader of a tar is one stream for all, so it is not closed here.
      InputStream in = entry.content().open();
      if (!copy(entry, in, out, target)) {
        return false;
      }
      if (in instanceof CountedStream) {
        in.close();
      }
    }
    images += place.get().picture() ? 1 : 0;
    return true;
  }

  private OutputStream create(ArchiveReader.Entry entry, Path target) {
    try {
      // Never into something that is there: neither a file of the same name nor a link.
      return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw bad("holds " + entry.name() + " twice", e);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private boolean copy(ArchiveReader.Entry entry, InputStream in, OutputStream out, Path target)
      throws IOException {
    byte[] chunk = new byte[1 << 16];
    long bytes = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      bytes += n;
      if (bytes > limits.entryBytes()) {
        throw tooLong(entry);
      }
      if (stopped()) {
        return false;
      }
      try {
        out.write(chunk, 0, n);
      } catch (IOException e) {
        throw unwritable(target, e);
      }
    }
    return true;
  }

  private GraftException tooLong(ArchiveReader.Entry entry) {
    return bad(
        "holds a file that is longer than any picture ("
            + entry.name()
            + ", more than "
            + limits.entryBytes()
            + " bytes)");
  }

  private GraftException bad(String words) {
    return new GraftException(sentence(words));
  }

  private GraftException bad(String words, Exception cause) {
    return new GraftException(sentence(words), cause);
  }

  private String sentence(String words) {
    return "The archive of %s %s, so nothing of it is used; tell its publisher."
        .formatted(collection.title(), words);
  }

  private static GraftException unwritable(Path file, IOException e) {
    return new GraftException(
        "%s cannot be written (%s); make room on the disk or check the rights of its folder, then fetch again: the download is kept."
            .formatted(file, e.getMessage()),
        e);
  }
}
