package dev.graft.ui.predict;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** The dropped pictures in a row, each with the colour of its most likely class. */
final class PictureStrip extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double SIDE = 68;
  private final PredictViewModel model;
  private final ThumbnailSource source;
  private final HBox row = new HBox(6);
  private final List<PictureTile> tiles = new ArrayList<>();
  private final List<Button> buttons = new ArrayList<>();

  PictureStrip(PredictViewModel model, ThumbnailSource source) {
    super(12);
    this.model = model;
    this.source = source;
    setId("strip");
    getStyleClass().add("graft-card");
    row.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(row);
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinHeight(SIDE + 10);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    Label hint = Cards.styled("Drop pictures anywhere", "muted");
    StackPane place = new StackPane(hint);
    place.getStyleClass().add("drop-hint");
    place.setMinWidth(200);
    getChildren().addAll(scroll, place);
    InvalidationListener change = o -> show();
    model.pictures().addListener(change);
    model.selectedProperty().addListener(change);
    show();
  }

  private void show() {
    int n = model.pictures().size();
    while (tiles.size() > n) {
      tiles.remove(tiles.size() - 1).clear();
      row.getChildren().remove(buttons.remove(buttons.size() - 1));
    }
    while (tiles.size() < n) {
      add();
    }
    for (int i = 0; i < n; i++) {
      Picture picture = model.pictures().get(i);
      tiles.get(i).show(picture.file(), words(picture), picture.winner());
      buttons.get(i).setAccessibleText(words(picture));
      buttons.get(i).pseudoClassStateChanged(SELECTED, i == model.selectedProperty().get());
    }
  }

  private void add() {
    PictureTile tile = new PictureTile(source, SIDE);
    Button button = new Button("", tile);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("button", "strip-button");
    int at = tiles.size();
    button.setOnAction(e -> model.selectedProperty().set(at));
    tiles.add(tile);
    buttons.add(button);
    row.getChildren().add(button);
  }

  private static String words(Picture picture) {
    String name = Optional.ofNullable(picture.file().getFileName()).map(Path::toString).orElse("");
    return picture
        .answer()
        .map(a -> a.error().orElseGet(() -> a.predictions().get(0).className()))
        .map(w -> name + ": " + w)
        .orElse(name);
  }
}
