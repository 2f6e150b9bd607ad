package dev.graft.features;

import dev.graft.errors.GraftException;
import dev.graft.folders.FolderLock;
import dev.graft.json.Json;
import dev.graft.network.Shape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored features of one user: a shelf for each {@link ShelfKey}, each a folder with rows of
 * little-endian floats of 32 or 16 bits and an index by image content. A shelf is used by one
 * process at a time; a second one works on a shelf of its own that vanishes afterwards. When all
 * shelves together exceed the bound, those that were not used for longest go.
 */
public final class FeatureStore {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureStore.class);
  private static final String LOCK = "lock";
  private static final String CONTENTS = "contents";

  /** Files whose content is remembered; a few dozen megabytes. */
  private static final int KNOWN_FILES = 200_000;

  private final Path folder;
  private final long bound;
  private final KnownContents.Settled settled;

  /**
   * Names a store; nothing is created yet.
   *
   * @param folder where the shelves are
   * @param bound bytes that all shelves together should not exceed
   */
  public FeatureStore(Path folder, long bound) {
    this(folder, bound, KnownContents.Settled.NOTHING);
  }

  private FeatureStore(Path folder, long bound, KnownContents.Settled settled) {
    this.folder = folder;
    this.bound = bound;
    this.settled = settled;
  }

  /**
   * The same store for somebody to whom some files count as they were earlier, whatever they are
   * now.
   *
   * @param contents the fingerprint of each file that was used
   * @param problems why others were not used
   * @return a view of this store
   */
  public FeatureStore holding(Map<Path, String> contents, Map<Path, String> problems) {
    return new FeatureStore(folder, bound, new KnownContents.Settled(contents, problems));
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
    try {
      Files.createDirectories(folder);
      return exclusively(folder, () -> opened(key, Math.toIntExact(row.size())));
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /**
   * What is known of files' contents from earlier trainings.
   *
   * @return the memory; whoever asks it saves it afterwards
   */
  public KnownContents contents() {
    return KnownContents.open(folder.resolve(CONTENTS), KNOWN_FILES).holding(settled);
  }

  /**
   * How much room the stored features take.
   *
   * @return bytes; 0 where nothing was ever stored
   * @throws GraftException if the folder cannot be read
   */
  public long bytes() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> places = Files.list(folder)) {
      long total = 0;
      for (Path place : places.filter(Files::isDirectory).toList()) {
        total += size(place);
      }
      return total;
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /**
   * Removes all stored features that nobody is using; they are computed again when they are wanted.
   *
   * @return bytes that are left, of shelves in use
   * @throws GraftException if the folder cannot be written
   */
  public long clear() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try {
      return exclusively(
          folder,
          () -> {
            try (Stream<Path> places = Files.list(folder)) {
              for (Path place : places.filter(Files::isDirectory).toList()) {
                Optional<FolderLock> lock = FolderLock.tryOn(place);
                if (lock.isPresent()) {
                  try (FolderLock held = lock.get()) {
                    held.deleteFolder();
                  }
                }
              }
            }
            return bytes();
          });
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private Shelf opened(ShelfKey key, int rowLength) throws IOException {
    Path place = Files.createDirectories(folder.resolve(key.digest()));
    Optional<FolderLock> lock = FolderLock.tryOn(place);
    if (lock.isEmpty()) {
      Path own = Files.createDirectory(folder.resolve(key.digest() + "." + UUID.randomUUID()));
      FolderLock mine =
          FolderLock.tryOn(own).orElseThrow(() -> new IOException("a new folder is locked"));
      return shelf(own, rowLength, key.precision(), mine, true);
    }
    try {
      Path about = place.resolve("shelf.json");
      if (!Files.exists(about)) {
        Json.write(about, key);
      }
      Files.setLastModifiedTime(about, FileTime.from(Instant.now()));
      evict(place);
    } catch (IOException | RuntimeException e) {
      lock.get().close();
      throw e;
    }
    return shelf(place, rowLength, key.precision(), lock.get(), false);
  }

  private static Shelf shelf(
      Path place, int rowLength, Precision precision, FolderLock lock, boolean temporary)
      throws IOException {
    try {
      return Shelf.open(place, rowLength, precision, lock, temporary);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What {@link #exclusively} runs. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Shelves come and go under the store's own lock, so that no opener, in whichever process, meets
   * one that is half there.
   */
  static <T> T exclusively(Path store, Work<T> work) throws IOException {
    // A file's lock belongs to the process, so threads need a monitor besides.
    synchronized (FeatureStore.class) {
      try (FileChannel channel =
          FileChannel.open(
              store.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return work.run();
      }
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
      Optional<FolderLock> lock = FolderLock.tryOn(old.place());
      if (lock.isPresent()) {
        try (FolderLock held = lock.get()) {
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
}
