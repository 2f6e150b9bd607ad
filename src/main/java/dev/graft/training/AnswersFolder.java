package dev.graft.training;

import dev.graft.errors.GraftException;
import dev.graft.folders.Durable;
import dev.graft.json.Json;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@link Answers} on the disk: a folder that is there whole or not at all, with {@code images.json}
 * (classes, pictures, labels, parts) and {@code probabilities.npy}, float32 [images, classes] in
 * NumPy's format 1.0, so that {@code numpy.load} reads it.
 */
public final class AnswersFolder {
  private static final int FORMAT = 1;
  private static final String HEAD = "images.json";
  private static final String TABLE = "probabilities.npy";

  /** NumPy's magic string and the number of its format, then the length of the head in 2 bytes. */
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 16_384;

  private AnswersFolder() {}

  private record Head(int format, List<String> classes, List<DatasetSnapshot.Item> images) {}

  /**
   * Whether there are answers.
   *
   * @param folder any path
   * @return true if the folder holds answers
   */
  public static boolean isThere(Path folder) {
    return Files.isRegularFile(folder.resolve(HEAD));
  }

  /**
   * Writes answers, in place of any that are there.
   *
   * @param folder the folder to make
   * @param answers what goes into it
   * @throws GraftException if it cannot be written
   */
  public static void write(Path folder, Answers answers) {
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      discard(part);
      Files.createDirectory(part);
      try {
        Json.write(part.resolve(HEAD), new Head(FORMAT, answers.classes(), answers.images()));
        writeTable(part.resolve(TABLE), answers);
        // Killed in between, there are none, and they are made again.
        discard(folder);
        Durable.move(part, folder);
      } finally {
        discard(part);
      }
    } catch (IOException e) {
      throw new GraftException(
          "The answers " + folder + " cannot be written (" + e.getMessage() + ").", e);
    }
  }

  private static void writeTable(Path file, Answers answers) throws IOException {
    try (FileOutputStream raw = new FileOutputStream(file.toFile())) {
      OutputStream out = new BufferedOutputStream(raw, CHUNK);
      out.write(header(answers.images().size(), answers.classes().size()));
      ByteBuffer row =
          ByteBuffer.allocate(answers.classes().size() * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < answers.images().size(); i++) {
        row.asFloatBuffer().put(answers.probabilities(i));
        out.write(row.array());
      }
      out.flush();
      raw.getFD().sync();
    }
  }

  /** The head is padded so that the numbers begin at a multiple of 64 bytes. */
  private static byte[] header(int rows, int columns) {
    String description =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int before = MAGIC.length + Short.BYTES;
    int whole = (before + description.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    String padded = description + " ".repeat(whole - before - description.length() - 1) + "\n";
    return ByteBuffer.allocate(whole)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Reads answers.
   *
   * @param folder the folder
   * @return the answers
   * @throws GraftException if they are not there, damaged, or of another version of Graft
   */
  public static Answers read(Path folder) {
    Head head = Json.read(folder.resolve(HEAD), Head.class);
    if (head.format() != FORMAT) {
      throw new GraftException(
          folder
              + " was written by another version of Graft (form "
              + head.format()
              + ", this one reads "
              + FORMAT
              + "); use that version, or remove the folder to have it made again.");
    }
    Path table = folder.resolve(TABLE);
    int rows = head.images().size();
    int columns = head.classes().size();
    byte[] header = header(rows, columns);
    byte[] all;
    try {
      all = Files.readAllBytes(table);
    } catch (IOException e) {
      throw new GraftException(table + " cannot be read: " + e.getMessage() + ".", e);
    }
    if (all.length != header.length + rows * columns * Float.BYTES
        || !ByteBuffer.wrap(all, 0, header.length).equals(ByteBuffer.wrap(header))) {
      throw new GraftException(
          table + " does not fit its " + HEAD + ": remove the folder to have it made again.");
    }
    float[] probabilities = new float[rows * columns];
    ByteBuffer.wrap(all, header.length, all.length - header.length)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(probabilities);
    return new Answers(head.classes(), head.images(), probabilities);
  }

  private static void discard(Path part) throws IOException {
    if (Files.exists(part)) {
      try (Stream<Path> files = Files.list(part)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(part);
    }
  }
}
