package dev.graft.prediction.shift;

import dev.graft.errors.GraftException;
import java.util.Locale;

/** How a model is changed so that it sees other pictures as it saw those that it learned from. */
public enum Adaptation {
  /**
   * See {@link Coral}; known and new pictures of the same class, as the model names it, so that the
   * new ones may show the classes in other shares.
   */
  CORAL,
  /**
   * See {@link Coral}; all pictures, as in the paper. Better where the new pictures show the
   * classes in the shares of training, and much worse where they do not.
   */
  CORAL_SAME_SHARES;

  /**
   * Understands what people write.
   *
   * @param word {@code coral} or {@code coral-same-shares}
   * @return the way
   * @throws GraftException if it is another word
   */
  public static Adaptation of(String word) {
    for (Adaptation one : values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    throw new GraftException(
        "A model is adapted by coral or coral-same-shares, not by " + word + ".");
  }

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
