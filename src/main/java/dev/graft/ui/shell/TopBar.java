package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The program's and the project's name, how much is in it, and the theme. */
final class TopBar extends HBox {
  TopBar(ShellViewModel model) {
    super(12);
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(model.title());
    name.setId("project-name");
    Label counts = Cards.pill("");
    counts.setId("project-counts");
    getChildren()
        .addAll(
            Cards.styled("Graft", "program-name"),
            Cards.styled("/", "muted"),
            name,
            counts,
            Cards.spacer(),
            Buttons.icon(
                Action.SWITCH_THEME,
                () -> model.themeProperty().set(model.themeProperty().get().other())));
    Cards.present(counts, false);
    model
        .datasetProperty()
        .addListener(
            o -> {
              name.setText(model.title());
              counts.setText(model.counts());
              Cards.present(counts, !model.counts().isEmpty());
            });
  }
}
