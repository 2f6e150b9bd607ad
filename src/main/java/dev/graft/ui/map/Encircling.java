package dev.graft.ui.map;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.shape.Polygon;

/** The line that is drawn around points while a button is down. */
final class Encircling {
  /** Shorter ones are clicks of an unsteady hand. */
  private static final double SHORTEST = 6;

  /** Corners nearer to the last one are left out. */
  private static final double FINE = 3;

  private final Polygon polygon = new Polygon();
  private Tool tool = Tool.LASSO;
  private boolean begun;
  private double firstX;
  private double firstY;
  private double farthest;

  Encircling() {
    polygon.getStyleClass().add("map-lasso");
    polygon.setManaged(false);
    polygon.setMouseTransparent(true);
    polygon.setVisible(false);
  }

  Node node() {
    return polygon;
  }

  void begin(Tool with, double x, double y) {
    tool = with;
    begun = true;
    firstX = x;
    firstY = y;
    farthest = 0;
    polygon.getPoints().setAll(x, y);
  }

  void go(double x, double y) {
    farthest = Math.max(farthest, Math.hypot(x - firstX, y - firstY));
    var corners = polygon.getPoints();
    if (tool == Tool.RECTANGLE) {
      corners.setAll(firstX, firstY, x, firstY, x, y, firstX, y);
    } else {
      int n = corners.size();
      if (Math.hypot(x - corners.get(n - 2), y - corners.get(n - 1)) >= FINE) {
        corners.addAll(x, y);
      }
    }
    polygon.setVisible(isLong());
  }

  boolean isBegun() {
    return begun;
  }

  /** Whether it encircles anything. */
  boolean isLong() {
    return farthest > SHORTEST;
  }

  double[] xs(DoubleUnaryOperator toPlane) {
    return every(0, toPlane);
  }

  double[] ys(DoubleUnaryOperator toPlane) {
    return every(1, toPlane);
  }

  private double[] every(int offset, DoubleUnaryOperator toPlane) {
    return IntStream.range(0, polygon.getPoints().size() / 2)
        .mapToDouble(i -> toPlane.applyAsDouble(polygon.getPoints().get(2 * i + offset)))
        .toArray();
  }

  void end() {
    begun = false;
    polygon.setVisible(false);
  }
}
