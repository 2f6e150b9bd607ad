package dev.graft.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message in the wire format of Protocol Buffers, read without a schema: who asks knows the
 * numbers of the fields. Only views are made; nothing is copied until it is asked for.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class Proto {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final byte[] all;
  private final int from;
  private final int to;
  private final Origin origin;
  private final List<Field> fields = new ArrayList<>();

  /** A field: a number, or the place of its bytes. */
  private record Field(int number, int wire, long value, int from, int to) {}

  private Proto(byte[] all, int from, int to, Origin origin) {
    this.all = all;
    this.from = from;
    this.to = to;
    this.origin = origin;
    ByteBuffer in = ByteBuffer.wrap(all, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      fields.add(field(in));
    }
  }

  /**
   * Reads a message.
   *
   * @param bytes the whole of it
   * @param origin the file, for sentences
   * @return the message
   * @throws dev.graft.errors.GraftException if it is cut off or no message at all
   */
  static Proto of(byte[] bytes, Origin origin) {
    return new Proto(bytes, 0, bytes.length, origin);
  }

  private Field field(ByteBuffer in) {
    long key = varint(in);
    int number = (int) (key >>> 3);
    int wire = (int) (key & 7);
    if (number < 1 || key >>> 3 > (1 << 29)) {
      throw damaged();
    }
    if (wire == VARINT) {
      return new Field(number, wire, varint(in), 0, 0);
    }
    long length =
        switch (wire) {
          case FIXED64 -> Long.BYTES;
          case FIXED32 -> Integer.BYTES;
          case LENGTH -> varint(in);
          default -> throw damaged();
        };
    if (length < 0 || length > in.remaining()) {
      throw damaged();
    }
    int start = in.position();
    in.position(start + (int) length);
    return new Field(number, wire, 0, start, start + (int) length);
  }

  private long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 70 && in.hasRemaining(); shift += 7) {
      byte b = in.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private RuntimeException damaged() {
    return origin.bad("is damaged or cut off; get it again");
  }

  private Optional<Field> last(int number) {
    Optional<Field> found = Optional.empty();
    for (Field field : fields) {
      if (field.number() == number) {
        found = Optional.of(field);
      }
    }
    return found;
  }

  private void want(Field field, int wire) {
    if (field.wire() != wire) {
      throw damaged();
    }
  }

  /**
   * Reads texts as TensorFlow keeps them in one piece: all lengths as numbers of variable length,
   * then all bytes.
   *
   * @param packed the piece
   * @param count how many texts there should be
   * @return the texts; empty if the piece does not hold them
   */
  static List<String> texts(byte[] packed, long count) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    List<Integer> lengths = new ArrayList<>();
    while (lengths.size() < count && in.hasRemaining()) {
      int length = 0;
      byte b = (byte) 0x80;
      for (int shift = 0; b < 0 && shift < 28 && in.hasRemaining(); shift += 7) {
        b = in.get();
        length |= (b & 0x7f) << shift;
      }
      lengths.add(length);
    }
    long bytes = lengths.stream().mapToLong(Integer::longValue).sum();
    if (lengths.size() != count || bytes != in.remaining()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int length : lengths) {
      texts.add(new String(packed, in.position(), length, StandardCharsets.UTF_8));
      in.position(in.position() + length);
    }
    return texts;
  }

  /** Whether a field is there. */
  boolean has(int number) {
    return last(number).isPresent();
  }

  /** A number or truth value; 0 if it is not there. */
  long number(int number) {
    Optional<Field> field = last(number);
    field.ifPresent(f -> want(f, VARINT));
    return field.map(Field::value).orElse(0L);
  }

  /** All numbers of a repeated field, packed or not. */
  List<Long> numbers(int number) {
    List<Long> numbers = new ArrayList<>();
    for (Field field : fields) {
      if (field.number() == number && field.wire() == VARINT) {
        numbers.add(field.value());
      } else if (field.number() == number) {
        want(field, LENGTH);
        ByteBuffer in = ByteBuffer.wrap(all, field.from(), field.to() - field.from());
        while (in.hasRemaining()) {
          numbers.add(varint(in));
        }
      }
    }
    return numbers;
  }

  /** A number of fixed 32 bits; 0 if it is not there. */
  int fixed32(int number) {
    Optional<Field> field = last(number);
    field.ifPresent(f -> want(f, FIXED32));
    return field
        .map(f -> ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt(f.from()))
        .orElse(0);
  }

  /** A text; empty if it is not there. */
  String string(int number) {
    return last(number).map(this::text).orElse("");
  }

  /** All texts of a repeated field. */
  List<String> strings(int number) {
    return fields.stream().filter(f -> f.number() == number).map(this::text).toList();
  }

  private String text(Field f) {
    want(f, LENGTH);
    return new String(all, f.from(), f.to() - f.from(), StandardCharsets.UTF_8);
  }

  /** A message inside this one; an empty one if it is not there. */
  Proto message(int number) {
    return last(number).map(this::inner).orElseGet(() -> new Proto(all, 0, 0, origin));
  }

  /** All messages of a repeated field. */
  List<Proto> messages(int number) {
    return fields.stream().filter(f -> f.number() == number).map(this::inner).toList();
  }

  private Proto inner(Field f) {
    want(f, LENGTH);
    return new Proto(all, f.from(), f.to(), origin);
  }

  /** A map from texts to messages, in the order of the file. */
  Map<String, Proto> map(int number) {
    Map<String, Proto> map = new LinkedHashMap<>();
    messages(number).forEach(entry -> map.put(entry.string(1), entry.message(2)));
    return map;
  }

  /** A field's bytes; empty if it is not there. */
  byte[] bytes(int number) {
    Optional<Field> field = last(number);
    field.ifPresent(f -> want(f, LENGTH));
    return field.map(f -> Arrays.copyOfRange(all, f.from(), f.to())).orElseGet(() -> new byte[0]);
  }

  /** The bytes of this message. */
  byte[] toBytes() {
    return Arrays.copyOfRange(all, from, to);
  }
}
