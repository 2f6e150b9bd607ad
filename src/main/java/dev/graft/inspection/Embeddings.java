package dev.graft.inspection;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures with the pooled features that a frozen backbone has for them. What people call an
 * embedding.
 *
 * @param backbone whose features they are, a name in the zoo or a path
 * @param files absolute paths, each once
 * @param rows by picture, in the order of the files, all of one length, of the backbone's own
 *     scale; not to be changed
 */
public record Embeddings(String backbone, List<Path> files, float[][] rows) {
  /** Copies the list and checks that each picture has a row and all rows have one length. */
  public Embeddings {
    files = List.copyOf(files);
    if (files.size() != rows.length) {
      throw new IllegalArgumentException(files.size() + " files and " + rows.length + " rows");
    }
    for (float[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException("rows of " + rows[0].length + " and " + row.length);
      }
    }
  }

  /**
   * How many pictures there are.
   *
   * @return the rows
   */
  public int size() {
    return rows.length;
  }

  /**
   * How many features a picture has.
   *
   * @return the length of a row; 0 without rows
   */
  public int width() {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  /**
   * Some of the pictures.
   *
   * @param chosen their indices
   * @return embeddings that share the rows
   */
  public Embeddings select(int[] chosen) {
    return new Embeddings(
        backbone,
        IntStream.of(chosen).mapToObj(files::get).toList(),
        IntStream.of(chosen).mapToObj(i -> rows[i]).toArray(float[][]::new));
  }
}
