package dev.graft.distillation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Exclusive use of a block's folder, among all programs. */
final class BlockLock implements AutoCloseable {
  private static final String LOCK = "lock";

  /**
   * What this process holds. Asking the file would not do: on POSIX systems, closing a second
   * channel on a file gives up the process's lock, whoever took it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path real;
  private final FileChannel channel;

  private BlockLock(Path folder, Path real, FileChannel channel) {
    this.folder = folder;
    this.real = real;
    this.channel = channel;
  }

  /** Takes the lock of a folder that is there; empty if somebody else has it. */
  static Optional<BlockLock> tryOn(Path folder) throws IOException {
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
        return Optional.of(new BlockLock(folder, real, channel));
      }
      channel.close();
      return Optional.empty();
    } finally {
      if (!held) {
        HELD.remove(real);
      }
    }
  }

  void deleteFolder() throws IOException {
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
