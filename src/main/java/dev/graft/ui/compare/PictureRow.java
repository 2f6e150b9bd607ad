package dev.graft.ui.compare;

import dev.graft.comparison.Picture;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/**
 * Pictures in a row, of which only those are made that can be seen. A click or Enter tells what the
 * runs say of one and offers what can be done to it.
 */
final class PictureRow extends ListView<Picture> {
  private static final double SIDE = 68;
  private static final double CELL = SIDE + 8;
  private static final double BAR = 16;

  private final CompareViewModel model;
  private final CompareWords words;
  private final ThumbnailSource source;

  /**
   * Makes a row.
   *
   * @param name the accessible text
   */
  PictureRow(
      CompareViewModel model,
      CompareWords words,
      ThumbnailSource source,
      String name,
      List<Picture> pictures) {
    this.model = model;
    this.words = words;
    this.source = source;
    getStyleClass().add("picture-row");
    setOrientation(Orientation.HORIZONTAL);
    setAccessibleText(name);
    setFixedCellSize(CELL);
    setMinHeight(CELL + BAR);
    setPrefHeight(CELL + BAR);
    setMaxHeight(CELL + BAR);
    setPrefWidth(CELL * 4);
    setCellFactory(list -> new Cell());
    getItems().setAll(pictures);
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
            e.consume();
            Optional.ofNullable(getSelectionModel().getSelectedItem())
                .ifPresent(picture -> menu(selected(), picture));
          }
        });
  }

  private Node selected() {
    return lookupAll(".list-cell").stream()
        .filter(c -> c instanceof ListCell<?> cell && cell.isSelected() && cell.isVisible())
        .findFirst()
        .orElse(this);
  }

  private void menu(Node at, Picture picture) {
    Bounds place = at.localToScreen(at.getBoundsInLocal());
    PictureMenu.show(at, model, words, picture, place.getMinX(), place.getMaxY());
  }

  private final class Cell extends ListCell<Picture> {
    private final PictureTile tile = new PictureTile(source, SIDE);

    Cell() {
      setGraphic(tile);
      setPrefWidth(CELL);
      setOnMouseClicked(e -> Optional.ofNullable(getItem()).ifPresent(p -> menu(this, p)));
    }

    @Override
    protected void updateItem(Picture item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        tile.clear();
        setAccessibleText("");
      } else {
        tile.show(item.file(), words.picture(item), Optional.of(item.truth()));
        setAccessibleText(words.picture(item));
      }
    }
  }
}
