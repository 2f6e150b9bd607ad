package dev.graft.distillation;

import dev.graft.errors.GraftException;
import dev.graft.folders.FolderLock;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored views of one user: a folder for each block, all of them together within a bound. What
 * others left behind goes first, least recently used first; a block that is in use, here or in
 * another program, never goes.
 */
final class ViewCache {
  private static final Logger LOG = LoggerFactory.getLogger(ViewCache.class);
  private static final String LOCK = "lock";

  private final Path folder;
  private final long bound;
  private final Set<Path> own = new HashSet<>();

  /**
   * Names a cache; nothing is created yet.
   *
   * @param folder where the blocks are
   * @param bound bytes that all blocks together may take
   */
  ViewCache(Path folder, long bound) {
    this.folder = folder;
    this.bound = bound;
  }

  /**
   * Says which blocks are wanted, before the first is opened: none of them has to go then.
   *
   * @param blocks all of a distillation
   */
  void claim(List<ViewBlock> blocks) {
    blocks.forEach(block -> own.add(folder.resolve(block.digest())));
  }

  /**
   * Opens a block that was claimed, making it if it is not there.
   *
   * @throws GraftException if another distillation is using it, or the folder cannot be written
   */
  ViewStore open(ViewBlock block) {
    Path place = folder.resolve(block.digest());
    try {
      Files.createDirectories(folder);
      return exclusively(
          () -> {
            Files.createDirectories(place);
            ViewStore store = ViewStore.open(place, block, this::makeRoom);
            try {
              Files.setLastModifiedTime(
                  place.resolve(ViewStore.ABOUT), FileTime.from(Instant.now()));
              evict();
              return store;
            } catch (IOException | RuntimeException e) {
              store.close();
              throw e;
            }
          });
    } catch (IOException e) {
      throw ViewStore.failure(folder, e);
    }
  }

  /** Removes what others left behind, as far as the bound asks for it. */
  private void makeRoom() {
    try {
      exclusively(
          () -> {
            evict();
            return true;
          });
    } catch (IOException e) {
      throw ViewStore.failure(folder, e);
    }
  }

  /** What {@link #exclusively} runs. */
  private interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Blocks come and go under the cache's own lock, so that no opener, in whichever process, meets
   * one that is half there.
   */
  private <T> T exclusively(Work<T> work) throws IOException {
    // A file's lock belongs to the process, so threads need a monitor besides.
    synchronized (ViewCache.class) {
      try (FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return work.run();
      }
    }
  }

  private record Old(Path place, long bytes, FileTime used) {}

  private void evict() throws IOException {
    List<Old> others = new ArrayList<>();
    long mine = 0;
    long total = 0;
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.filter(Files::isDirectory).toList()) {
        long bytes = size(place);
        total += bytes;
        if (own.contains(place)) {
          mine += bytes;
        } else {
          Path about = place.resolve(ViewStore.ABOUT);
          others.add(
              new Old(
                  place, bytes, Files.getLastModifiedTime(Files.exists(about) ? about : place)));
        }
      }
    }
    others.sort(Comparator.comparing(Old::used));
    for (Old old : others) {
      if (total <= bound) {
        return;
      }
      Optional<FolderLock> lock = FolderLock.tryOn(old.place());
      if (lock.isPresent()) {
        try (FolderLock held = lock.get()) {
          held.deleteFolder();
        }
        total -= old.bytes();
        LOG.info("stored views at {} made room for others", old.place());
      }
    }
    if (mine > bound) {
      throw new GraftException(
          ("The views of this distillation take more than the %,d MB that stored views may take:"
                  + " choose fewer views, smaller pictures or fewer photographs, or allow more.")
              .formatted(bound >> 20));
    }
  }

  private static long size(Path place) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        try {
          bytes += Files.size(file);
        } catch (NoSuchFileException e) {
          LOG.debug("{} was replaced meanwhile: it takes no room", file, e);
        }
      }
    }
    return bytes;
  }
}
