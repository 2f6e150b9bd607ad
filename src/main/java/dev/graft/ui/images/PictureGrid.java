package dev.graft.ui.images;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * Any number of pictures in rows that fill the width, with keys to move, select and label. Rows of
 * a {@link ListView} with a fixed height rather than ControlsFX's GridView, which lays out for ever
 * when cells load their graphic later. Only rows that are seen have nodes.
 */
final class PictureGrid extends StackPane {
  static final double GAP = 10;
  private static final Texts TEXTS = Texts.in(PictureGrid.class);
  private static final double SCROLL_BAR = 16;

  private final ImagesViewModel model;
  private final Gallery gallery;
  private final ThumbnailSource source;
  private final Runnable preview;
  private final ListView<Integer> rows = new ListView<>(FXCollections.observableArrayList());
  private final List<PictureRow> live = new ArrayList<>();
  private int columns;
  private double side = Gallery.SIDE;

  /**
   * Makes a grid.
   *
   * @param model its pictures, their selection, and what is done to it
   * @param source where small pictures come from
   * @param preview shows the lead large
   */
  PictureGrid(ImagesViewModel model, ThumbnailSource source, Runnable preview) {
    this.model = model;
    this.gallery = model.gallery();
    this.source = source;
    this.preview = preview;
    getStyleClass().add("picture-grid");
    setId("picture-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(TEXTS.get("grid.words"));
    rows.setId("picture-rows");
    rows.setFocusTraversable(false);
    rows.setAccessibleText(TEXTS.get("grid.words"));
    rows.setCellFactory(
        list -> {
          PictureRow row = new PictureRow(this);
          live.add(row);
          return row;
        });
    getChildren().add(rows);
    gallery.shown().addListener((ListChangeListener<ImageItem>) c -> fill());
    gallery.filterProperty().addListener(o -> rows.scrollTo(0));
    gallery.selection().changesProperty().addListener(o -> live.forEach(PictureRow::marks));
    // A picture may turn out to have a problem while it is shown.
    gallery.countsProperty().addListener(o -> live.forEach(PictureRow::marks));
    gallery.sideProperty().addListener(o -> arrange());
    widthProperty().addListener(o -> arrange());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  ImagesViewModel model() {
    return model;
  }

  ThumbnailSource source() {
    return source;
  }

  int columns() {
    return columns;
  }

  double side() {
    return side;
  }

  void preview() {
    preview.run();
  }

  private void arrange() {
    double room = getWidth() - SCROLL_BAR + GAP;
    int fitting = Math.max(1, (int) (room / (gallery.sideProperty().get() + GAP)));
    double wide = Math.max(40, Math.floor(room / fitting) - GAP);
    if (getWidth() > 0 && (fitting != columns || wide != side)) {
      columns = fitting;
      side = wide;
      rows.setFixedCellSize(side + GAP);
      fill();
    }
  }

  /** Rows are numbers: those that stay the same are drawn anew, and the scroll bar stays. */
  private void fill() {
    if (columns == 0) {
      return;
    }
    int wanted = (gallery.shown().size() + columns - 1) / columns;
    var items = rows.getItems();
    if (items.size() > wanted) {
      items.remove(wanted, items.size());
    } else if (items.size() < wanted) {
      List<Integer> more = new ArrayList<>();
      for (int i = items.size(); i < wanted; i++) {
        more.add(i);
      }
      items.addAll(more);
    }
    live.forEach(PictureRow::draw);
  }

  private void pressed(KeyEvent event) {
    PictureSelection selection = gallery.selection();
    boolean extend = event.isShiftDown();
    if (event.isShortcutDown()) {
      if (event.getCode() == KeyCode.A) {
        selection.selectAll();
        event.consume();
      }
      return;
    }
    int page = Math.max(1, (int) (getHeight() / (side + GAP))) * columns;
    switch (event.getCode()) {
      case LEFT -> move(-1, extend);
      case RIGHT -> move(1, extend);
      case UP -> move(-columns, extend);
      case DOWN -> move(columns, extend);
      case PAGE_UP -> move(-page, extend);
      case PAGE_DOWN -> move(page, extend);
      case HOME -> move(-gallery.shown().size(), extend);
      case END -> move(gallery.shown().size(), extend);
      case SPACE, ENTER -> preview.run();
      case ESCAPE -> selection.clear();
      case DELETE -> model.removeSelected();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by, boolean extend) {
    gallery.selection().move(by, extend);
    reveal();
  }

  /** Scrolls as little as it takes to show the lead. */
  void reveal() {
    int lead = gallery.selection().leadProperty().get();
    Node flow = rows.lookup(".virtual-flow");
    if (lead >= 0 && columns > 0 && flow instanceof VirtualFlow<?> virtual) {
      virtual.scrollTo(lead / columns);
    }
  }
}
