package dev.graft.ui.images;

import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.Figures;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A class with its count and its share; pressing it shows only its pictures, pressing again shows
 * all.
 */
final class ClassCard extends Button {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  ClassCard(ClassCount count, boolean selected, Runnable pressed) {
    getStyleClass().setAll("button", "graft-card", "class-card");
    ClassPalette.paint(this, count.index());
    pseudoClassStateChanged(SELECTED, selected);
    Label name = Cards.styled(count.name(), "card-title");
    Label number = Cards.styled(Figures.count(count.images()), "muted");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Bar bar = new Bar();
    bar.setShare(count.share());
    VBox content = new VBox(10, Cards.row(name, number), bar);
    content.prefWidthProperty().bind(widthProperty().subtract(34));
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setAccessibleText(count.name() + ", " + Figures.count(count.images(), "image", "images"));
    setOnAction(e -> pressed.run());
  }
}
