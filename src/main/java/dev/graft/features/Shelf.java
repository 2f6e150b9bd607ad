package dev.graft.features;

import dev.graft.folders.FolderLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * The features of many images under one key. Rows are appended and forced to the disk before the
 * index names them, and each entry of the index carries a checksum of its row, so that a kill or a
 * power cut at any moment loses at most the newest rows. Rows are read by position and not through
 * a mapping: a batch is gathered by copying anyway, and so the resident size does not grow with the
 * store. Not thread-safe.
 */
public final class Shelf implements AutoCloseable {
  private static final int FINGERPRINT_BYTES = 32;
  private static final int ENTRY_BYTES = FINGERPRINT_BYTES + Integer.BYTES + Integer.BYTES;
  private static final int PENDING_ROWS = 256;

  private final Path place;
  private final FileChannel rows;
  private final FileChannel index;
  private final FolderLock lock;
  private final boolean temporary;
  private final int rowLength;
  private final Precision precision;
  private final Map<String, Long> known = new HashMap<>();
  private final ByteBuffer buffer;
  private final ByteBuffer pending;
  private long next;

  private Shelf(
      Path place,
      FileChannel rows,
      FileChannel index,
      FolderLock lock,
      boolean temporary,
      int rowLength,
      Precision precision) {
    this.place = place;
    this.rows = rows;
    this.index = index;
    this.lock = lock;
    this.temporary = temporary;
    this.rowLength = rowLength;
    this.precision = precision;
    buffer =
        ByteBuffer.allocateDirect(Math.multiplyExact(rowLength, precision.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    pending = ByteBuffer.allocate(PENDING_ROWS * ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Shelf open(
      Path place, int rowLength, Precision precision, FolderLock lock, boolean temporary)
      throws IOException {
    StandardOpenOption[] how = {
      StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE
    };
    FileChannel rows = FileChannel.open(place.resolve("rows." + precision.suffix()), how);
    try {
      FileChannel index = FileChannel.open(place.resolve("index.bin"), how);
      try {
        Shelf shelf = new Shelf(place, rows, index, lock, temporary, rowLength, precision);
        shelf.readIndex();
        return shelf;
      } catch (IOException | RuntimeException e) {
        index.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /**
   * Entries are (fingerprint, checksum of the row, checksum of the entry); the entry's place is the
   * row's place.
   */
  private void readIndex() throws IOException {
    long complete = Math.min(index.size() / ENTRY_BYTES, rows.size() / rowBytes());
    ByteBuffer all =
        ByteBuffer.allocate(Math.toIntExact(complete * ENTRY_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    readFully(index, all, 0);
    for (next = 0; next < complete; next++) {
      int at = Math.toIntExact(next * ENTRY_BYTES);
      if (all.getInt(at + ENTRY_BYTES - Integer.BYTES)
          != checksum(all.slice(at, ENTRY_BYTES - Integer.BYTES))) {
        break;
      }
      known.put(HexFormat.of().formatHex(all.array(), at, at + FINGERPRINT_BYTES), next);
    }
    // The newest rows are those that a power cut may have torn.
    for (long row = Math.max(0, next - PENDING_ROWS); row < next; row++) {
      buffer.clear();
      readFully(rows, buffer, row * rowBytes());
      int at = Math.toIntExact(row * ENTRY_BYTES) + FINGERPRINT_BYTES;
      if (all.getInt(at) != checksum(buffer.flip())) {
        next = row;
        break;
      }
    }
    known.values().removeIf(row -> row >= next);
    index.truncate(next * ENTRY_BYTES);
    rows.truncate(next * rowBytes());
  }

  /**
   * Finds an image.
   *
   * @param fingerprint SHA-256 of the image file, in hexadecimal
   * @return the number of its row, if it is here
   */
  public OptionalLong find(String fingerprint) {
    Long row = known.get(fingerprint);
    return row == null ? OptionalLong.empty() : OptionalLong.of(row);
  }

  /**
   * Adds an image, unless it is here already. Its numbers are rounded to the shelf's precision.
   *
   * @param fingerprint SHA-256 of the image file, in hexadecimal
   * @param values holds the row
   * @param offset where the row begins
   */
  public void append(String fingerprint, float[] values, int offset) {
    if (known.containsKey(fingerprint)) {
      return;
    }
    try {
      buffer.clear();
      if (precision == Precision.HALF) {
        HalfPrecision.write(values, offset, rowLength, buffer);
      } else {
        buffer.asFloatBuffer().put(values, offset, rowLength);
      }
      int rowChecksum = checksum(buffer.duplicate());
      writeFully(rows, buffer, next * rowBytes());
      int start = pending.position();
      pending.put(HexFormat.of().parseHex(fingerprint)).putInt(rowChecksum);
      pending.putInt(checksum(pending.slice(start, ENTRY_BYTES - Integer.BYTES)));
      known.put(fingerprint, next);
      next++;
      if (!pending.hasRemaining()) {
        flush();
      }
    } catch (IOException e) {
      throw FeatureStore.failure(place, e);
    }
  }

  /** Makes everything that was appended durable. */
  public void flush() {
    try {
      if (pending.position() > 0) {
        rows.force(false);
        long indexed = next - pending.position() / ENTRY_BYTES;
        writeFully(index, pending.flip(), indexed * ENTRY_BYTES);
        pending.clear();
        index.force(false);
      }
    } catch (IOException e) {
      throw FeatureStore.failure(place, e);
    }
  }

  /**
   * Reads a row.
   *
   * @param row its number
   * @param into gets the row
   * @param offset where the row begins there
   */
  public void read(long row, float[] into, int offset) {
    try {
      buffer.clear();
      readFully(rows, buffer, row * rowBytes());
      buffer.flip();
      if (precision == Precision.HALF) {
        HalfPrecision.read(buffer, into, offset, rowLength);
      } else {
        buffer.asFloatBuffer().get(into, offset, rowLength);
      }
    } catch (IOException e) {
      throw FeatureStore.failure(place, e);
    }
  }

  /**
   * The length of a row.
   *
   * @return floats for one image
   */
  public int rowLength() {
    return rowLength;
  }

  private long rowBytes() {
    return (long) rowLength * precision.bytes();
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int n = channel.read(into, at);
      if (n < 0) {
        throw new IOException("a file of the store ends too early");
      }
      at += n;
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer from, long position)
      throws IOException {
    long at = position;
    while (from.hasRemaining()) {
      at += channel.write(from, at);
    }
  }

  @Override
  public void close() {
    try {
      try {
        if (!temporary) {
          flush();
        }
      } finally {
        closeFiles();
      }
    } catch (IOException e) {
      throw FeatureStore.failure(place, e);
    }
  }

  private void closeFiles() throws IOException {
    try {
      rows.close();
      index.close();
      if (temporary) {
        FeatureStore.exclusively(
            place.resolveSibling(""),
            () -> {
              lock.deleteFolder();
              return place;
            });
      }
    } finally {
      lock.close();
    }
  }
}
