package dev.graft.prediction.shift;

import dev.graft.errors.GraftException;
import java.util.Locale;

/** How a model is changed so that it sees other pictures as it saw those that it learned from. */
public enum Adaptation {
  /** See {@link Coral}. */
  CORAL;

  /**
   * Understands what people write.
   *
   * @param word {@code coral}
   * @return the way
   * @throws GraftException if it is another word
   */
  public static Adaptation of(String word) {
    for (Adaptation one : values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    throw new GraftException("A model is adapted by coral, not by " + word + ".");
  }

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
