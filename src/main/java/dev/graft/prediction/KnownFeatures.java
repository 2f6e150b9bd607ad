package dev.graft.prediction;

import dev.graft.errors.GraftException;
import dev.graft.features.HalfPrecision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The features of some of the pictures that a bundle knows, in the bundle: {@code
 * known-features.npy}, float16 [pictures, length] in NumPy's format 1.0, so that {@code numpy.load}
 * reads it. Half precision moves a distance by a thousandth, and halves the file.
 *
 * @param familiarity what {@code graft.json} says of them
 * @param rows the features, as the network gives them
 */
public record KnownFeatures(Familiarity familiarity, float[][] rows) {
  /** The name of the file. */
  public static final String FILE = "known-features.npy";

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int HEAD = 128;
  private static final Path NOWHERE = Path.of("");

  /** Checks that there is a class for each row. */
  public KnownFeatures {
    if (familiarity.classes().size() != rows.length || familiarity.learnt() > rows.length) {
      throw new IllegalArgumentException(
          familiarity.classes().size() + " classes for " + rows.length + " rows");
    }
  }

  /** The rows that were learned from, to look for neighbours in; they have no files. */
  public FeatureIndex index() {
    int length = rows.length == 0 ? 1 : rows[0].length;
    float[] flat = new float[familiarity.learnt() * length];
    List<FeatureIndex.Item> items = new ArrayList<>();
    for (int i = 0; i < familiarity.learnt(); i++) {
      System.arraycopy(rows[i], 0, flat, i * length, length);
      items.add(new FeatureIndex.Item(NOWHERE, familiarity.classes().get(i)));
    }
    return new FeatureIndex(items, length, flat);
  }

  /**
   * Writes the file.
   *
   * @param bundle the bundle's folder
   * @throws IOException if that is impossible
   */
  void write(Path bundle) throws IOException {
    int length = rows.length == 0 ? 0 : rows[0].length;
    ByteBuffer all =
        ByteBuffer.allocate(HEAD + rows.length * length * Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    all.put(head(rows.length, length));
    for (float[] row : rows) {
      for (float value : row) {
        all.putShort(HalfPrecision.toBits(value));
      }
    }
    Files.write(bundle.resolve(FILE), all.array());
  }

  private static byte[] head(int rows, int length) {
    String text =
        "{'descr': '<f2', 'fortran_order': False, 'shape': (" + rows + ", " + length + "), }";
    int room = HEAD - MAGIC.length - Short.BYTES;
    byte[] padded =
        (text + " ".repeat(room - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(HEAD)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) room)
        .put(padded)
        .array();
  }

  /**
   * Reads what a bundle knows.
   *
   * @param bundle its folder
   * @param model what {@code graft.json} says
   * @return empty if the bundle does not have it
   * @throws GraftException if the file is not there or does not fit
   */
  public static Optional<KnownFeatures> read(Path bundle, ModelBundle model) {
    if (model.familiarity().isEmpty()) {
      return Optional.empty();
    }
    Familiarity familiarity = model.familiarity().get();
    int rows = familiarity.classes().size();
    int length = model.embeddingLength();
    Path file = bundle.resolve(FILE);
    try {
      byte[] bytes = Files.readAllBytes(file);
      byte[] head = head(rows, length);
      if (bytes.length != HEAD + rows * length * Short.BYTES
          || !Arrays.equals(bytes, 0, HEAD, head, 0, HEAD)) {
        throw new GraftException(
            file + " does not fit the model beside it: copy the whole bundle again.");
      }
      ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(HEAD);
      float[][] all = new float[rows][length];
      for (float[] row : all) {
        for (int i = 0; i < length; i++) {
          row[i] = HalfPrecision.toFloat(values.getShort());
        }
      }
      return Optional.of(new KnownFeatures(familiarity, all));
    } catch (IOException e) {
      throw new GraftException(
          file + " cannot be read (" + e.getMessage() + "): copy the whole bundle again.", e);
    }
  }
}
