package dev.graft.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What a room shows before there is anything to show: an icon, what to do, and the buttons to do
 * it.
 */
public final class EmptyState extends StackPane {
  /**
   * Makes an empty state.
   *
   * @param icon a large icon
   * @param title what is missing, in a few words
   * @param sentence what to do about it
   * @param buttons the ways to do it
   */
  public EmptyState(Ikon icon, String title, String sentence, Node... buttons) {
    getStyleClass().add("empty-state");
    FontIcon large = new FontIcon(icon);
    StackPane disc = new StackPane(large);
    disc.getStyleClass().add("empty-icon");
    disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label head = Cards.styled(title, "empty-title");
    Label body = Cards.muted(sentence);
    body.setMaxWidth(440);
    body.setTextAlignment(TextAlignment.CENTER);
    body.setAlignment(Pos.CENTER);
    HBox row = new HBox(8, buttons);
    row.setAlignment(Pos.CENTER);
    VBox column = new VBox(12, disc, head, body);
    if (buttons.length > 0) {
      column.getChildren().add(row);
    }
    column.setAlignment(Pos.CENTER);
    column.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().add(column);
  }
}
