package dev.graft.folders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Exclusive use of a folder, among all programs: a locked file {@code lock} in it. */
public final class FolderLock implements AutoCloseable {
  private static final String LOCK = "lock";

  /**
   * What this process holds. Asking the file would not do: on POSIX systems, closing a second
   * channel on a file gives up the process's lock, whoever took it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path real;
  private final FileChannel channel;

  private FolderLock(Path folder, Path real, FileChannel channel) {
    this.folder = folder;
    this.real = real;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder.
   *
   * @param folder is there, and may be written
   * @return the lock; empty if somebody has it, here or in another program
   * @throws IOException if the folder is not there or cannot be written
   */
  public static Optional<FolderLock> tryOn(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held = channel.tryLock() != null;
      if (held) {
        return Optional.of(new FolderLock(folder, real, channel));
      }
      channel.close();
      return Optional.empty();
    } finally {
      if (!held) {
        HELD.remove(real);
      }
    }
  }

  /**
   * Removes the folder, which must hold nothing but files.
   *
   * @throws IOException if that fails; some files may be gone then
   */
  public void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(real);
    }
  }
}
