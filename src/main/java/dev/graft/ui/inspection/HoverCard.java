package dev.graft.ui.inspection;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.map.PointMap;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The picture of the point that is hovered over, beside it. */
final class HoverCard extends VBox {
  private static final Texts TEXTS = Texts.in(HoverCard.class);
  private static final double SIDE = 150;
  private static final double AWAY = 18;

  private final InspectionModel inspection;
  private final PointMap map;
  private final PictureTile tile;
  private final Label name = Cards.styled("", "muted");
  private final Label words = new Label();

  HoverCard(InspectionModel inspection, PointMap map, ThumbnailSource source) {
    this.inspection = inspection;
    this.map = map;
    tile = new PictureTile(source, SIDE);
    getStyleClass().add("map-hover");
    setId("map-hover");
    setManaged(false);
    setMouseTransparent(true);
    words.setWrapText(true);
    words.setMaxWidth(SIDE);
    name.setMaxWidth(SIDE);
    getChildren().addAll(tile, name, words);
    setVisible(false);
    map.hoveredProperty().addListener((o, was, is) -> show(is.intValue()));
  }

  private void show(int point) {
    Optional<Path> file =
        point == PointMap.NONE
            ? Optional.empty()
            : inspection.map().drawnProperty().get().map(d -> d.embeddings().files().get(point));
    setVisible(file.isPresent());
    if (file.isEmpty()) {
      tile.clear();
      return;
    }
    Optional<ImageItem> item =
        inspection.room().shown().stream().filter(i -> i.file().equals(file.get())).findFirst();
    String kind = inspection.map().kindName(point);
    String label = item.flatMap(ImageItem::label).orElseGet(() -> TEXTS.get("map.unlabelled"));
    name.setText(InspectionModel.name(file.get()));
    words.setText(kind.equals(label) ? label : TEXTS.format("map.point", label, kind));
    tile.show(file.get(), name.getText(), Optional.empty());
    applyCss();
    autosize();
    place(map.place(point));
  }

  /** Beside the point, on the side where there is room. */
  private void place(Point2D at) {
    double x =
        at.getX() + AWAY + getWidth() > map.getWidth()
            ? at.getX() - AWAY - getWidth()
            : at.getX() + AWAY;
    double y = Math.min(map.getHeight() - getHeight() - 4, at.getY() - getHeight() / 2);
    relocate(Math.max(4, x), Math.max(4, y));
  }
}
