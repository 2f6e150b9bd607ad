package dev.graft.ui.backbones;

import dev.graft.ui.kit.Cards;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is known of a backbone, a line each; what is long takes a second line. */
final class Facts extends GridPane {
  private static final double LEFT = 104;
  private int lines;

  Facts() {
    super(10, 4);
    ColumnConstraints left = new ColumnConstraints(LEFT, LEFT, LEFT);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    right.setHalignment(HPos.LEFT);
    right.setFillWidth(true);
    getColumnConstraints().setAll(left, right);
    setMaxWidth(Double.MAX_VALUE);
  }

  Facts add(String what, String value) {
    return add(what, value, value);
  }

  /** A line whose tooltip says more than the line. */
  Facts add(String what, String value, String whole) {
    Label label = new Label(value);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setTooltip(new Tooltip(whole));
    return add(what, label);
  }

  Facts add(String what, Node value) {
    Label name = Cards.styled(what, "muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    setValignment(name, VPos.TOP);
    add(name, 0, lines);
    add(value, 1, lines);
    lines++;
    return this;
  }
}
