package dev.graft.ui.predict;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The selected picture, as large as its place allows. */
final class PreviewCard extends VBox {
  private static final int LONGEST_SIDE = 1400;
  private final PredictViewModel model;
  private final ThumbnailSource source;
  private final Stage stage = new Stage();
  private final Label name = Cards.styled("", "muted");
  private Optional<Path> shown = Optional.empty();
  private ThumbnailSource.Request request = ThumbnailSource.Request.NONE;

  PreviewCard(PredictViewModel model, ThumbnailSource source) {
    super(10);
    this.model = model;
    this.source = source;
    setId("preview");
    getStyleClass().add("graft-card");
    setMinWidth(260);
    setPrefWidth(200);
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().addAll(stage, name);
    InvalidationListener change = o -> show();
    model.selectedProperty().addListener(change);
    model.pictures().addListener(change);
    show();
  }

  private void show() {
    int at = model.selectedProperty().get();
    Optional<Path> file =
        at >= 0 && at < model.pictures().size()
            ? Optional.of(model.pictures().get(at).file())
            : Optional.empty();
    if (file.equals(shown)) {
      return;
    }
    shown = file;
    request.cancel();
    stage.clear();
    name.setText(
        file.flatMap(f -> Optional.ofNullable(f.getFileName())).map(Path::toString).orElse(""));
    file.ifPresent(
        f -> request = source.load(f, LONGEST_SIDE, stage::image, reason -> stage.broken()));
  }

  /** The picture fitted into whatever room there is; it never asks for more. */
  private static final class Stage extends Region {
    private final ImageView view = new ImageView();
    private final FontIcon broken = new FontIcon(MaterialDesignI.IMAGE_BROKEN_VARIANT);
    private final Rectangle round = new Rectangle();

    Stage() {
      setMinSize(0, 120);
      view.setPreserveRatio(true);
      view.setSmooth(true);
      round.setArcWidth(12);
      round.setArcHeight(12);
      view.setClip(round);
      broken.getStyleClass().add("broken-picture");
      broken.setVisible(false);
      getChildren().addAll(view, broken);
    }

    void clear() {
      view.setImage(null);
      broken.setVisible(false);
    }

    void broken() {
      broken.setVisible(true);
      requestLayout();
    }

    void image(Image image) {
      view.setImage(image);
      requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
      return 120;
    }

    @Override
    protected double computePrefWidth(double height) {
      return 120;
    }

    @Override
    protected void layoutChildren() {
      Image image = view.getImage();
      if (image != null) {
        double scale = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
        double w = image.getWidth() * scale;
        double h = image.getHeight() * scale;
        view.setFitWidth(w);
        view.setFitHeight(h);
        round.setWidth(w);
        round.setHeight(h);
        view.relocate((getWidth() - w) / 2, (getHeight() - h) / 2);
      }
      double side = broken.getLayoutBounds().getWidth();
      broken.relocate((getWidth() - side) / 2, (getHeight() - side) / 2);
    }
  }
}
