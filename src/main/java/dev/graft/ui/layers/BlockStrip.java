package dev.graft.ui.layers;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.StripScale;
import dev.graft.ui.session.BlockShape;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * The blocks of a backbone with the freeze line between them: hatched ice before it, plain fire
 * after it. The line is dragged, moved by the arrow keys, or sent to a block by a click.
 */
final class BlockStrip extends Pane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
  private static final double GAP = 9;
  private static final double SIDE = 26;
  private static final double HEAD_GAP = 18;
  private static final double[] HEAD_WIDTHS = {52, 66};
  private static final double HANDLE_ROOM = 44;
  private static final double LABEL_ROOM = 26;
  private static final double LARGEST_SCALE = 1.9;
  private static final double NARROWEST_LABEL = 26;

  private final LayersViewModel model;
  private final List<Region> bars = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<Label> head = new ArrayList<>();
  private final Label headCaption = Cards.styled("your head", "block-label");
  private final Region line = new Region();
  private final HBox handle =
      new HBox(
          2,
          new FontIcon(MaterialDesignM.MENU_LEFT),
          new Label("freeze"),
          new FontIcon(MaterialDesignM.MENU_RIGHT));
  private final Region knob = new Region();
  private double[] stops = {};

  BlockStrip(LayersViewModel model) {
    this.model = model;
    getStyleClass().add("block-strip");
    setMinHeight(200);
    setPrefHeight(320);
    line.getStyleClass().add("freeze-line");
    line.setMouseTransparent(true);
    handle.getStyleClass().add("freeze-handle");
    handle.setId("freeze-handle");
    handle.setFocusTraversable(true);
    handle.setCursor(Cursor.H_RESIZE);
    handle.setAccessibleRole(AccessibleRole.SLIDER);
    handle.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    handle.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> handle.requestFocus());
    handle.addEventHandler(
        MouseEvent.MOUSE_DRAGGED, e -> dragTo(handle.localToParent(e.getX(), 0).getX()));
    // A wide invisible grip along the line: a line of three pixels is hard to hit.
    knob.setCursor(Cursor.H_RESIZE);
    knob.addEventHandler(
        MouseEvent.MOUSE_DRAGGED, e -> dragTo(knob.localToParent(e.getX(), 0).getX()));
    Tooltip.install(handle, new Tooltip("Drag, or press the left and right arrow keys"));
    model.blocks().addListener((InvalidationListener) o -> rebuild());
    model.frozenProperty().addListener(o -> restyle());
    model.selectedBlockProperty().addListener(o -> restyle());
    rebuild();
  }

  private void rebuild() {
    bars.clear();
    labels.clear();
    head.clear();
    for (int i = 0; i < model.blocks().size(); i++) {
      BlockShape block = model.blocks().get(i);
      Region bar = new Region();
      bar.getStyleClass().add("block");
      bar.setId("block-" + i);
      int at = i;
      bar.setOnMouseClicked(e -> model.toggle(at));
      Tooltip.install(bar, new Tooltip(words(block)));
      bar.setAccessibleText(words(block));
      bars.add(bar);
      Label label = Cards.styled(block.label(), "block-label");
      label.setEllipsisString("…");
      labels.add(label);
    }
    head.add(Cards.styled("pool", "head-layer"));
    head.add(Cards.styled("dense " + model.classes(), "head-layer"));
    getChildren().setAll(bars);
    getChildren().addAll(labels);
    getChildren().addAll(head);
    getChildren().addAll(headCaption, knob, line, handle);
    restyle();
  }

  private static String words(BlockShape block) {
    return block.name()
        + ", "
        + block.resolution()
        + "×"
        + block.resolution()
        + "×"
        + block.channels();
  }

  private void restyle() {
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).pseudoClassStateChanged(FROZEN, i < model.frozenProperty().get());
      bars.get(i).pseudoClassStateChanged(SELECTED, i == model.selectedBlockProperty().get());
    }
    handle.setAccessibleText("Freeze line: " + model.words());
    if (head.size() > 1) {
      head.get(1).setText("dense " + model.classes());
    }
    requestLayout();
  }

  private void key(KeyEvent event) {
    int at = model.frozenProperty().get();
    switch (event.getCode()) {
      case LEFT -> model.moveLine(at - 1);
      case RIGHT -> model.moveLine(at + 1);
      case HOME -> model.moveLine(0);
      case END -> model.moveLine(model.blocks().size());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void dragTo(double x) {
    int nearest = 0;
    for (int i = 1; i < stops.length; i++) {
      if (Math.abs(stops[i] - x) < Math.abs(stops[nearest] - x)) {
        nearest = i;
      }
    }
    model.moveLine(nearest);
  }

  @Override
  protected void layoutChildren() {
    int n = bars.size();
    if (n == 0) {
      return;
    }
    List<BlockShape> blocks = model.blocks();
    double headWidth = HEAD_GAP + HEAD_WIDTHS[0] + GAP + HEAD_WIDTHS[1];
    double units = blocks.stream().mapToDouble(b -> StripScale.width(b.channels())).sum();
    double gap = n > 40 ? 3 : GAP;
    double room = getWidth() - 2 * SIDE - headWidth - gap * (n - 1);
    double scale = Math.min(LARGEST_SCALE, room / units);
    double used = units * scale + gap * (n - 1) + headWidth;
    double x = (getWidth() - used) / 2;
    double high = getHeight() - HANDLE_ROOM - LABEL_ROOM;
    double middle = HANDLE_ROOM + high / 2;
    int finest = blocks.stream().mapToInt(BlockShape::resolution).max().orElse(1);
    stops = new double[n + 1];
    stops[0] = x - gap / 2 - 1;
    for (int i = 0; i < n; i++) {
      double w = Math.max(3, StripScale.width(blocks.get(i).channels()) * scale);
      double h = high * StripScale.height(blocks.get(i).resolution(), finest);
      bars.get(i).resizeRelocate(x, middle - h / 2, w, h);
      label(i, x + w / 2, middle + h / 2 + 5, w + gap);
      x += w + gap;
      stops[i + 1] = x - gap / 2;
    }
    layHead(x + HEAD_GAP - gap, middle, gap);
    layLine(stops[Math.min(n, model.frozenProperty().get())]);
  }

  /**
   * A name has the room of its bar and the gaps beside it; where that is too little, the tooltip
   * has it.
   */
  private void label(int i, double centre, double y, double room) {
    Label label = labels.get(i);
    double w = Math.min(label.prefWidth(-1), room);
    label.setVisible(w >= NARROWEST_LABEL || w >= label.prefWidth(-1));
    label.resizeRelocate(centre - w / 2, y, w, label.prefHeight(-1));
  }

  private void layHead(double from, double middle, double gap) {
    double x = from;
    double h = 58;
    for (int i = 0; i < head.size(); i++) {
      head.get(i).resizeRelocate(x, middle - h / 2, HEAD_WIDTHS[i], h);
      x += HEAD_WIDTHS[i] + gap;
    }
    double w = headCaption.prefWidth(-1);
    double centre = from + (x - gap - from) / 2;
    headCaption.resizeRelocate(centre - w / 2, middle + h / 2 + 5, w, headCaption.prefHeight(-1));
  }

  private void layLine(double x) {
    double w = handle.prefWidth(-1);
    double h = handle.prefHeight(-1);
    double left = Math.max(0, Math.min(getWidth() - w, x - w / 2));
    handle.resizeRelocate(Math.rint(left), 4, w, h);
    line.resizeRelocate(Math.rint(x) - 1, 4 + h, 3, getHeight() - h - 8);
    knob.resizeRelocate(x - 5, 4 + h, 10, getHeight() - h - 8);
  }
}
