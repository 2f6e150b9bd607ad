package dev.graft.download;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps others from transferring to the same place, also other processes; the system lets it go
 * when a process dies. The empty file that is locked stays: removing it would let a third one lock
 * a new file of that name while the second still holds the old one.
 */
final class TargetLock {
  private final FileChannel channel;

  private TargetLock(FileChannel channel) {
    this.channel = channel;
  }

  static TargetLock take(Transfer transfer) throws IOException {
    Path file = transfer.target().resolveSibling("." + transfer.name() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      // Released with its channel.
      FileLock lock = channel.tryLock();
      taken = lock != null;
    } catch (OverlappingFileLockException e) {
      throw busy(transfer, e);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      throw busy(transfer, new IOException("locked by another process"));
    }
    return new TargetLock(channel);
  }

  private static GraftException busy(Transfer transfer, Exception cause) {
    return new GraftException(
        transfer.name() + " is being downloaded already; wait until that is over.", cause);
  }

  void close() throws IOException {
    channel.close();
  }
}
