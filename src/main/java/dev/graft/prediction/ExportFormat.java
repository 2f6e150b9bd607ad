package dev.graft.prediction;

import dev.graft.errors.GraftException;
import java.util.Locale;

/** What a model can be exported as. */
public enum ExportFormat {
  /** A TensorFlow SavedModel: the bundle as it is. */
  SAVEDMODEL,
  /** One {@code .keras} file for Keras 3, for going on in Python. */
  KERAS;

  /**
   * Finds by the word of the command line.
   *
   * @param word savedmodel or keras
   * @return the format
   * @throws GraftException if there is no such word
   */
  public static ExportFormat of(String word) {
    for (ExportFormat format : values()) {
      if (format.word().equals(word.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new GraftException("There is no format " + word + "; use savedmodel or keras.");
  }

  /**
   * The word of the command line.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
