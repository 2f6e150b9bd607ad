package dev.graft.prediction;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The training pictures of a model with their features and the rule drawn from them, kept beside
 * the bundle and not in it: where pictures lie on somebody's disk is nothing to hand on. The folder
 * holds {@code rows.f32}, little-endian 32-bit floats, items x length, each row of length 1, and
 * {@code features.json}, which is written last.
 *
 * @param index the pictures and their features
 * @param novelty when a picture is unlike all of them
 */
public record TrainingFeatures(FeatureIndex index, Novelty novelty) {
  /** The name of the folder, beside the bundle's. */
  public static final String FOLDER = "training-features";

  private static final int FORMAT = 1;
  private static final String ABOUT = "features.json";
  private static final String ROWS = "rows.f32";
  private static final int ROWS_AT_ONCE = 256;

  /** What {@code features.json} says. */
  record About(
      int format, String bundle, int length, Novelty novelty, List<FeatureIndex.Item> items) {}

  /**
   * Where the features of a bundle's training pictures are kept.
   *
   * @param bundle the bundle's folder
   * @return a folder beside it
   */
  public static Path folder(Path bundle) {
    return bundle.toAbsolutePath().normalize().resolveSibling(FOLDER);
  }

  /**
   * Reads the features of a bundle's training pictures.
   *
   * @param bundle the bundle's folder
   * @return empty if there are none, or they are of another version, or of another bundle
   * @throws GraftException if they are there and cannot be read
   */
  public static Optional<TrainingFeatures> read(Path bundle) {
    Path folder = folder(bundle);
    Path file = folder.resolve(ABOUT);
    if (!Files.exists(file) || Json.tree(file).path("format").asInt() != FORMAT) {
      return Optional.empty();
    }
    About about = Json.read(file, About.class);
    if (!about.bundle().equals(stamp(bundle))) {
      return Optional.empty();
    }
    float[] rows = new float[Math.multiplyExact(about.items().size(), about.length())];
    ByteBuffer part = buffer(about.length());
    try (FileChannel in = FileChannel.open(folder.resolve(ROWS))) {
      if (in.size() != (long) rows.length * Float.BYTES) {
        return Optional.empty();
      }
      for (int at = 0; at < rows.length; at += part.capacity() / Float.BYTES) {
        part.clear().limit(Math.min(part.capacity(), (rows.length - at) * Float.BYTES));
        // A read may bring less than was asked for.
        for (int read = 0; read >= 0 && part.hasRemaining(); ) {
          read = in.read(part);
        }
        part.flip();
        part.asFloatBuffer().get(rows, at, part.limit() / Float.BYTES);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
    return Optional.of(
        new TrainingFeatures(
            new FeatureIndex(about.items(), about.length(), rows), about.novelty()));
  }

  /**
   * Writes them.
   *
   * @param bundle the bundle's folder, whose features they are
   * @throws GraftException if that is impossible
   */
  public void write(Path bundle) {
    Path folder = folder(bundle);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(ABOUT));
      try (FileChannel out =
          FileChannel.open(
              folder.resolve(ROWS),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        float[] rows = index.rows();
        ByteBuffer part = buffer(index.length());
        for (int at = 0; at < rows.length; at += part.capacity() / Float.BYTES) {
          part.clear();
          int count = Math.min(part.capacity() / Float.BYTES, rows.length - at);
          part.asFloatBuffer().put(rows, at, count);
          part.limit(count * Float.BYTES);
          while (part.hasRemaining()) {
            out.write(part);
          }
        }
        out.force(true);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
    Json.write(
        folder.resolve(ABOUT),
        new About(FORMAT, stamp(bundle), index.length(), novelty, index.items()));
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(ROWS_AT_ONCE * length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What tells one bundle from another under the same name. */
  private static String stamp(Path bundle) {
    Path file = bundle.resolve(ModelBundle.FILE);
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new GraftException(
          "The model bundle " + bundle + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static GraftException failure(Path folder, IOException e) {
    return new GraftException(
        "The features of the training pictures cannot be kept in "
            + folder
            + " ("
            + e.getMessage()
            + "): make room on the disk.",
        e);
  }
}
