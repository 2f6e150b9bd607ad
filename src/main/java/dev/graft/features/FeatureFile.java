package dev.graft.features;

import dev.graft.errors.GraftException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Features on their way from one process to another: two 32-bit counts, rows and the length of a
 * row, then all values; everything little-endian, values as 32-bit floats. It is read once and then
 * removed; what stays is in the {@link FeatureStore}.
 */
public final class FeatureFile {
  private static final int HEAD = 2 * Integer.BYTES;

  private FeatureFile() {}

  /**
   * Writes a file.
   *
   * @param file where; its folder is there
   * @param rows of one length
   * @param length of each row
   * @throws GraftException if it cannot be written
   */
  public static void write(Path file, float[][] rows, int length) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      out.write(head.putInt(rows.length).putInt(length).array());
      ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (float[] row : rows) {
        bytes.asFloatBuffer().put(row);
        out.write(bytes.array());
      }
    } catch (IOException e) {
      throw new GraftException(
          "The features cannot be written to " + file + " (" + e.getMessage() + "); make room.", e);
    }
  }

  /**
   * Reads a file.
   *
   * @param file what {@link #write} wrote
   * @return the rows
   * @throws GraftException if it cannot be read
   */
  public static float[][] read(Path file) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      float[][] rows = new float[all.getInt()][all.getInt()];
      if (all.remaining() != (long) rows.length * (rows.length == 0 ? 0 : rows[0].length) * 4) {
        throw new GraftException("The features in " + file + " are not complete; try again.");
      }
      for (float[] row : rows) {
        all.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(row);
        all.position(all.position() + row.length * Float.BYTES);
      }
      return rows;
    } catch (IOException e) {
      throw new GraftException(
          "The features cannot be read from " + file + " (" + e.getMessage() + ").", e);
    }
  }
}
