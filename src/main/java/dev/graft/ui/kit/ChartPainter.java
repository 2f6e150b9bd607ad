package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws one state of a chart: grid, axis labels, curves, and the readout under the pointer. */
final class ChartPainter {
  private static final double LEFT = 44;
  private static final double RIGHT = 10;
  private static final double TOP = 8;
  private static final double BOTTOM = 24;
  private static final double ROW = 46;
  private static final double COLUMN = 56;
  private static final Font SMALL = Font.font(11);

  private final GraphicsContext g;
  private final LineChartPane chart;
  private final double width;
  private final double height;
  private final Ticks ys;

  ChartPainter(GraphicsContext g, LineChartPane chart) {
    this.g = g;
    this.chart = chart;
    this.width = chart.getWidth();
    this.height = chart.getHeight();
    this.ys = chart.yTicks((int) Math.max(2, (height - TOP - BOTTOM) / ROW));
  }

  void paint() {
    g.clearRect(0, 0, width, height);
    g.setFont(SMALL);
    grid();
    List<Curve> curves = chart.curves();
    for (int i = curves.size() - 1; i >= 0; i--) {
      curve(curves.get(i), i == 0);
    }
    g.setFill(chart.textColour());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.BOTTOM);
    g.setFont(Font.font(13));
    g.fillText(chart.placeholder(), LEFT + (width - LEFT - RIGHT) / 2, height / 2 - 6);
    g.setFont(SMALL);
    if (!Double.isNaN(chart.pointer())) {
      readout();
    }
  }

  private double toPixelX(double x) {
    return LEFT + (x - chart.fromX()) / (chart.toX() - chart.fromX()) * (width - LEFT - RIGHT);
  }

  private double toPixelY(double y) {
    return height - BOTTOM - (y - ys.first()) / (ys.last() - ys.first()) * (height - TOP - BOTTOM);
  }

  private void grid() {
    g.setLineWidth(1);
    g.setLineDashes();
    for (double y : ys.values()) {
      double at = Math.rint(toPixelY(y)) + 0.5;
      g.setStroke(chart.gridColour());
      g.strokeLine(LEFT, at, width - RIGHT, at);
      g.setFill(chart.textColour());
      g.setTextAlign(TextAlignment.RIGHT);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(ys.label(y), LEFT - 8, at);
    }
    Ticks xs = Ticks.whole(chart.fromX(), chart.toX(), (int) Math.max(1, (width - LEFT) / COLUMN));
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.TOP);
    for (double x : xs.values()) {
      g.fillText(xs.label(x), toPixelX(x), height - BOTTOM + 8);
    }
  }

  private void curve(Curve curve, boolean main) {
    if (curve.size() == 0) {
      return;
    }
    Color colour = main ? chart.mainColour() : chart.otherColour();
    Thinning points =
        Thinning.of(curve, chart.fromX(), chart.toX(), (int) Math.max(1, width - LEFT - RIGHT));
    g.setStroke(colour);
    g.setLineWidth(main ? 2.2 : 1.4);
    g.beginPath();
    for (int i = 0; i < points.size(); i++) {
      double x = toPixelX(points.x(i));
      double y = toPixelY(points.y(i));
      if (i == 0) {
        g.moveTo(x, y);
      } else {
        g.lineTo(x, y);
      }
    }
    g.stroke();
    // The end is where it happens; and a curve of one point would not be seen at all.
    int last = curve.size() - 1;
    dot(toPixelX(curve.x(last)), toPixelY(curve.y(last)), main ? 3.2 : 2.4, colour);
  }

  private void dot(double x, double y, double radius, Color colour) {
    g.setFill(colour);
    g.fillOval(x - radius, y - radius, radius * 2, radius * 2);
  }

  private void readout() {
    double at =
        chart.fromX()
            + (chart.pointer() - LEFT) / (width - LEFT - RIGHT) * (chart.toX() - chart.fromX());
    double place = Double.NaN;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < chart.curves().size(); i++) {
      Curve curve = chart.curves().get(i);
      int nearest = curve.nearest(Double.isNaN(place) ? at : place);
      if (nearest >= 0) {
        place = Double.isNaN(place) ? curve.x(nearest) : place;
        lines.add(chart.label(curve, nearest));
        double y = toPixelY(curve.y(nearest));
        dot(toPixelX(curve.x(nearest)), y, 4, i == 0 ? chart.mainColour() : chart.otherColour());
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    lines.add(0, chart.place(place));
    double x = Math.rint(toPixelX(place)) + 0.5;
    g.setStroke(chart.textColour());
    g.setLineWidth(1);
    g.setLineDashes(3, 3);
    g.strokeLine(x, TOP, x, height - BOTTOM);
    g.setLineDashes();
    box(lines, x);
  }

  private void box(List<String> lines, double x) {
    double wide = 0;
    for (String line : lines) {
      Text measure = new Text(line);
      measure.setFont(SMALL);
      wide = Math.max(wide, measure.getLayoutBounds().getWidth());
    }
    double w = wide + 16;
    double h = lines.size() * 16 + 10;
    double left = x + 10 + w > width - RIGHT ? x - 10 - w : x + 10;
    double top = TOP + 4;
    g.setFill(chart.groundColour());
    g.fillRoundRect(left, top, w, h, 8, 8);
    g.setStroke(chart.gridColour());
    g.strokeRoundRect(left + 0.5, top + 0.5, w - 1, h - 1, 8, 8);
    g.setFill(chart.textColour());
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < lines.size(); i++) {
      g.fillText(lines.get(i), left + 8, top + 13 + i * 16);
    }
  }
}
