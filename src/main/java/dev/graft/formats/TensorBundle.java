package dev.graft.formats;

import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The variables of a TensorFlow checkpoint: {@code variables.index} says for each name its type,
 * shape and place in {@code variables.data-00000-of-00001} and the files after it. Every value is
 * checked against its checksum.
 */
final class TensorBundle {
  static final int FLOAT = 1;
  static final int STRING = 7;

  private static final String OBJECT_GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH";
  private static final long MAX_INDEX_BYTES = 64L << 20;
  private static final int BIG_ENDIAN = 1;

  private final Path folder;
  private final Origin origin;
  private final Map<String, Proto> entries = new LinkedHashMap<>();
  private final int shards;
  private long bytesRead;

  private TensorBundle(Path folder, Origin origin) throws IOException {
    this.folder = folder;
    this.origin = origin;
    Path index = folder.resolve("variables.index");
    Origin inside = origin.inside("variables/variables.index");
    if (!Files.isRegularFile(index)) {
      throw origin.bad(
          "needs the file variables/variables.index, which is missing; put the whole folder there");
    }
    if (Files.size(index) > MAX_INDEX_BYTES) {
      throw inside.bad("is too large for an index of variables; is it the right file?");
    }
    Map<String, byte[]> raw = SortedTable.read(Files.readAllBytes(index), inside);
    raw.forEach((key, value) -> entries.put(key, Proto.of(value, inside)));
    Proto header = Optional.ofNullable(entries.remove("")).orElseThrow(() -> headless(inside));
    if (header.number(2) == BIG_ENDIAN) {
      throw inside.bad("was written on a big-endian machine, which Graft does not support");
    }
    shards = (int) Math.max(0, Math.min(header.number(1), 100_000));
  }

  private static RuntimeException headless(Origin inside) {
    return inside.bad("is damaged: it has no header; get it again");
  }

  /**
   * Opens the variables of a SavedModel.
   *
   * @param folder its folder {@code variables}
   * @param origin the SavedModel, for sentences
   * @return the variables; nothing stays open
   */
  static TensorBundle open(Path folder, Origin origin) {
    try {
      return new TensorBundle(folder, origin);
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** TensorFlow's number of the type of a variable's elements. */
  int type(String name) {
    return (int) entry(name).number(1);
  }

  private Proto entry(String name) {
    return Optional.ofNullable(entries.get(name))
        .orElseThrow(
            () -> origin.bad("has no saved values for its variable " + name + "; export it again"));
  }

  /** The shape that the index gives. */
  Shape shape(String name) {
    return Shapes.whole(entry(name).message(2))
        .orElseThrow(
            () -> origin.bad("gives the variable " + name + " a shape that is none; get it again"));
  }

  /**
   * Checks, without reading values, that every variable is of type float32 and lies in its file as
   * long as its shape says, so that nobody who reads it allocates more than there is.
   *
   * @throws dev.graft.errors.GraftException if one is not
   */
  void checkPlaces() {
    Map<Path, Long> lengths = new HashMap<>();
    entries.forEach((name, entry) -> checkPlace(name, entry, lengths));
  }

  private void checkPlace(String name, Proto entry, Map<Path, Long> lengths) {
    long size = size(name, entry);
    Path path = shard(entry);
    try {
      Long length = lengths.get(path);
      if (length == null) {
        length = Files.size(path);
        lengths.put(path, length);
      }
      if (entry.number(4) < 0 || entry.number(4) > length - size) {
        throw cutOff(entry, name);
      }
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }

  /** The bytes of a variable of type float32 that is in one piece. */
  private long size(String name, Proto entry) {
    if (type(name) != FLOAT || !entry.messages(7).isEmpty()) {
      throw origin.bad(
          "has a variable "
              + name
              + " that is not of type float32 in one piece, the only form supported; export the"
              + " model in float32");
    }
    long size = entry.number(5);
    if (size != Math.multiplyExact(shape(name).size(), Float.BYTES)) {
      throw origin.bad("gives the variable " + name + " a wrong size; get it again");
    }
    return size;
  }

  /**
   * Reads a variable of type float32.
   *
   * @param name its name in the checkpoint
   * @return its values, checked
   * @throws dev.graft.errors.GraftException if it is of another type, damaged or not there
   */
  Tensor tensor(String name) {
    Proto entry = entry(name);
    size(name, entry);
    Shape shape = shape(name);
    ByteBuffer bytes = bytes(name, entry).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[Math.toIntExact(shape.size())];
    bytes.asFloatBuffer().get(values);
    return Tensor.of(shape, values);
  }

  /**
   * Reads which object owns which variable, as TensorFlow 2 saves it.
   *
   * @return the nodes of a TrackableObjectGraph, the root first; empty if the variables were saved
   *     by name only
   */
  List<Proto> objects() {
    return has(OBJECT_GRAPH)
        ? Proto.of(text(OBJECT_GRAPH), origin.inside("variables, " + OBJECT_GRAPH)).messages(1)
        : List.of();
  }

  /** A variable that is one text: its length, that length's checksum, its bytes. */
  private byte[] text(String name) {
    ByteBuffer bytes = bytes(name, entry(name));
    if (type(name) != STRING) {
      throw origin.bad("is damaged: " + name + " is not a text; get it again");
    }
    int varint = 0;
    while (varint < bytes.limit() && bytes.get(varint) < 0) {
      varint++;
    }
    bytes.position(Math.min(bytes.limit(), varint + 1 + Integer.BYTES));
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  private ByteBuffer bytes(String name, Proto entry) {
    long size = entry.number(5);
    bytesRead += Math.max(0, size);
    if (size < 0 || bytesRead > Origin.MAX_WEIGHT_BYTES) {
      throw origin.bad("has more than 2 GB of weights, which is more than Graft can hold");
    }
    Path path = shard(entry);
    Origin inside = origin.inside("variables/" + path.getFileName());
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long offset = entry.number(4);
      if (offset < 0 || offset > channel.size() - size) {
        throw cutOff(entry, name);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
        // One read may give less than was asked for.
      }
      bytes.flip();
      ByteBuffer summed = type(name) == STRING ? Checksum.ofText(bytes) : bytes;
      boolean sound = Checksum.masked(summed) == entry.fixed32(6);
      if (bytes.limit() != size || !sound) {
        throw inside.bad(
            "is damaged: the variable " + name + " has a wrong checksum; get it again");
      }
      return bytes;
    } catch (IOException e) {
      throw inside.unreadable(e);
    }
  }

  /** The file that holds a variable. */
  private Path shard(Proto entry) {
    String file = "variables.data-%05d-of-%05d".formatted(entry.number(3), shards);
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw origin.bad(
          "needs the file variables/" + file + ", which is missing; put the whole folder there");
    }
    return path;
  }

  private RuntimeException cutOff(Proto entry, String name) {
    return origin
        .inside("variables/" + shard(entry).getFileName())
        .bad("is cut off: the variable " + name + " is not in it; get it again");
  }

  /** The checksum of TensorFlow's files: CRC-32C, rotated and shifted. */
  static final class Checksum {
    private static final int DELTA = 0xa282ead8;

    private Checksum() {}

    /**
     * What the checksum of a text covers: its length in four bytes instead of as few as will do,
     * and then all that is stored after the length.
     */
    static ByteBuffer ofText(ByteBuffer stored) {
      int length = 0;
      int varint = 0;
      byte b = (byte) 0x80;
      for (; b < 0 && varint < Math.min(5, stored.limit()); varint++) {
        b = stored.get(varint);
        length |= (b & 0x7f) << (7 * varint);
      }
      ByteBuffer summed = ByteBuffer.allocate(Integer.BYTES + stored.limit() - varint);
      summed.order(ByteOrder.LITTLE_ENDIAN).putInt(length);
      summed.put(stored.slice(varint, stored.limit() - varint));
      return summed.flip();
    }

    static int masked(ByteBuffer bytes) {
      CRC32C crc = new CRC32C();
      crc.update(bytes.duplicate());
      int value = (int) crc.getValue();
      return ((value >>> 15) | (value << 17)) + DELTA;
    }
  }
}
