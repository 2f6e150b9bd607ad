package dev.graft.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sorted table of keys and values in LevelDB's format, as TensorFlow writes it: blocks of entries
 * whose keys share their beginning with the one before, each block with a checksum, and at the end
 * a block that lists the others.
 *
 * @see <a href="https://github.com/google/leveldb/blob/main/doc/table_format.md">the format</a>
 */
final class SortedTable {
  private static final int FOOTER = 48;
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int TRAILER = 5;
  private static final int MAX_ENTRIES = 1_000_000;

  private final byte[] all;
  private final Origin origin;
  private int entries;

  private SortedTable(byte[] all, Origin origin) {
    this.all = all;
    this.origin = origin;
  }

  /**
   * Reads a table.
   *
   * @param all the whole file
   * @param origin the file, for sentences
   * @return values by key, in the order of the file
   */
  static Map<String, byte[]> read(byte[] all, Origin origin) {
    return new SortedTable(all, origin).read();
  }

  private Map<String, byte[]> read() {
    if (all.length < FOOTER) {
      throw damaged();
    }
    ByteBuffer footer =
        ByteBuffer.wrap(all, all.length - FOOTER, FOOTER).order(ByteOrder.LITTLE_ENDIAN);
    if (footer.getLong(all.length - Long.BYTES) != MAGIC) {
      throw damaged();
    }
    varint(footer);
    varint(footer);
    Map<String, byte[]> found = new LinkedHashMap<>();
    for (byte[] handle : block(footer).values()) {
      found.putAll(block(ByteBuffer.wrap(handle)));
    }
    return found;
  }

  /** Reads the block that a handle, an offset and a length, points to. */
  private Map<String, byte[]> block(ByteBuffer handle) {
    long offset = varint(handle);
    long length = varint(handle);
    if (offset < 0 || length < Integer.BYTES || offset > all.length - length - TRAILER) {
      throw damaged();
    }
    int start = (int) offset;
    int end = (int) (offset + length);
    ByteBuffer whole = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer checked = ByteBuffer.wrap(all, start, (int) length + 1);
    if (all[end] != 0 || TensorBundle.Checksum.masked(checked) != whole.getInt(end + 1)) {
      throw damaged();
    }
    int restarts = whole.getInt(end - Integer.BYTES);
    long entriesEnd = end - (1L + restarts) * Integer.BYTES;
    if (restarts < 0 || entriesEnd < start) {
      throw damaged();
    }
    return entries(ByteBuffer.wrap(all, start, (int) entriesEnd - start));
  }

  private Map<String, byte[]> entries(ByteBuffer in) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    byte[] key = new byte[0];
    while (in.hasRemaining()) {
      long shared = varint(in);
      long own = varint(in);
      long length = varint(in);
      boolean fits = own >= 0 && length >= 0 && own <= in.remaining() - length;
      if (shared < 0 || shared > key.length || !fits || ++entries > MAX_ENTRIES) {
        throw damaged();
      }
      int before = (int) shared;
      key = Arrays.copyOf(key, before + (int) own);
      in.get(key, before, (int) own);
      byte[] value = new byte[(int) length];
      in.get(value);
      found.put(new String(key, StandardCharsets.UTF_8), value);
    }
    return found;
  }

  private long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 63 && in.hasRemaining(); shift += 7) {
      byte b = in.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private RuntimeException damaged() {
    return origin.bad("is damaged, cut off or no index of variables; get it again");
  }
}
