package dev.graft.ui.race;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The button at the end of a line; Enter on the line does the same. */
final class ChoiceCell extends TableCell<RaceRow, RaceRow> {
  private static final Texts TEXTS = Texts.in(ChoiceCell.class);

  private final Button button = new Button();

  ChoiceCell(RaceViewModel model) {
    button.getStyleClass().add(Styles.SMALL);
    button.setFocusTraversable(false);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(
        e -> {
          if (getItem() != null) {
            model.choose(getItem());
          }
        });
    ObservableValue<Boolean> chosen = itemProperty().flatMap(RaceRow::chosenProperty).orElse(false);
    button
        .textProperty()
        .bind(chosen.map(c -> c ? TEXTS.get("row.chosen") : TEXTS.get("row.choose")));
    button.disableProperty().bind(chosen);
  }

  @Override
  protected void updateItem(@Nullable RaceRow row, boolean empty) {
    super.updateItem(row, empty);
    boolean there = !empty && row != null;
    setGraphic(there ? button : null);
    if (row != null && there) {
      button.setId("choose-" + row.name());
      button.setAccessibleText(TEXTS.format("row.choose-accessible", row.name()));
      Cards.present(button, row.isChoosable());
    }
  }
}
