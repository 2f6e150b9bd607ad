package dev.graft.ui.map;

import dev.graft.ui.map.MapListener.How;
import java.util.stream.IntStream;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.shape.Circle;

/**
 * What mouse, fingers and keyboard do with a map. Pointing shows a point; a click selects one, and
 * dragging encircles or moves, as the tool says; the middle button always moves. The wheel and two
 * fingers zoom. By keyboard: arrows go from point to point, with Shift they take points along, with
 * the shortcut key they move the map; plus and minus zoom, Home shows everything.
 */
final class MapGestures {
  /** How far from a point it is still hit, in pixels. */
  private static final double NEAR = 12;

  private static final double WHEEL = 1.0025;
  private static final double NEARER = 1.4;
  private static final double STEP = 60;

  private final PointMap map;
  private final MapListener listener;
  private final Encircling line = new Encircling();
  private final Circle ring = new Circle();
  private final Circle place = new Circle();
  private Tool tool = Tool.LASSO;
  private boolean moving;
  private double lastX;
  private double lastY;

  MapGestures(PointMap map, MapListener listener) {
    this.map = map;
    this.listener = listener;
    mark(ring, "map-hovered");
    mark(place, "map-lead");
    map.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e.getX(), e.getY()));
    map.addEventHandler(MouseEvent.MOUSE_EXITED, e -> map.hover(PointMap.NONE));
    map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    map.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    map.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    map.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    map.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    map.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    map.hoveredProperty().addListener(o -> place());
    use(Tool.LASSO);
  }

  private static void mark(Circle circle, String style) {
    circle.getStyleClass().add(style);
    circle.setManaged(false);
    circle.setMouseTransparent(true);
    circle.setVisible(false);
  }

  /** What is drawn over the points. */
  Node[] marks() {
    return new Node[] {line.node(), place, ring};
  }

  void use(Tool wanted) {
    tool = wanted;
    map.setCursor(tool == Tool.HAND ? Cursor.OPEN_HAND : Cursor.CROSSHAIR);
  }

  /** Puts the marks where their points are. */
  void place() {
    double radius = map.pointRadius() + 5;
    around(ring, map.hoveredProperty().get(), radius);
    around(place, map.isFocused() ? map.lead() : PointMap.NONE, radius + 3);
  }

  private void around(Circle circle, int point, double radius) {
    circle.setVisible(point != PointMap.NONE && !map.isGliding());
    if (circle.isVisible()) {
      circle.setCenterX(map.place(point).getX());
      circle.setCenterY(map.place(point).getY());
      circle.setRadius(radius);
    }
  }

  private int at(double x, double y) {
    if (map.isGliding()) {
      return PointMap.NONE;
    }
    Camera camera = map.camera();
    double reach = Math.max(NEAR, map.pointRadius()) / camera.scale();
    return map.index().nearest(camera.planeX(x), camera.planeY(y), reach, map.visible());
  }

  private void hover(double x, double y) {
    map.hover(at(x, y));
  }

  private void press(MouseEvent e) {
    map.requestFocus();
    lastX = e.getX();
    lastY = e.getY();
    moving =
        e.getButton() == MouseButton.MIDDLE
            || (e.getButton() == MouseButton.PRIMARY && tool == Tool.HAND);
    if (e.getButton() == MouseButton.PRIMARY && !moving) {
      line.begin(tool, e.getX(), e.getY());
    } else if (moving) {
      map.setCursor(Cursor.CLOSED_HAND);
    }
    e.consume();
  }

  private void drag(MouseEvent e) {
    if (moving) {
      map.camera().move(e.getX() - lastX, e.getY() - lastY);
      lastX = e.getX();
      lastY = e.getY();
      map.changed();
    } else if (line.isBegun()) {
      map.hover(PointMap.NONE);
      line.go(e.getX(), e.getY());
    }
    e.consume();
  }

  private void release(MouseEvent e) {
    if (moving) {
      moving = false;
      use(tool);
    } else if (line.isBegun() && line.isLong()) {
      Camera camera = map.camera();
      int[] found =
          map.index().inside(line.xs(camera::planeX), line.ys(camera::planeY), map.visible());
      listener.selected(found, e.isShiftDown() || e.isShortcutDown() ? How.ALSO : How.INSTEAD);
    }
    line.end();
    e.consume();
  }

  private void click(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
      return;
    }
    int point = at(e.getX(), e.getY());
    if (point == PointMap.NONE) {
      if (e.getClickCount() == 2) {
        map.showAll();
      } else if (!e.isShiftDown() && !e.isShortcutDown() && tool != Tool.HAND) {
        listener.selected(new int[0], How.INSTEAD);
      }
    } else if (e.getClickCount() == 2) {
      listener.opened(point);
    } else {
      How how = e.isShortcutDown() ? How.TURN : e.isShiftDown() ? How.ALSO : How.INSTEAD;
      listener.selected(new int[] {point}, how);
    }
    e.consume();
  }

  private void menu(ContextMenuEvent e) {
    int point = e.isKeyboardTrigger() ? map.lead() : at(e.getX(), e.getY());
    if (point != PointMap.NONE && !map.isSelected(point)) {
      listener.selected(new int[] {point}, How.INSTEAD);
    }
    listener.menu(e.getScreenX(), e.getScreenY());
    e.consume();
  }

  private void scroll(ScrollEvent e) {
    // Fingers that pinch send both; the pinch zooms.
    if (e.getDeltaY() != 0 && e.getTouchCount() == 0) {
      map.camera().zoom(e.getX(), e.getY(), Math.pow(WHEEL, e.getDeltaY()));
      map.changed();
      hover(e.getX(), e.getY());
    }
    e.consume();
  }

  private void pinch(ZoomEvent e) {
    map.camera().zoom(e.getX(), e.getY(), e.getZoomFactor());
    map.changed();
    e.consume();
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case LEFT -> arrow(e, -1, 0);
      case RIGHT -> arrow(e, 1, 0);
      case UP -> arrow(e, 0, 1);
      case DOWN -> arrow(e, 0, -1);
      case PLUS, ADD, EQUALS -> nearer(e, NEARER);
      case MINUS, SUBTRACT -> nearer(e, 1 / NEARER);
      case HOME -> map.showAll();
      case ESCAPE -> listener.selected(new int[0], How.INSTEAD);
      case SPACE, ENTER -> open();
      case A -> all(e);
      default -> {
        return;
      }
    }
    if (!e.isShortcutDown() || e.getCode().isArrowKey() || e.getCode().isLetterKey()) {
      e.consume();
    }
  }

  private void nearer(KeyEvent e, double factor) {
    // With the shortcut key they make text larger, in the whole window.
    if (!e.isShortcutDown()) {
      map.zoom(factor);
    }
  }

  private void all(KeyEvent e) {
    if (e.isShortcutDown()) {
      int[] shown = IntStream.range(0, map.size()).filter(map.visible()).toArray();
      listener.selected(shown, How.INSTEAD);
    }
  }

  private void open() {
    if (map.lead() != PointMap.NONE) {
      listener.opened(map.lead());
    }
  }

  private void arrow(KeyEvent e, int dx, int dy) {
    if (e.isShortcutDown()) {
      map.camera().move(-dx * STEP, dy * STEP);
      map.changed();
      return;
    }
    Camera camera = map.camera();
    int next =
        map.lead() == PointMap.NONE
            ? map.index()
                .nearest(
                    camera.planeX(map.getWidth() / 2),
                    camera.planeY(map.getHeight() / 2),
                    Math.max(map.getWidth(), map.getHeight()) / camera.scale(),
                    map.visible())
            : map.index().towards(map.lead(), dx, dy, map.visible());
    if (next != PointMap.NONE) {
      camera.reveal(map.planeX(next), map.planeY(next));
      map.changed();
      listener.selected(new int[] {next}, e.isShiftDown() ? How.ALSO : How.INSTEAD);
    }
  }
}
