package dev.graft.collections;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and fails where that is more than is allowed. */
class CountedStream extends FilterInputStream {
  private final long most;
  private long count;

  /** More came out than may. */
  static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  CountedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  final long count() {
    return count;
  }

  private int counted(int read) throws IOException {
    count += Math.max(0, read);
    if (count > most) {
      throw new TooMuchException();
    }
    return read;
  }

  @Override
  public final int read() throws IOException {
    int value = super.read();
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    return counted(super.read(buffer, offset, length));
  }

  /** By reading: what is passed over counts too. */
  @Override
  public final long skip(long n) throws IOException {
    byte[] unread = new byte[(int) Math.min(Math.max(n, 0), 1 << 16)];
    return Math.max(0, unread.length == 0 ? 0 : read(unread, 0, unread.length));
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
