package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** Pictures and what becomes of them: the first of each row is plain. */
final class PreviewGrid extends VBox {
  private static final Texts TEXTS = Texts.in(PreviewGrid.class);
  private static final double SIDE = 62;
  private static final double GAP = 4;
  private static final double ROUND = 8;

  private final PicturePreview preview;
  private final GridPane grid = new GridPane(GAP, GAP);
  private final Label none = Cards.muted(TEXTS.get("preview.none"));

  PreviewGrid(PicturePreview preview) {
    super(6);
    this.preview = preview;
    setId("augmentation-preview");
    int columns = PicturePreview.VERSIONS + 1;
    double width = columns * SIDE + (columns - 1) * GAP;
    setMinWidth(width);
    setPrefWidth(width);
    none.setMinHeight(PicturePreview.FILES * SIDE);
    getChildren().addAll(grid, none, new FieldMessage(preview.problemProperty()));
    preview.rowsProperty().addListener(o -> show());
    preview.problemProperty().addListener(o -> show());
    show();
  }

  private void show() {
    List<PicturePreview.Row> rows = preview.rowsProperty().get();
    Cards.present(grid, !rows.isEmpty());
    Cards.present(none, rows.isEmpty() && preview.problemProperty().get().isEmpty());
    grid.getChildren().clear();
    for (int r = 0; r < rows.size(); r++) {
      PicturePreview.Row row = rows.get(r);
      grid.add(tile(row.plain(), TEXTS.format("preview.plain", name(row.file()))), 0, r);
      for (int v = 0; v < row.versions().size(); v++) {
        PicturePreview.Version version = row.versions().get(v);
        grid.add(tile(version.image(), words(row.file(), version, v + 1)), v + 1, r);
      }
    }
  }

  private static String words(Path file, PicturePreview.Version version, int number) {
    Optional<String> partner = version.partner().map(PreviewGrid::name);
    return partner
        .map(p -> TEXTS.format("preview.mixed", name(file), Figures.percent(version.share()), p))
        .orElse(TEXTS.format("preview.changed", name(file), number));
  }

  private static String name(Path file) {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }

  private static Region tile(Image image, String words) {
    ImageView view = new ImageView(image);
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    view.setSmooth(true);
    view.setManaged(false);
    Rectangle clip = new Rectangle(SIDE, SIDE);
    clip.setArcWidth(ROUND);
    clip.setArcHeight(ROUND);
    view.setClip(clip);
    Pane tile = new Pane(view);
    tile.getStyleClass().add("preview-tile");
    tile.setMinSize(SIDE, SIDE);
    tile.setPrefSize(SIDE, SIDE);
    tile.setMaxSize(SIDE, SIDE);
    tile.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    tile.setAccessibleText(words);
    Tooltip.install(tile, new Tooltip(words));
    return tile;
  }
}
