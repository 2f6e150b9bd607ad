package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws one state of a chart: grid, axis labels, lines, the mark, and the readout. */
final class ChartPainter {
  /** From the left edge to where x begins. */
  static final double LEFT = 46;

  /** From where x ends to the right edge. */
  static final double RIGHT = 10;

  private static final double TOP = 8;
  private static final double BOTTOM = 24;
  private static final double ROW = 46;
  private static final double COLUMN = 56;
  private static final double LINE = 16;
  private static final double EDGE = 18;
  private static final double FAINT = 0.28;
  private static final Font SMALL = Font.font(11);

  private final GraphicsContext g;
  private final LineChartPane chart;
  private final Viewport view;
  private final double width;
  private final double height;
  private final ValueScale ys;

  ChartPainter(GraphicsContext g, LineChartPane chart) {
    this.g = g;
    this.chart = chart;
    this.view = chart.viewport();
    this.width = chart.getWidth();
    this.height = chart.getHeight();
    this.ys = chart.scale((int) Math.max(2, (height - TOP - BOTTOM) / ROW));
  }

  void paint() {
    g.clearRect(0, 0, width, height);
    g.setFont(SMALL);
    grid();
    g.save();
    g.beginPath();
    // A little more than the axes, for the ends of thick lines and for dots.
    g.rect(LEFT - 4, TOP - 4, width - LEFT - RIGHT + 8, height - TOP - BOTTOM + 8);
    g.clip();
    List<ChartLine> lines = chart.lines();
    if (chart.smoothing() > 0) {
      for (int i = lines.size() - 1; i >= 0; i--) {
        line(lines.get(i), lines.get(i).curve(), true);
      }
    }
    mark();
    for (int i = lines.size() - 1; i >= 0; i--) {
      line(lines.get(i), chart.shown().get(i), false);
    }
    g.restore();
    placeholder();
    if (!Double.isNaN(view.pointer())) {
      readout();
    }
  }

  private void placeholder() {
    if (chart.placeholder().isEmpty()) {
      return;
    }
    g.setFill(chart.colour(ChartColour.TEXT));
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.BOTTOM);
    g.setFont(Font.font(13));
    g.fillText(chart.placeholder(), LEFT + (width - LEFT - RIGHT) / 2, height / 2 - 6);
    g.setFont(SMALL);
  }

  private double toPixelX(double x) {
    return LEFT + (x - view.from()) / (view.to() - view.from()) * (width - LEFT - RIGHT);
  }

  private double toPixelY(double y) {
    return height - BOTTOM - ys.share(y) * (height - TOP - BOTTOM);
  }

  private void grid() {
    g.setLineWidth(1);
    g.setLineDashes();
    for (int i = 0; i < ys.ticks().size(); i++) {
      double at = Math.rint(toPixelY(ys.ticks().get(i))) + 0.5;
      g.setStroke(chart.colour(ChartColour.GRID));
      g.strokeLine(LEFT, at, width - RIGHT, at);
      g.setFill(chart.colour(ChartColour.TEXT));
      g.setTextAlign(TextAlignment.RIGHT);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(ys.labels().get(i), LEFT - 8, at);
    }
    Ticks xs = Ticks.within(view.from(), view.to(), (int) Math.max(1, (width - LEFT) / COLUMN));
    g.setTextBaseline(VPos.TOP);
    for (double x : xs.values()) {
      double at = toPixelX(x);
      // The last one must not lose its end.
      boolean last = at > width - RIGHT - EDGE;
      g.setTextAlign(last ? TextAlignment.RIGHT : TextAlignment.CENTER);
      g.fillText(
          chart.tick(x, xs), last ? Math.min(at + EDGE, width - 1) : at, height - BOTTOM + 8);
    }
  }

  private void line(ChartLine line, Curve curve, boolean faint) {
    if (curve.size() == 0) {
      return;
    }
    boolean main = line.isMain();
    Color colour = chart.colour(line.colour());
    Color ink = faint ? colour.deriveColor(0, 1, 1, FAINT) : colour;
    double thick = main && !faint ? 2.2 : 1.4;
    int columns = (int) Math.max(1, width - LEFT - RIGHT);
    if (!line.dashed() && Band.suits(curve, view.from(), view.to(), columns)) {
      fill(Band.of(curve, view.from(), view.to(), columns), ink, thick);
    } else {
      stroke(Thinning.of(curve, view.from(), view.to(), columns), line.dashed(), ink, thick);
    }
    if (!faint) {
      // The end is where it happens; and a curve of one point would not be seen at all.
      int last = curve.size() - 1;
      dot(toPixelX(curve.x(last)), toPixelY(curve.y(last)), main ? 3.2 : 2.4, colour);
    }
  }

  private void fill(Band band, Color ink, double thick) {
    int n = band.size();
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int i = 0; i < n; i++) {
      xs[i] = toPixelX(band.x(i));
      ys[i] = toPixelY(band.high(i)) - thick / 2;
      xs[2 * n - 1 - i] = xs[i];
      ys[2 * n - 1 - i] = toPixelY(band.low(i)) + thick / 2;
    }
    g.setFill(ink);
    g.fillPolygon(xs, ys, 2 * n);
  }

  private void stroke(Thinning points, boolean dashed, Color ink, double thick) {
    g.setStroke(ink);
    g.setLineWidth(thick);
    if (dashed) {
      g.setLineDashes(5, 4);
    }
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
    g.setLineDashes();
  }

  private void dot(double x, double y, double radius, Color colour) {
    g.setFill(colour);
    g.fillOval(x - radius, y - radius, radius * 2, radius * 2);
  }

  private void mark() {
    if (chart.mark().isEmpty()) {
      return;
    }
    LineChartPane.Mark mark = chart.mark().get();
    if (mark.x() < view.from() || mark.x() > view.to()) {
      return;
    }
    double x = Math.rint(toPixelX(mark.x())) + 0.5;
    Color colour = chart.colour(ChartColour.BEST);
    vertical(x, colour);
    double wide = measured(mark.words());
    boolean right = x + 6 + wide < width - RIGHT;
    g.setFill(colour);
    g.setTextAlign(right ? TextAlignment.LEFT : TextAlignment.RIGHT);
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText(mark.words(), right ? x + 6 : x - 6, height - BOTTOM - 6);
  }

  private void vertical(double x, Color colour) {
    g.setStroke(colour);
    g.setLineWidth(1);
    g.setLineDashes(3, 3);
    g.strokeLine(x, TOP, x, height - BOTTOM);
    g.setLineDashes();
  }

  /** The place of the point nearest to the pointer, of any line; NaN if there is none. */
  private double nearestPlace() {
    double place = Double.NaN;
    for (Curve curve : chart.shown()) {
      int i = curve.nearest(view.pointer());
      if (i >= 0
          && (Double.isNaN(place)
              || Math.abs(curve.x(i) - view.pointer()) < Math.abs(place - view.pointer()))) {
        place = curve.x(i);
      }
    }
    return place;
  }

  private void readout() {
    double place = nearestPlace();
    if (Double.isNaN(place) || place < view.from() || place > view.to()) {
      return;
    }
    double x = Math.rint(toPixelX(place)) + 0.5;
    vertical(x, chart.colour(ChartColour.TEXT));
    List<String> words = new ArrayList<>(List.of(chart.place(place)));
    List<Color> colours = new ArrayList<>(List.of(Color.TRANSPARENT));
    for (int i = 0; i < chart.lines().size(); i++) {
      Curve curve = chart.shown().get(i);
      // A line that does not reach this far says nothing about it.
      if (curve.size() > 0
          && place >= curve.x(0) - 1e-9
          && place <= curve.x(curve.size() - 1) + 1e-9) {
        int nearest = curve.nearest(place);
        Color colour = chart.colour(chart.lines().get(i).colour());
        words.add(chart.label(i, nearest));
        colours.add(colour);
        dot(toPixelX(curve.x(nearest)), toPixelY(curve.y(nearest)), 4, colour);
      }
    }
    box(words, colours, x);
  }

  private static double measured(String words) {
    Text measure = new Text(words);
    measure.setFont(SMALL);
    return measure.getLayoutBounds().getWidth();
  }

  private void box(List<String> words, List<Color> colours, double x) {
    double w = words.stream().mapToDouble(ChartPainter::measured).max().orElse(0) + 30;
    double h = words.size() * LINE + 10;
    double left = x + 10 + w > width - RIGHT ? x - 10 - w : x + 10;
    left = Math.max(2, left);
    double top = TOP + 4;
    g.setFill(chart.colour(ChartColour.GROUND));
    g.fillRoundRect(left, top, w, h, 8, 8);
    g.setStroke(chart.colour(ChartColour.GRID));
    g.strokeRoundRect(left + 0.5, top + 0.5, w - 1, h - 1, 8, 8);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < words.size(); i++) {
      double y = top + 13 + i * LINE;
      g.setFill(colours.get(i));
      g.fillRoundRect(left + 8, y - 1.5, 10, 3, 2, 2);
      g.setFill(chart.colour(ChartColour.TEXT));
      g.fillText(words.get(i), left + (i == 0 ? 8 : 22), y);
    }
  }
}
