package dev.graft.ui.layers;

import dev.graft.ui.kit.Texts;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The knob of the freeze line, dragged or moved by the arrow keys, and the line itself. */
final class FreezeHandle extends HBox {
  private static final Texts TEXTS = Texts.in(FreezeHandle.class);
  private static final double TOP = 6;

  private final LayersViewModel model;
  private final Region line = new Region();
  private final Region knob = new Region();

  FreezeHandle(LayersViewModel model, DoubleConsumer dragTo) {
    super(
        2,
        new FontIcon(MaterialDesignM.MENU_LEFT),
        new Label(TEXTS.get("handle.freeze")),
        new FontIcon(MaterialDesignM.MENU_RIGHT));
    this.model = model;
    setAlignment(Pos.CENTER);
    getStyleClass().add("freeze-handle");
    setId("freeze-handle");
    setFocusTraversable(true);
    setCursor(Cursor.H_RESIZE);
    setAccessibleRole(AccessibleRole.SLIDER);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          requestFocus();
          // Else the pane that scrolls takes the keys.
          e.consume();
        });
    addEventHandler(
        MouseEvent.MOUSE_DRAGGED, e -> dragTo.accept(localToParent(e.getX(), 0).getX()));
    Tooltip.install(this, new Tooltip(TEXTS.get("handle.tooltip")));
    line.getStyleClass().add("freeze-line");
    line.setMouseTransparent(true);
    // A wide invisible grip along the line: a line of three pixels is hard to hit.
    knob.setCursor(Cursor.H_RESIZE);
    knob.addEventHandler(
        MouseEvent.MOUSE_DRAGGED, e -> dragTo.accept(knob.localToParent(e.getX(), 0).getX()));
  }

  Region line() {
    return line;
  }

  Region knob() {
    return knob;
  }

  void show(boolean there) {
    setVisible(there);
    line.setVisible(there);
    knob.setVisible(there);
    setAccessibleText(TEXTS.format("handle.spoken", model.words()));
  }

  void lay(double x, double width, double bottom) {
    double w = prefWidth(-1);
    double h = prefHeight(-1);
    double left = Math.max(0, Math.min(width - w, x - w / 2));
    resizeRelocate(Math.rint(left), TOP, w, h);
    line.resizeRelocate(Math.rint(x) - 1, TOP + h, 3, bottom - TOP - h);
    knob.resizeRelocate(x - 4, TOP + h, 8, bottom - TOP - h);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> model.moveLine(model.line() - 1);
      case RIGHT -> model.moveLine(model.line() + 1);
      case HOME -> model.moveLine(0);
      case END -> model.moveLine(model.blocks().size());
      default -> {
        return;
      }
    }
    event.consume();
  }
}
