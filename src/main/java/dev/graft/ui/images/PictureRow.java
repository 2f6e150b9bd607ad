package dev.graft.ui.images;

import dev.graft.dataset.ImageProblem;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.PictureTile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** A row of the grid: tiles that are used again for whatever is scrolled to. */
final class PictureRow extends ListCell<Integer> {
  private static final Texts TEXTS = Texts.in(PictureRow.class);

  private final PictureGrid grid;
  private final HBox line = new HBox(PictureGrid.GAP);
  private double madeFor;

  PictureRow(PictureGrid grid) {
    this.grid = grid;
    setFocusTraversable(false);
  }

  @Override
  protected void updateItem(Integer row, boolean empty) {
    super.updateItem(row, empty);
    draw();
  }

  /** Shows the images that are in this row now. */
  void draw() {
    if (line.getChildren().size() != grid.columns() || madeFor != grid.side()) {
      line.getChildren().forEach(n -> ((PictureTile) n).clear());
      line.getChildren().clear();
      madeFor = grid.side();
      for (int i = 0; i < grid.columns(); i++) {
        line.getChildren().add(tile(i));
      }
    }
    for (int i = 0; i < line.getChildren().size(); i++) {
      PictureTile tile = (PictureTile) line.getChildren().get(i);
      Optional<ImageItem> image = image(i);
      if (image.isPresent()) {
        ImageItem item = image.get();
        tile.show(item.file(), words(item), grid.model().gallery().classIndex(item));
      } else {
        tile.clear();
      }
    }
    marks();
    if (getGraphic() != line) {
      setGraphic(line);
    }
  }

  /** Shows what is selected and what has a problem. */
  void marks() {
    Gallery gallery = grid.model().gallery();
    PictureSelection selection = gallery.selection();
    for (int i = 0; i < line.getChildren().size(); i++) {
      PictureTile tile = (PictureTile) line.getChildren().get(i);
      Optional<ImageItem> image = image(i);
      boolean selected = image.filter(m -> selection.contains(m.file())).isPresent();
      tile.select(selected, image.isPresent() && selection.leadProperty().get() == index(i));
      tile.warn(image.flatMap(m -> gallery.findings().problem(m.file())).isPresent());
    }
  }

  private int index(int column) {
    return getItem() == null ? -1 : getItem() * grid.columns() + column;
  }

  private Optional<ImageItem> image(int column) {
    List<ImageItem> shown = grid.model().gallery().shown();
    int index = index(column);
    return !isEmpty() && index >= 0 && index < shown.size()
        ? Optional.of(shown.get(index))
        : Optional.empty();
  }

  private String words(ImageItem item) {
    Gallery gallery = grid.model().gallery();
    String label = item.label().orElseGet(() -> TEXTS.get("tile.unlabelled"));
    String part =
        gallery
            .part(item.file())
            .map(Split::name)
            .map(n -> TEXTS.get("tile.part." + n.toLowerCase(Locale.ROOT)))
            .orElse("");
    String problem = gallery.findings().problem(item.file()).map(ImageProblem::reason).orElse("");
    String words = TEXTS.format("tile.words", item.name(), label, part);
    return problem.isEmpty() ? words.strip() : words.strip() + "\n" + problem;
  }

  private PictureTile tile(int column) {
    PictureTile tile = new PictureTile(grid.source(), grid.side());
    tile.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> pressed(e, column));
    tile.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> clicked(e, column));
    tile.setOnDragDetected(
        e -> {
          if (image(column).isPresent() && e.isPrimaryButtonDown()) {
            Dragging.pictures(tile, grid.model().gallery().selection().size());
            e.consume();
          }
        });
    tile.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        e -> {
          PictureMenu.of(grid.model(), grid::preview).show(tile, e.getScreenX(), e.getScreenY());
          e.consume();
        });
    return tile;
  }

  private void pressed(MouseEvent event, int column) {
    if (image(column).isEmpty()) {
      return;
    }
    grid.requestFocus();
    PictureSelection selection = grid.model().gallery().selection();
    int index = index(column);
    if (event.isShiftDown()) {
      selection.extend(index);
    } else if (event.isShortcutDown()) {
      selection.toggle(index);
    } else if (image(column).filter(i -> selection.contains(i.file())).isEmpty()) {
      selection.select(index);
    }
    event.consume();
  }

  /** One of several that are selected stays with them until it is clear that it is not dragged. */
  private void clicked(MouseEvent event, int column) {
    boolean plain = !event.isShiftDown() && !event.isShortcutDown();
    if (event.getButton() == MouseButton.PRIMARY && plain && event.isStillSincePress()) {
      image(column).ifPresent(i -> grid.model().gallery().selection().select(index(column)));
      if (event.getClickCount() == 2) {
        grid.preview();
      }
    }
    event.consume();
  }
}
