package dev.graft.advice.classical;

import java.util.stream.IntStream;

/**
 * The features of labelled pictures.
 *
 * @param rows by picture, all of the same length
 * @param labels the class of each picture, from 0
 * @param classes how many classes there are
 */
public record FeatureTable(float[][] rows, int[] labels, int classes) {
  /** Checks that each row has a label that there is, and all rows have one length. */
  public FeatureTable {
    if (rows.length != labels.length) {
      throw new IllegalArgumentException(rows.length + " rows and " + labels.length + " labels");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
        throw new IllegalArgumentException("rows of " + rows[0].length + " and " + rows[i].length);
      }
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException("class " + labels[i] + " of " + classes);
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
   * @return a table that shares the rows
   */
  public FeatureTable select(int[] chosen) {
    return new FeatureTable(
        IntStream.of(chosen).mapToObj(i -> rows[i]).toArray(float[][]::new),
        IntStream.of(chosen).map(i -> labels[i]).toArray(),
        classes);
  }
}
