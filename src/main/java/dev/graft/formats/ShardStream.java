package dev.graft.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** The bytes of several files, one after the other; only one is open at a time. */
final class ShardStream extends InputStream {
  private final Deque<Path> waiting;
  private InputStream current = InputStream.nullInputStream();

  ShardStream(Collection<Path> shards) {
    waiting = new ArrayDeque<>(shards);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = current.read(into, offset, length);
    while (n < 0 && !waiting.isEmpty()) {
      current.close();
      current = Files.newInputStream(waiting.remove());
      n = current.read(into, offset, length);
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
