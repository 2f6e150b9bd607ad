package dev.graft.cli;

import dev.graft.errors.GraftException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Words of the form {@code name=value,name=value}, as a schedule or a phase has them. */
final class NamedFigures {
  private final String option;
  private final Map<String, String> values = new TreeMap<>();

  private NamedFigures(String option) {
    this.option = option;
  }

  /**
   * Reads them.
   *
   * @param option whose words they are, for sentences
   * @param words what was typed; may be empty
   * @param names those that there are
   * @throws GraftException if a word has another form or name, or comes twice
   */
  static NamedFigures parse(String option, String words, List<String> names) {
    NamedFigures figures = new NamedFigures(option);
    if (words.isBlank()) {
      return figures;
    }
    for (String word : words.split(",", -1)) {
      List<String> parts = Arrays.asList(word.split("=", 2));
      String name = parts.get(0).strip();
      if (parts.size() < 2 || !names.contains(name)) {
        throw new GraftException(
            "%s takes %s, not '%s'."
                .formatted(
                    option,
                    names.isEmpty()
                        ? "nothing more"
                        : names.stream().map(n -> n + "=…").collect(Collectors.joining(", ")),
                    word.strip()));
      }
      if (figures.values.put(name, parts.get(1).strip()) != null) {
        throw new GraftException("%s says %s twice.".formatted(option, name));
      }
    }
    return figures;
  }

  Optional<String> word(String name) {
    return Optional.ofNullable(values.get(name));
  }

  double number(String name, double otherwise) {
    return word(name).map(w -> number(name, w)).orElse(otherwise);
  }

  int count(String name, int otherwise) {
    return word(name).map(w -> count(name, w)).orElse(otherwise);
  }

  private double number(String name, String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new GraftException("%s: %s is a number, not '%s'.".formatted(option, name, word), e);
    }
  }

  private int count(String name, String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new GraftException(
          "%s: %s is a whole number, not '%s'.".formatted(option, name, word), e);
    }
  }
}
