package dev.graft.features;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Shape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored features of one user: a shelf for each {@link ShelfKey}, each a folder with rows of
 * 32-bit little-endian floats and an index by image content. A shelf is used by one process at a
 * time; a second one works on a shelf of its own that vanishes afterwards. When all shelves
 * together exceed the bound, those that were not used for longest go.
 */
public final class FeatureStore {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureStore.class);
  private static final String LOCK = "lock";

  private final Path folder;
  private final long bound;

  /**
   * Names a store; nothing is created yet.
   *
   * @param folder where the shelves are
   * @param bound bytes that all shelves together should not exceed
   */
  public FeatureStore(Path folder, long bound) {
    this.folder = folder;
    this.bound = bound;
  }

  /**
   * Opens a shelf, creating it if it is not there.
   *
   * @param key what decides the features
   * @param row the shape of one image's features
   * @return the shelf; the caller closes it
   * @throws GraftException if the folder cannot be written
   */
  public Shelf open(ShelfKey key, Shape row) {
    Path place = folder.resolve(key.digest());
    try {
      Files.createDirectories(place);
      Optional<Lock> lock = Lock.tryOn(place);
      if (lock.isEmpty()) {
        Path own = folder.resolve(key.digest() + "." + UUID.randomUUID());
        Files.createDirectories(own);
        Lock mine = Lock.tryOn(own).orElseThrow(() -> new IOException("a new folder is locked"));
        return Shelf.open(own, Math.toIntExact(row.size()), mine, true);
      }
      Path about = place.resolve("shelf.json");
      if (!Files.exists(about)) {
        Json.write(about, key);
      }
      Files.setLastModifiedTime(about, FileTime.from(Instant.now()));
      evict(place);
      return Shelf.open(place, Math.toIntExact(row.size()), lock.get(), false);
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  static GraftException failure(Path folder, IOException e) {
    return new GraftException(
        "The feature store at "
            + folder
            + " cannot be used ("
            + e.getMessage()
            + "): make room on the disk or set XDG_CACHE_HOME to a folder that can be written.",
        e);
  }

  private void evict(Path inUse) throws IOException {
    record Old(Path place, long bytes, FileTime used) {}
    List<Old> shelves = new ArrayList<>();
    long total = 0;
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.filter(Files::isDirectory).toList()) {
        long bytes = size(place);
        total += bytes;
        if (!place.equals(inUse)) {
          Path about = place.resolve("shelf.json");
          FileTime used = Files.getLastModifiedTime(Files.exists(about) ? about : place);
          shelves.add(new Old(place, bytes, used));
        }
      }
    }
    shelves.sort(Comparator.comparing(Old::used));
    for (Old old : shelves) {
      boolean orphan = old.place().getFileName().toString().contains(".");
      if (total <= bound && !orphan) {
        continue;
      }
      Optional<Lock> lock = Lock.tryOn(old.place());
      if (lock.isPresent()) {
        try (Lock held = lock.get()) {
          held.deleteFolder();
        }
        total -= old.bytes();
      }
    }
  }

  private static long size(Path place) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        try {
          bytes += Files.size(file);
        } catch (NoSuchFileException e) {
          LOG.debug("{} was removed by another process meanwhile: it takes no room", file, e);
        }
      }
    }
    return bytes;
  }

  /** Exclusive use of a shelf's folder. */
  static final class Lock implements AutoCloseable {
    private final Path place;
    private final FileChannel channel;
    private final FileLock lock;

    private Lock(Path place, FileChannel channel, FileLock lock) {
      this.place = place;
      this.channel = channel;
      this.lock = lock;
    }

    static Optional<Lock> tryOn(Path place) throws IOException {
      FileChannel channel =
          FileChannel.open(
              place.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new Lock(place, channel, lock));
        }
      } catch (OverlappingFileLockException e) {
        // Held by another training in this process, which is the same as held by another process.
        channel.close();
        return Optional.empty();
      }
      channel.close();
      return Optional.empty();
    }

    void deleteFolder() throws IOException {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(place);
    }

    @Override
    public void close() throws IOException {
      if (lock.isValid()) {
        lock.release();
      }
      channel.close();
    }
  }
}
