package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Segments;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A choice of one of several, with the sentence that says when to make it.
 *
 * @param <T> what is chosen
 */
final class Choices<T> extends VBox {
  private final List<T> values;
  private final Function<T, String> help;
  private final Segments segments;
  private final Label words = Cards.muted("");
  private final String otherwise;

  /**
   * Makes it.
   *
   * @param id of the row of segments
   * @param values what can be chosen
   * @param label the word on each
   * @param help when to choose it
   * @param otherwise the sentence when none of them is chosen
   * @param chosen gets the user's choice
   */
  Choices(
      String id,
      List<T> values,
      Function<T, String> label,
      Function<T, String> help,
      String otherwise,
      Consumer<T> chosen) {
    super(6);
    this.values = List.copyOf(values);
    this.help = help;
    this.otherwise = otherwise;
    segments =
        new Segments(
            i -> chosen.accept(values.get(i)), values.stream().map(label).toArray(String[]::new));
    segments.setId(id);
    words.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(segments, words);
  }

  /** Shows what is chosen; empty for none of them. */
  void show(Optional<T> value) {
    segments.show(value.map(values::indexOf).orElse(-1));
    words.setText(value.map(help).orElse(otherwise));
  }

  /** Says what may not be chosen. */
  void disable(T value, boolean off) {
    segments.button(values.indexOf(value)).setDisable(off);
  }
}
