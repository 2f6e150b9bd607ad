package dev.graft.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.graft.errors.GraftException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Reads and writes JSON with one configuration for the whole program. Paths are plain strings, as
 * the file system writes them, and instants are ISO-8601, so that any other language can read them.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(plainValues())
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  // Jackson's own form of a path is a file: URI, and it has none for instants without another
  // module.
  private static SimpleModule plainValues() {
    SimpleModule module = new SimpleModule("graft");
    module.addSerializer(Path.class, ToStringSerializer.instance);
    module.addDeserializer(
        Path.class,
        new FromStringDeserializer<Path>(Path.class) {
          private static final long serialVersionUID = 1L;

          @Override
          protected Path _deserialize(String value, DeserializationContext context) {
            return Path.of(value);
          }

          @Override
          protected Object _deserializeFromEmptyString(DeserializationContext context) {
            return Path.of("");
          }
        });
    module.addSerializer(Instant.class, ToStringSerializer.instance);
    module.addDeserializer(
        Instant.class,
        new FromStringDeserializer<Instant>(Instant.class) {
          private static final long serialVersionUID = 1L;

          @Override
          protected Instant _deserialize(String value, DeserializationContext context)
              throws IOException {
            try {
              return Instant.parse(value);
            } catch (DateTimeParseException e) {
              return (Instant)
                  context.handleWeirdStringValue(Instant.class, value, "not an ISO-8601 instant");
            }
          }
        });
    return module;
  }

  /**
   * The shared mapper, for callers that walk trees.
   *
   * @return the mapper; do not configure it
   */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * Writes a value on one line.
   *
   * @param value a record, a map or a tree
   * @return JSON without line breaks
   */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not expressible as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a value.
   *
   * @param json the text
   * @param type what it holds
   * @param <T> what it holds
   * @return the value
   * @throws GraftException if the text is not such a value
   */
  public static <T> T parse(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new GraftException(
          "This is not the JSON that was expected (" + e.getOriginalMessage() + ").", e);
    }
  }

  /**
   * Reads a file.
   *
   * @param file a JSON file
   * @param type what it holds
   * @param <T> what it holds
   * @return the value
   * @throws GraftException if the file cannot be read or holds something else
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      throw new GraftException(
          file + " is damaged or not one of Graft's files (" + e.getOriginalMessage() + ").", e);
    } catch (IOException e) {
      throw new GraftException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Reads a file as a tree.
   *
   * @param file a JSON file
   * @return its root
   * @throws GraftException if the file cannot be read or is not JSON
   */
  public static JsonNode tree(Path file) {
    return read(file, JsonNode.class);
  }

  /**
   * Writes a file, indented, so that it is there either whole or not at all.
   *
   * @param file where to; replaced if it is there
   * @param value a record, a map or a tree
   * @throws GraftException if the file cannot be written
   */
  public static void write(Path file, Object value) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
      // Not a channel: an interrupted thread would close it, and what is kept at a cancellation
      // matters.
      try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
        out.write(json);
        // Otherwise a power cut may keep the rename and lose the bytes.
        out.getFD().sync();
      }
      replace(beside, file);
    } catch (IOException e) {
      throw new GraftException(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
