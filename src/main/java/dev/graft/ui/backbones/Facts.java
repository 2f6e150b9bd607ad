package dev.graft.ui.backbones;

import dev.graft.ui.kit.Cards;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is known of a backbone, a line each. */
final class Facts extends GridPane {
  private int lines;

  Facts() {
    super(12, 5);
    ColumnConstraints left = new ColumnConstraints();
    left.setMinWidth(Region.USE_PREF_SIZE);
    left.setPrefWidth(112);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    right.setHalignment(HPos.LEFT);
    getColumnConstraints().setAll(left, right);
  }

  Facts add(String what, String value) {
    Label label = new Label(value);
    label.setTooltip(new Tooltip(value));
    add(Cards.styled(what, "muted"), 0, lines);
    add(label, 1, lines);
    lines++;
    return this;
  }
}
