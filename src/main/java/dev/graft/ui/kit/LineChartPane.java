package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A live line chart on a canvas. Lines are thinned to the pixels there are before they are drawn,
 * and drawing happens in the layout pass, so at most once a frame however often points arrive. It
 * can be smoothed, its y axis can be logarithmic, and mouse and keyboard zoom it and read it out.
 * Colours are CSS properties and come from theme tokens.
 */
public final class LineChartPane extends Region {
  private static final Texts TEXTS = Texts.in(LineChartPane.class);
  private static final StyleablePropertyFactory<LineChartPane> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final Map<ChartColour, CssMetaData<LineChartPane, Color>> COLOURS =
      new EnumMap<>(ChartColour.class);

  static {
    for (ChartColour c : ChartColour.values()) {
      COLOURS.put(
          c, FACTORY.createColorCssMetaData(c.property(), p -> p.property(c), c.initial(), false));
    }
  }

  /**
   * A place on the x axis that is pointed out.
   *
   * @param x the place
   * @param words what is written beside it
   */
  public record Mark(double x, String words) {}

  private final Map<ChartColour, StyleableObjectProperty<Color>> colours =
      new EnumMap<>(ChartColour.class);
  private final Canvas canvas = new Canvas();
  private final DoubleFunction<String> readout;
  private final Viewport viewport;
  private List<ChartLine> lines;
  private List<Curve> shown = List.of();
  private String axis;
  private double floor = Double.NaN;
  private double ceiling = Double.NaN;
  private double smoothing;
  private boolean logarithmic;
  private Optional<Mark> mark = Optional.empty();
  private String placeholder = "";
  private Optional<DoubleFunction<String>> places = Optional.empty();

  /**
   * Makes a chart that stands alone.
   *
   * @param axis what x counts, for the readout, for instance {@code epoch}
   * @param readout how a y is written in the readout
   * @param curves the lines, the main one first; owned by the caller, who calls {@link #refresh()}
   */
  public LineChartPane(String axis, DoubleFunction<String> readout, Curve... curves) {
    this(axis, readout, new Viewport(), plain(curves));
  }

  /**
   * Makes a chart.
   *
   * @param axis what x counts, for the readout, for instance {@code epoch}
   * @param readout how a y is written in the readout
   * @param viewport what part is shown; charts that share one zoom together
   * @param lines the lines, the first on top
   */
  public LineChartPane(
      String axis, DoubleFunction<String> readout, Viewport viewport, List<ChartLine> lines) {
    this.axis = axis;
    this.readout = readout;
    this.viewport = viewport;
    this.lines = List.copyOf(lines);
    for (ChartColour c : ChartColour.values()) {
      colours.put(c, new ColourProperty(c));
    }
    getStyleClass().add("line-chart-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleHelp(TEXTS.get("chart.help"));
    setFocusTraversable(true);
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    setMinSize(160, 60);
    setPrefSize(360, 260);
    viewport.changesProperty().addListener(o -> requestLayout());
    getChildren().addAll(canvas, new ChartGestures(this, viewport).band());
    refresh();
  }

  private static List<ChartLine> plain(Curve... curves) {
    List<ChartLine> lines = new ArrayList<>();
    for (Curve curve : curves) {
      lines.add(lines.isEmpty() ? ChartLine.main(curve) : ChartLine.other(curve));
    }
    return lines;
  }

  /** A colour that stylesheets set. */
  private final class ColourProperty extends StyleableObjectProperty<Color> {
    private final ChartColour colour;

    ColourProperty(ChartColour colour) {
      super(colour.initial());
      this.colour = colour;
    }

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
      return colour.property();
    }

    @Override
    public CssMetaData<? extends Styleable, Color> getCssMetaData() {
      return COLOURS.get(colour);
    }
  }

  private StyleableProperty<Color> property(ChartColour colour) {
    return colours.get(colour);
  }

  /**
   * Shows other lines.
   *
   * @param lines the first on top
   * @param axis what x counts
   */
  public void setLines(List<ChartLine> lines, String axis) {
    this.lines = List.copyOf(lines);
    this.axis = axis;
    refresh();
  }

  /**
   * Sets the ends of the whole x axis.
   *
   * @param from the left end
   * @param to the right end, above {@code from}
   */
  public void setDomain(double from, double to) {
    viewport.setWhole(from, to);
  }

  /**
   * Keeps the y axis within bounds that have a meaning, such as 0 and 1 for a share.
   *
   * @param lowest it always goes down to this or stays above it; NaN for no bound
   * @param highest it never goes above; NaN for no bound
   */
  public void setBounds(double lowest, double highest) {
    floor = lowest;
    ceiling = highest;
    requestLayout();
  }

  /**
   * Smooths the lines; what was measured stays visible behind.
   *
   * @param weight of what was before, from 0 for not at all to below 1
   */
  public void setSmoothing(double weight) {
    smoothing = Math.max(0, Math.min(0.999, weight));
    refresh();
  }

  /**
   * Chooses the y axis.
   *
   * @param log whether equal distances are equal factors; values up to 0 lie at the bottom then
   */
  public void setLogarithmic(boolean log) {
    logarithmic = log;
    requestLayout();
  }

  /**
   * Says how places on the x axis are written, where they are no plain numbers.
   *
   * @param words the words for a place
   */
  public void setPlaces(DoubleFunction<String> words) {
    places = Optional.of(words);
    requestLayout();
  }

  /**
   * Points out a place, for instance the best epoch.
   *
   * @param place the place; empty for none
   */
  public void setMark(Optional<Mark> place) {
    mark = place;
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
    shown = lines.stream().map(l -> Smoothing.of(l.curve(), smoothing)).toList();
    setAccessibleText(describe());
    requestLayout();
  }

  private String describe() {
    StringBuilder words = new StringBuilder();
    for (ChartLine line : lines) {
      Curve curve = line.curve();
      if (curve.size() > 0) {
        words.append(curve.name()).append(' ');
        words.append(readout.apply(curve.y(curve.size() - 1))).append(". ");
      }
    }
    mark.ifPresent(m -> words.append(m.words()).append('.'));
    return words.toString();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    if (getWidth() > 0 && getHeight() > 0) {
      new ChartPainter(canvas.getGraphicsContext2D(), this).paint();
    }
  }

  /** The lines as they were given, for an export. */
  public List<ChartLine> lines() {
    return lines;
  }

  /** What x counts. */
  public String axis() {
    return axis;
  }

  /** The curves as they are drawn, smoothed; one for each line. */
  List<Curve> shown() {
    return shown;
  }

  Viewport viewport() {
    return viewport;
  }

  Optional<Mark> mark() {
    return mark;
  }

  double smoothing() {
    return smoothing;
  }

  String placeholder() {
    return lines.stream().allMatch(l -> l.curve().size() == 0) ? placeholder : "";
  }

  /**
   * What a colour is in the present theme.
   *
   * @param colour which
   * @return as the stylesheet says
   */
  public Color colour(ChartColour colour) {
    return colours.get(colour).get();
  }

  /** An axis that covers what is to be seen, within the bounds. */
  ValueScale scale(int wanted) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : shown) {
      int begin = Math.max(0, curve.firstFrom(viewport.from()) - 1);
      int end = Math.min(curve.size(), curve.firstFrom(viewport.to()) + 2);
      for (int i = begin; i < end; i++) {
        double y = curve.y(i);
        // Nothing that is not above 0 has a place on a logarithmic axis.
        low = logarithmic && y <= 0 ? low : Math.min(low, y);
        high = Math.max(high, y);
      }
    }
    return logarithmic
        ? ValueScale.logarithmic(low, high, wanted)
        : ValueScale.linear(low, high, floor, ceiling, wanted);
  }

  /** What the readout says of a point of a line. */
  String label(int line, int point) {
    Curve curve = lines.get(line).curve();
    String measured = readout.apply(curve.y(point));
    return curve.name()
        + "  "
        + (smoothing > 0
            ? TEXTS.format("chart.smoothed", readout.apply(shown.get(line).y(point)), measured)
            : measured);
  }

  /** What is written below the x axis at a tick. */
  String tick(double x, Ticks ticks) {
    return places.map(p -> p.apply(x)).orElseGet(() -> ticks.label(x));
  }

  String place(double x) {
    if (places.isPresent()) {
      return axis + " " + places.get().apply(x);
    }
    boolean whole = Math.abs(x - Math.rint(x)) < 1e-6;
    return axis + " " + String.format(Locale.ROOT, whole ? "%,.0f" : "%,.1f", x);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return getClassCssMetaData();
  }

  /**
   * The properties that a stylesheet can set.
   *
   * @return those of a region and the colours
   */
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return new ArrayList<>(FACTORY.getCssMetaData());
  }
}
