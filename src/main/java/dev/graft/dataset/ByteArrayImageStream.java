package dev.graft.dataset;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** Lets ImageIO read from an array in place; its own streams copy everything in small pieces. */
final class ByteArrayImageStream extends ImageInputStreamImpl {
  /** Sound decoders look a few bytes beyond the end at most. */
  private static final int MAX_READS_BEYOND_END = 1000;

  private final byte[] bytes;
  private int readsBeyondEnd;

  ByteArrayImageStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : end();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int n = (int) Math.min(length, bytes.length - streamPos);
    if (n <= 0) {
      return end();
    }
    System.arraycopy(bytes, (int) streamPos, target, offset, n);
    streamPos += n;
    return n;
  }

  /**
   * Ends decoders that take the end of the file for an endless run of zeros: TwelveMonkeys' WebP
   * reader would go on reading Huffman tables from it for minutes.
   */
  private int end() throws IOException {
    if (++readsBeyondEnd > MAX_READS_BEYOND_END) {
      throw new IOException("the file ends too early");
    }
    return -1;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
