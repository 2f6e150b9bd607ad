package dev.graft.ui.predict;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/**
 * The dropped pictures in a row, each with the colour of its most likely class and a mark where
 * something is odd about it. Only those in view exist as nodes.
 */
final class PictureStrip extends VBox {
  private static final Texts TEXTS = Texts.in(PictureStrip.class);
  private static final double SIDE = 68;
  private static final double CELL = SIDE + 10;
  private static final double SCROLL_BAR = 14;

  private final PredictViewModel model;
  private final ThumbnailSource source;
  private final ListView<Picture> list;
  private final Label nothing = Cards.muted(TEXTS.get("strip.nothing"));
  private boolean following;

  PictureStrip(PredictViewModel model, ThumbnailSource source) {
    super(8);
    this.model = model;
    this.source = source;
    setId("strip");
    getStyleClass().addAll("graft-card", "picture-strip");
    list = new ListView<>(model.pictures().shown());
    list.setId("picture-list");
    list.setAccessibleText(TEXTS.get("strip.list"));
    list.setOrientation(Orientation.HORIZONTAL);
    list.setFixedCellSize(CELL);
    list.setCellFactory(l -> new Cell());
    list.setMinHeight(CELL + SCROLL_BAR);
    list.setPrefHeight(CELL + SCROLL_BAR);
    list.setMaxHeight(CELL + SCROLL_BAR);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!following && is != null) {
                model.pictures().select(is.file());
              }
            });
    // What is unknown changes with the threshold.
    model.certainty().thresholdProperty().addListener(o -> list.refresh());
    model.certainty().knownProperty().addListener(o -> list.refresh());
    model.pictures().selectedProperty().addListener((o, was, is) -> follow(was, is));
    model
        .pictures()
        .countsProperty()
        .addListener(
            (o, was, is) ->
                Cards.present(nothing, is.all() > 0 && model.pictures().shown().isEmpty()));
    Cards.present(nothing, false);
    StackPane place = new StackPane(list, nothing);
    place.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(new StripHeader(model), place);
  }

  /** Where keys are wanted once there are pictures. */
  Node keysGoTo() {
    return list;
  }

  private void follow(Optional<Picture> was, Optional<Picture> is) {
    following = true;
    int place = model.pictures().selectedPlace();
    if (place < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != place) {
      list.getSelectionModel().clearAndSelect(place);
      list.getFocusModel().focus(place);
    }
    following = false;
    if (place >= 0 && !was.map(Picture::file).equals(is.map(Picture::file)) && !inView(place)) {
      list.scrollTo(place);
    }
  }

  private boolean inView(int place) {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() < place
        && flow.getLastVisibleCell().getIndex() > place;
  }

  private String words(Picture picture) {
    String what =
        picture
            .error()
            .or(
                () ->
                    picture
                        .best()
                        .map(
                            b ->
                                TEXTS.format(
                                    "strip.tile", b.className(), Figures.percent(b.probability()))))
            .map(w -> picture.name() + ": " + w)
            .orElse(picture.name());
    String second =
        picture.disagreed()
            ? "\n" + TEXTS.format("strip.disagreed", picture.secondBest().orElseThrow().className())
            : "";
    String unknown =
        model.certainty().unknown(picture).isPresent() ? "\n" + TEXTS.get("strip.unknown") : "";
    return what + unknown + second + (picture.unlike() ? "\n" + TEXTS.get("unlike.title") : "");
  }

  /** A tile with its marks; made once for each place in view. */
  private final class Cell extends ListCell<Picture> {
    private final PictureTile tile = new PictureTile(source, SIDE);
    private final FontIcon unlike = mark(new FontIcon(MaterialDesignA.ALERT));
    private final FontIcon unknown = mark(new FontIcon(MaterialDesignH.HELP_CIRCLE));
    private final FontIcon disagreed = mark(new FontIcon(MaterialDesignN.NOT_EQUAL_VARIANT));
    private final HBox marks = new HBox(2, unknown, disagreed, unlike);
    private final StackPane face = new StackPane(tile, marks);

    Cell() {
      marks.setMouseTransparent(true);
      marks.setAlignment(Pos.TOP_RIGHT);
      marks.getStyleClass().add("picture-marks");
      StackPane.setAlignment(marks, Pos.TOP_RIGHT);
      marks.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
      face.setMaxSize(SIDE, SIDE);
      getStyleClass().add("strip-cell");
      setPrefWidth(CELL);
    }

    private static FontIcon mark(FontIcon icon) {
      icon.getStyleClass().add("picture-mark");
      return icon;
    }

    @Override
    protected void updateItem(Picture picture, boolean empty) {
      super.updateItem(picture, empty);
      if (empty || picture == null) {
        tile.clear();
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String words = words(picture);
      tile.show(picture.file(), words, picture.winner());
      boolean isUnknown = PictureStrip.this.model.certainty().unknown(picture).isPresent();
      Cards.present(unknown, isUnknown);
      Cards.present(unlike, picture.unlike());
      Cards.present(disagreed, picture.disagreed());
      marks.setVisible(isUnknown || picture.unlike() || picture.disagreed());
      setAccessibleText(words);
      setGraphic(face);
    }
  }
}
