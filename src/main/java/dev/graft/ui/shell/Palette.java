package dev.graft.ui.shell;

import atlantafx.base.controls.CustomTextField;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionModel;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finding an action by its words: type, choose with the arrows, Enter does it. */
final class Palette extends VBox {
  private static final Texts TEXTS = Texts.in(Palette.class);
  private static final double ROW = 38;
  private static final int ROWS = 10;

  private final Commands commands;
  private final Runnable close;
  private final CustomTextField query = new CustomTextField();
  private final ListView<Action> list = new ListView<>();
  private final Label none = Cards.muted(TEXTS.get("palette.none"));

  Palette(Commands commands, Runnable close) {
    super(8);
    this.commands = commands;
    this.close = close;
    setId("palette");
    getStyleClass().add("palette");
    setPrefWidth(560);
    query.setId("palette-query");
    query.setLeft(new FontIcon(Action.FIND_ACTION.icon()));
    query.setPromptText(TEXTS.get("palette.prompt"));
    query.setAccessibleText(TEXTS.get("palette.prompt"));
    query.textProperty().addListener(o -> refill());
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("palette-list");
    list.setAccessibleText(TEXTS.get("palette.list"));
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROW * ROWS + 2);
    list.setCellFactory(view -> new Row());
    // The arrows move the choice while the hands stay on the letters.
    list.setFocusTraversable(false);
    getChildren().addAll(query, list, none);
    refill();
  }

  private void refill() {
    list.getItems().setAll(ActionSearch.find(query.getText(), commands.all()));
    Cards.present(none, list.getItems().isEmpty());
    Cards.present(list, !list.getItems().isEmpty());
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private void key(KeyEvent event) {
    SelectionModel<Action> selection = list.getSelectionModel();
    switch (event.getCode()) {
      case DOWN -> selection.selectNext();
      case UP -> selection.selectPrevious();
      case PAGE_DOWN ->
          selection.select(
              Math.min(list.getItems().size() - 1, selection.getSelectedIndex() + ROWS));
      case PAGE_UP -> selection.select(Math.max(0, selection.getSelectedIndex() - ROWS));
      case ENTER -> runSelected();
      default -> {
        return;
      }
    }
    event.consume();
    if (selection.getSelectedIndex() >= 0) {
      // One row of what was before stays in sight.
      list.scrollTo(Math.max(0, selection.getSelectedIndex() - ROWS + 2));
    }
  }

  private void runSelected() {
    Action chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && commands.can(chosen)) {
      // The card first: what the action shows or focuses must not be taken away with it.
      close.run();
      commands.run(chosen);
    }
  }

  /** An action with icon, group and keys. */
  private final class Row extends ListCell<Action> {
    private final FontIcon icon = new FontIcon();
    private final Label words = new Label();
    private final Label group = Cards.styled("", "muted");
    private final Label keys = Cards.pill("");
    private final HBox line = new HBox(10, icon, group, words, Cards.spacer(), keys);

    Row() {
      line.setAlignment(Pos.CENTER_LEFT);
      setOnMouseClicked(e -> runSelected());
    }

    @Override
    protected void updateItem(Action action, boolean empty) {
      super.updateItem(action, empty);
      setGraphic(empty || action == null ? null : line);
      if (empty || action == null) {
        setAccessibleText("");
        return;
      }
      icon.setIconCode(action.icon());
      words.setText(action.text());
      group.setText(action.group().text());
      String shortcut = action.shortcut().map(k -> k.getDisplayText()).orElse("");
      keys.setText(shortcut);
      Cards.present(keys, !shortcut.isEmpty());
      line.setDisable(!commands.can(action));
      setAccessibleText(action.tooltip());
    }
  }
}
