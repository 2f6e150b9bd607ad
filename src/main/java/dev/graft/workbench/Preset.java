package dev.graft.workbench;

import dev.graft.errors.GraftException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody wants of a training, in a word; {@link Presets} makes a recipe of it. */
public enum Preset {
  /** A first answer: only the head learns. */
  QUICK,
  /** The best model that patience buys: larger pictures, then the last blocks learn too. */
  BEST,
  /** A model that is small and fast: the smallest good backbone, at its own size. */
  SMALL,
  /** Photographs as people take them with a phone: crooked, badly lit, more of one class. */
  PHONE;

  /**
   * The word of the command line.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word of the command line.
   *
   * @param word as {@link #word()} gives it
   * @return the preset
   * @throws GraftException if there is none of that name
   */
  public static Preset of(String word) {
    return Arrays.stream(values())
        .filter(p -> p.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new GraftException(
                    "There is no preset %s; there are %s."
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(Preset::word)
                                .collect(Collectors.joining(", ")))));
  }
}
