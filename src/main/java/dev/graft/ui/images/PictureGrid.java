package dev.graft.ui.images;

import dev.graft.dataset.LabelledImage;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * Any number of pictures in rows that fill the width. Rows of a {@link ListView} with a fixed
 * height rather than ControlsFX's GridView, which lays out for ever when cells load their graphic
 * later.
 */
final class PictureGrid extends StackPane {
  private static final double GAP = 10;
  private static final double NARROWEST = 112;
  private static final double SCROLL_BAR = 16;

  private final ObservableList<LabelledImage> images;
  private final ThumbnailSource source;
  private final ListView<List<LabelledImage>> rows =
      new ListView<>(FXCollections.observableArrayList());
  private int columns;
  private double side = NARROWEST;

  PictureGrid(ObservableList<LabelledImage> images, ThumbnailSource source) {
    this.images = images;
    this.source = source;
    getStyleClass().add("picture-grid");
    rows.setId("picture-rows");
    rows.setAccessibleText("Pictures");
    rows.setCellFactory(list -> new Row());
    getChildren().add(rows);
    images.addListener((ListChangeListener<LabelledImage>) c -> fill());
    widthProperty().addListener((o, was, is) -> widthChanged());
  }

  private void widthChanged() {
    double room = getWidth() - SCROLL_BAR + GAP;
    int fitting = Math.max(1, (int) (room / (NARROWEST + GAP)));
    double wide = Math.max(40, Math.floor(room / fitting) - GAP);
    if (fitting != columns || wide != side) {
      columns = fitting;
      side = wide;
      rows.setFixedCellSize(side + GAP);
      fill();
    }
  }

  private void fill() {
    if (columns == 0) {
      return;
    }
    List<List<LabelledImage>> lines = new ArrayList<>();
    for (int i = 0; i < images.size(); i += columns) {
      lines.add(List.copyOf(images.subList(i, Math.min(images.size(), i + columns))));
    }
    rows.getItems().setAll(lines);
    rows.scrollTo(0);
  }

  private final class Row extends ListCell<List<LabelledImage>> {
    private final HBox line = new HBox(GAP);
    private double madeFor;

    @Override
    protected void updateItem(List<LabelledImage> row, boolean empty) {
      super.updateItem(row, empty);
      List<LabelledImage> pictures = empty ? List.of() : row;
      if (line.getChildren().size() != columns || madeFor != side) {
        discard();
        madeFor = side;
        for (int i = 0; i < columns; i++) {
          line.getChildren().add(new PictureTile(source, side));
        }
      }
      for (int i = 0; i < columns; i++) {
        PictureTile tile = (PictureTile) line.getChildren().get(i);
        if (i < pictures.size()) {
          LabelledImage image = pictures.get(i);
          tile.show(image.file(), image.relativePath(), Optional.of(image.classIndex()));
        } else {
          tile.clear();
        }
      }
      setGraphic(line);
    }

    private void discard() {
      line.getChildren().forEach(n -> ((PictureTile) n).clear());
      line.getChildren().clear();
    }
  }
}
