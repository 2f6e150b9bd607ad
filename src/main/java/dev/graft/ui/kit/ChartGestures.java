package dev.graft.ui.kit;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * What mouse and keyboard do with a chart. Pointing reads out. Dragging zooms into the band that is
 * drawn; a double click shows everything again. The wheel zooms where the chart has the focus or
 * the shortcut key is down, so that it otherwise still scrolls the room. By keyboard: left and
 * right read out, with shift they move along, plus and minus zoom, Home or 0 shows everything.
 */
final class ChartGestures {
  private static final double SHORTEST_DRAG = 5;
  private static final double NEARER = 0.7;
  private static final double STEP = 0.02;
  private static final double PAGE = 0.25;

  private final LineChartPane chart;
  private final Viewport view;
  private final Region band = new Region();
  private double pressed = Double.NaN;

  ChartGestures(LineChartPane chart, Viewport view) {
    this.chart = chart;
    this.view = view;
    band.getStyleClass().add("chart-band");
    band.setManaged(false);
    band.setMouseTransparent(true);
    band.setVisible(false);
    chart.setCursor(Cursor.CROSSHAIR);
    chart.addEventHandler(MouseEvent.MOUSE_MOVED, e -> view.point(place(e.getX())));
    chart.addEventHandler(MouseEvent.MOUSE_EXITED, e -> view.point(Double.NaN));
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    chart.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** The band that is being dragged over; the chart shows it on top. */
  Region band() {
    return band;
  }

  private double plotWidth() {
    return Math.max(1, chart.getWidth() - ChartPainter.LEFT - ChartPainter.RIGHT);
  }

  private double place(double pixel) {
    double share = (pixel - ChartPainter.LEFT) / plotWidth();
    return view.from() + Math.max(0, Math.min(1, share)) * (view.to() - view.from());
  }

  private void press(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    chart.requestFocus();
    if (e.getClickCount() == 2) {
      view.reset();
      pressed = Double.NaN;
    } else {
      pressed = e.getX();
    }
    // Else the pane that scrolls the room takes the focus for itself.
    e.consume();
  }

  private void drag(MouseEvent e) {
    if (Double.isNaN(pressed)) {
      return;
    }
    double low = ChartPainter.LEFT;
    double high = low + plotWidth();
    double one = Math.max(low, Math.min(high, Math.min(pressed, e.getX())));
    double other = Math.max(low, Math.min(high, Math.max(pressed, e.getX())));
    band.setVisible(other - one > SHORTEST_DRAG);
    band.resizeRelocate(one, 0, other - one, chart.getHeight());
  }

  private void release(MouseEvent e) {
    if (!Double.isNaN(pressed) && Math.abs(e.getX() - pressed) > SHORTEST_DRAG) {
      view.show(place(pressed), place(e.getX()));
    }
    pressed = Double.NaN;
    band.setVisible(false);
  }

  private void scroll(ScrollEvent e) {
    if (!chart.isFocused() && !e.isShortcutDown()) {
      return;
    }
    if (Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
      view.move(e.getDeltaX() < 0 ? PAGE / 2 : -PAGE / 2);
    } else if (e.getDeltaY() != 0) {
      view.zoom(place(e.getX()), e.getDeltaY() > 0 ? NEARER : 1 / NEARER);
    }
    e.consume();
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case LEFT -> along(e, -1);
      case RIGHT -> along(e, 1);
      case PLUS, ADD, EQUALS -> view.zoom(view.pointer(), NEARER);
      case MINUS, SUBTRACT -> view.zoom(view.pointer(), 1 / NEARER);
      case HOME, DIGIT0, NUMPAD0 -> view.reset();
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void along(KeyEvent e, int direction) {
    if (e.isShiftDown()) {
      view.move(direction * PAGE);
      return;
    }
    double from = Double.isNaN(view.pointer()) ? (view.from() + view.to()) / 2 : view.pointer();
    view.point(next(from, direction));
  }

  /** The next point of the line with the most of them, and at least a little further. */
  private double next(double from, int direction) {
    double span = view.to() - view.from();
    double least = from + direction * 1e-9 * span;
    double best = Double.NaN;
    for (Curve curve : chart.shown()) {
      int i = curve.firstFrom(least);
      int candidate = direction > 0 ? i : i - 1;
      if (candidate >= 0 && candidate < curve.size()) {
        double x = curve.x(candidate);
        best = Double.isNaN(best) || Math.abs(x - from) < Math.abs(best - from) ? x : best;
      }
    }
    double far = from + direction * STEP * span;
    double chosen =
        Double.isNaN(best) ? from : direction > 0 ? Math.max(best, far) : Math.min(best, far);
    // Where points are far apart the next one counts, where they are close a step that is seen.
    return Math.max(view.from(), Math.min(view.to(), chosen));
  }
}
