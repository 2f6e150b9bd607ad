package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A live line chart on a canvas. The first curve is the one that matters and is drawn in the accent
 * colour on top; others are muted. Curves are thinned to the pixels there are before they are
 * drawn, and drawing happens in the layout pass, so at most once a frame however often points
 * arrive. Colours are CSS properties and come from theme tokens.
 */
public final class LineChartPane extends Region {
  private static final StyleablePropertyFactory<LineChartPane> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<LineChartPane, Color> MAIN =
      FACTORY.createColorCssMetaData("-graft-chart-main", c -> c.main, Color.BLUE, false);
  private static final CssMetaData<LineChartPane, Color> OTHER =
      FACTORY.createColorCssMetaData("-graft-chart-other", c -> c.other, Color.GRAY, false);
  private static final CssMetaData<LineChartPane, Color> GRID =
      FACTORY.createColorCssMetaData("-graft-chart-grid", c -> c.grid, Color.LIGHTGRAY, false);
  private static final CssMetaData<LineChartPane, Color> TEXT =
      FACTORY.createColorCssMetaData("-graft-chart-text", c -> c.text, Color.GRAY, false);
  private static final CssMetaData<LineChartPane, Color> GROUND =
      FACTORY.createColorCssMetaData("-graft-chart-ground", c -> c.ground, Color.WHITE, false);

  private final StyleableObjectProperty<Color> main = colour(MAIN, Color.BLUE);
  private final StyleableObjectProperty<Color> other = colour(OTHER, Color.GRAY);
  private final StyleableObjectProperty<Color> grid = colour(GRID, Color.LIGHTGRAY);
  private final StyleableObjectProperty<Color> text = colour(TEXT, Color.GRAY);
  private final StyleableObjectProperty<Color> ground = colour(GROUND, Color.WHITE);

  private final Canvas canvas = new Canvas();
  private final List<Curve> curves;
  private final DoubleFunction<String> readout;
  private final String axis;
  private double fromX;
  private double toX = 1;
  private double floor = Double.NaN;
  private double ceiling = Double.NaN;
  private double pointer = Double.NaN;
  private String placeholder = "";

  /**
   * Makes a chart.
   *
   * @param axis what x counts, for the readout, for instance {@code epoch}
   * @param readout how a y is written in the readout
   * @param curves the lines, the main one first; owned by the caller, who calls {@link #refresh()}
   */
  public LineChartPane(String axis, DoubleFunction<String> readout, Curve... curves) {
    this.axis = axis;
    this.readout = readout;
    this.curves = List.of(curves);
    getStyleClass().add("line-chart-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setManaged(false);
    getChildren().add(canvas);
    setMinSize(160, 120);
    setPrefSize(360, 260);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e.getX()));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(Double.NaN));
  }

  private StyleableObjectProperty<Color> colour(
      CssMetaData<LineChartPane, Color> meta, Color initial) {
    return new StyleableObjectProperty<>(initial) {
      @Override
      protected void invalidated() {
        requestLayout();
      }

      @Override
      public Object getBean() {
        return LineChartPane.this;
      }

      @Override
      public String getName() {
        return meta.getProperty();
      }

      @Override
      public CssMetaData<? extends Styleable, Color> getCssMetaData() {
        return meta;
      }
    };
  }

  /**
   * Sets the ends of the x axis.
   *
   * @param from the left end
   * @param to the right end, above {@code from}
   */
  public void setDomain(double from, double to) {
    fromX = from;
    toX = Math.max(to, from + 1e-9);
    requestLayout();
  }

  /**
   * Keeps the y axis within bounds that have a meaning, such as 0 and 1 for a share.
   *
   * @param lowest it never goes below; NaN for no bound
   * @param highest it never goes above; NaN for no bound
   */
  public void setBounds(double lowest, double highest) {
    floor = lowest;
    ceiling = highest;
    requestLayout();
  }

  /**
   * Says what will be here while there are no points.
   *
   * @param sentence a short one
   */
  public void setPlaceholder(String sentence) {
    placeholder = sentence;
    requestLayout();
  }

  /** Draws again with the next frame; call it after changing a curve. */
  public void refresh() {
    setAccessibleText(describe());
    requestLayout();
  }

  private String describe() {
    StringBuilder words = new StringBuilder();
    for (Curve curve : curves) {
      if (curve.size() > 0) {
        words.append(curve.name()).append(' ');
        words.append(readout.apply(curve.y(curve.size() - 1))).append(". ");
      }
    }
    return words.toString();
  }

  private void hover(double x) {
    pointer = x;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    if (getWidth() > 0 && getHeight() > 0) {
      new ChartPainter(canvas.getGraphicsContext2D(), this).paint();
    }
  }

  List<Curve> curves() {
    return curves;
  }

  String placeholder() {
    return curves.stream().allMatch(c -> c.size() == 0) ? placeholder : "";
  }

  double fromX() {
    return fromX;
  }

  double toX() {
    return toX;
  }

  double pointer() {
    return pointer;
  }

  Color mainColour() {
    return main.get();
  }

  Color otherColour() {
    return other.get();
  }

  Color gridColour() {
    return grid.get();
  }

  Color textColour() {
    return text.get();
  }

  Color groundColour() {
    return ground.get();
  }

  /** Round numbers that cover all curves, within the bounds. */
  Ticks yTicks(int wanted) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.size(); i++) {
        low = Math.min(low, curve.y(i));
        high = Math.max(high, curve.y(i));
      }
    }
    if (low > high) {
      low = Double.isNaN(floor) ? 0 : floor;
      high = Double.isNaN(ceiling) ? low + 1 : ceiling;
    }
    Ticks ticks = Ticks.covering(low, high, wanted);
    if (!Double.isNaN(ceiling) && ticks.last() > ceiling + 1e-9) {
      ticks = Ticks.covering(low, ceiling, wanted);
    }
    return ticks;
  }

  String label(Curve curve, int point) {
    return curve.name() + "  " + readout.apply(curve.y(point));
  }

  String place(double x) {
    boolean whole = Math.abs(x - Math.rint(x)) < 1e-6;
    return axis + " " + String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", x);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return getClassCssMetaData();
  }

  /**
   * The properties that a stylesheet can set.
   *
   * @return those of a region and the five colours
   */
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return new ArrayList<>(FACTORY.getCssMetaData());
  }

  /** The styleable colours, for tests of the theme. */
  List<StyleableProperty<Color>> colours() {
    return List.of(main, other, grid, text, ground);
  }
}
