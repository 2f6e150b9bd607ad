package dev.graft.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A few choices side by side, of which one or none is chosen. */
public final class Segments extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final List<ToggleButton> buttons = new ArrayList<>();

  /**
   * Makes the choices.
   *
   * @param chosen gets the number of the segment that the user chooses, from 0
   * @param texts the words, at least two
   */
  public Segments(IntConsumer chosen, String... texts) {
    getStyleClass().add("segments");
    for (int i = 0; i < texts.length; i++) {
      ToggleButton button = new ToggleButton(texts[i]);
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              i == 0
                  ? Styles.LEFT_PILL
                  : i == texts.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
      int number = i;
      button.setOnAction(
          e -> {
            // A second press must not unselect: the choice is still what it was.
            button.setSelected(true);
            chosen.accept(number);
          });
      buttons.add(button);
    }
    getChildren().setAll(buttons);
    setAlignment(Pos.CENTER_LEFT);
    setMaxHeight(USE_PREF_SIZE);
    setMinWidth(USE_PREF_SIZE);
  }

  /**
   * Shows which one is chosen.
   *
   * @param number from 0; -1 for none
   */
  public void show(int number) {
    group.selectToggle(null);
    if (number >= 0) {
      buttons.get(number).setSelected(true);
    }
  }

  /**
   * One of the buttons.
   *
   * @param number from 0
   * @return the button, for its text
   */
  public ToggleButton button(int number) {
    return buttons.get(number);
  }
}
