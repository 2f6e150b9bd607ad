package dev.graft.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A class with its probability: name, figure, and a bar in the class's colour. */
public final class BarRow extends VBox {
  private final Label name = Cards.styled("", "bar-name");
  private final Label figure = Cards.styled("", "bar-figure");
  private final Bar bar = new Bar();

  /**
   * Makes a row.
   *
   * @param large whether it is one of the first, which are written large
   */
  public BarRow(boolean large) {
    getStyleClass().addAll("bar-row", large ? "large" : "compact");
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    HBox line = Cards.row(name, figure);
    figure.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(line, bar);
  }

  /**
   * Shows a class.
   *
   * @param className its name
   * @param index its place among the classes, for its colour
   * @param probability from 0 to 1
   */
  public void show(String className, int index, double probability) {
    name.setText(className);
    figure.setText(Figures.percent(probability));
    bar.setShare(probability);
    ClassPalette.paint(this, index);
    setAccessibleText(className + " " + Figures.percent(probability));
  }
}
