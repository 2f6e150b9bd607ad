package dev.graft.ui.compare;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A confusion matrix whose cells can be chosen by mouse and keyboard. It is drawn, not built of
 * nodes: a hundred classes make ten thousand cells. Colours and font come from the stylesheet.
 */
final class MatrixPane extends Region {
  private static final Texts TEXTS = Texts.in(MatrixPane.class);
  private static final StyleablePropertyFactory<MatrixPane> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private static final Map<MatrixPainter.Ink, CssMetaData<MatrixPane, Color>> COLOURS = metaData();

  private final Map<MatrixPainter.Ink, StyleableObjectProperty<Color>> colours =
      new EnumMap<>(MatrixPainter.Ink.class);
  private final Canvas canvas = new Canvas();
  private final Label probe = Cards.styled("", "matrix-text");
  private final Tooltip tooltip = new Tooltip();
  private final List<String> classes;
  private final ConfusionMatrix matrix;
  private final BiConsumer<Integer, Integer> chosen;
  private Optional<MatrixPainter.Place> selected = Optional.empty();
  private MatrixPainter.Place cursor = new MatrixPainter.Place(0, 0);

  /**
   * Makes a matrix.
   *
   * @param run what the run is called
   * @param classes the classes' names
   * @param matrix the counts
   * @param chosen told the true and the predicted class of the cell that somebody chooses
   */
  MatrixPane(
      String run,
      List<String> classes,
      ConfusionMatrix matrix,
      BiConsumer<Integer, Integer> chosen) {
    this.classes = classes;
    this.matrix = matrix;
    this.chosen = chosen;
    COLOURS.forEach((ink, data) -> colours.put(ink, new Ink(data)));
    getStyleClass().add("matrix");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleHelp(TEXTS.format("matrix.words", run));
    setAccessibleText(run + ": " + words(cursor));
    probe.setManaged(false);
    probe.setVisible(false);
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().addAll(canvas, probe);
    probe.fontProperty().addListener(o -> requestLayout());
    focusedProperty().addListener(o -> requestLayout());
    setOnMouseClicked(this::click);
    setOnMouseMoved(this::hover);
    setOnKeyPressed(this::key);
    Tooltip.install(this, tooltip);
  }

  private static Map<MatrixPainter.Ink, CssMetaData<MatrixPane, Color>> metaData() {
    Map<MatrixPainter.Ink, CssMetaData<MatrixPane, Color>> all =
        new EnumMap<>(MatrixPainter.Ink.class);
    for (MatrixPainter.Ink ink : MatrixPainter.Ink.values()) {
      all.put(
          ink,
          FACTORY.createColorCssMetaData(ink.property(), m -> m.property(ink), Color.GRAY, false));
    }
    return all;
  }

  private StyleableProperty<Color> property(MatrixPainter.Ink ink) {
    return Objects.requireNonNull(colours.get(ink));
  }

  /** A colour that stylesheets set. */
  private final class Ink extends StyleableObjectProperty<Color> {
    private final CssMetaData<MatrixPane, Color> data;

    Ink(CssMetaData<MatrixPane, Color> data) {
      super(Color.GRAY);
      this.data = data;
    }

    @Override
    protected void invalidated() {
      requestLayout();
    }

    @Override
    public Object getBean() {
      return MatrixPane.this;
    }

    @Override
    public String getName() {
      return data.getProperty();
    }

    @Override
    public CssMetaData<? extends Styleable, Color> getCssMetaData() {
      return data;
    }
  }

  /** Marks the cell whose pictures are shown. */
  void select(Optional<MatrixPainter.Place> place) {
    selected = place;
    requestLayout();
  }

  private MatrixPainter painter() {
    return new MatrixPainter(
        classes, matrix, probe.getFont(), getWidth(), ink -> property(ink).getValue());
  }

  /** The middle of a cell, for tests and for whoever points at it. */
  Point2D middle(int truth, int said) {
    return painter().middle(truth, said);
  }

  private void click(MouseEvent event) {
    requestFocus();
    painter().at(event.getX(), event.getY()).ifPresent(this::choose);
  }

  private void choose(MatrixPainter.Place place) {
    moveTo(place);
    chosen.accept(place.truth(), place.said());
  }

  private void moveTo(MatrixPainter.Place place) {
    cursor = place;
    setAccessibleText(words(place));
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    requestLayout();
  }

  private void hover(MouseEvent event) {
    tooltip.setText(
        painter().at(event.getX(), event.getY()).map(this::words).orElse(TEXTS.get("matrix.hint")));
  }

  private String words(MatrixPainter.Place place) {
    long count = matrix.count(place.truth(), place.said());
    String truth = classes.get(place.truth());
    return place.truth() == place.said()
        ? TEXTS.format("matrix.right", count, truth)
        : TEXTS.format("matrix.wrong", count, truth, classes.get(place.said()));
  }

  private void key(KeyEvent event) {
    int down = 0;
    int right = 0;
    switch (event.getCode()) {
      case UP -> down = -1;
      case DOWN -> down = 1;
      case LEFT -> right = -1;
      case RIGHT -> right = 1;
      case ENTER, SPACE -> choose(cursor);
      default -> {
        return;
      }
    }
    event.consume();
    int last = classes.size() - 1;
    moveTo(
        new MatrixPainter.Place(
            Math.max(0, Math.min(last, cursor.truth() + down)),
            Math.max(0, Math.min(last, cursor.said() + right))));
  }

  @Override
  protected double computePrefHeight(double width) {
    return new MatrixPainter(
            classes, matrix, probe.getFont(), width < 0 ? 340 : width, ink -> Color.GRAY)
        .height();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 200;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    painter()
        .paint(
            canvas.getGraphicsContext2D(),
            selected,
            isFocused() ? Optional.of(cursor) : Optional.empty());
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return getClassCssMetaData();
  }

  /** The properties that a stylesheet can set. */
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return new ArrayList<>(FACTORY.getCssMetaData());
  }
}
