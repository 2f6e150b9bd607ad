package dev.graft.ui.layers;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A slider below each block that learns, for its factor on the learning rate. A network may have
 * hundreds of blocks, so all tracks are one shape, and all knobs are two: hollow where they follow
 * the rule, filled where they were set by hand. Tab goes to the one of the chosen block.
 */
final class RateLane extends Region {
  /** How tall it is. */
  static final double HEIGHT = 64;

  private static final Texts TEXTS = Texts.in(RateLane.class);
  private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

  /** The figures stand above the tracks in a row of their own. */
  private static final double FIGURES = 20;

  private static final double BOTTOM = 7;
  private static final double KNOB = 4.5;
  private static final double RING = 8;
  private static final double GRIP = 7;
  private static final double NARROW = 20;
  private static final double APART = 7;

  /** The columns: a block, where its track stands, and how much room it has. */
  private record Column(int block, double x, double width) {}

  private final LayersViewModel model;
  private final Path guides = path("rate-guides");
  private final Path tracks = path("rate-tracks");
  private final Path fills = path("rate-fills");
  private final Path hollow = path("rate-knobs");
  private final Path filled = path("rate-knobs-own");
  private final Path ring = path("rate-ring");
  private final List<Label> figures = new ArrayList<>();
  private final List<Label> scale = new ArrayList<>();
  private final Tooltip tooltip = new Tooltip();
  private List<Column> columns = List.of();
  private int hovered = -1;
  private int dragged = -1;
  private double grip;

  RateLane(LayersViewModel model) {
    this.model = model;
    setId("rate-lane");
    getStyleClass().add("rate-lane");
    setAccessibleRole(AccessibleRole.SLIDER);
    setFocusTraversable(true);
    for (double factor : new double[] {1, 0.1, RateScale.SMALLEST}) {
      scale.add(Cards.styled(RateScale.words(factor), "rate-scale"));
    }
    scale.get(0).setText(TEXTS.get("rate.full"));
    getChildren().addAll(guides, tracks, fills, hollow, filled, ring);
    getChildren().addAll(scale);
    getChildren().forEach(n -> n.setManaged(false));
    getChildren().forEach(n -> n.setMouseTransparent(true));
    Tooltip.install(this, tooltip);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draggedTo);
    addEventHandler(MouseEvent.MOUSE_RELEASED, e -> dragged = -1);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(columnAt(e.getX())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(Optional.empty()));
    focusedProperty().addListener(o -> focusMoved());
    model.rates().ratesProperty().addListener(o -> draw());
    model.selectedBlockProperty().addListener(o -> draw());
  }

  private static Path path(String style) {
    Path path = new Path();
    path.getStyleClass().add(style);
    return path;
  }

  /**
   * Puts a slider below each block that learns.
   *
   * @param lefts the left edge of each block, and last that of what follows
   * @param widths the width of each block
   * @param y where the lane begins
   * @param end where what follows the blocks ends, for the scale
   */
  void lay(double[] lefts, double[] widths, double y, double end) {
    int first = -1;
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      if (model.rates().rate(i).isPresent()) {
        first = first < 0 ? i : first;
        all.add(new Column(i, lefts[i] + widths[i] / 2 - lefts[first], lefts[i + 1] - lefts[i]));
      }
    }
    setVisible(first >= 0);
    columns = List.copyOf(all);
    if (first >= 0) {
      resizeRelocate(lefts[first], y, end - lefts[first], HEIGHT);
      double after = lefts[widths.length] - lefts[first];
      for (int i = 0; i < scale.size(); i++) {
        Label label = scale.get(i);
        double h = label.prefHeight(-1);
        double at = heightOf(Math.pow(10, -i));
        label.resizeRelocate(after, Math.rint(at - h / 2), label.prefWidth(-1), h);
      }
    }
    draw();
  }

  static double heightOf(double factor) {
    double length = HEIGHT - FIGURES - BOTTOM;
    return FIGURES + length * (1 - RateScale.position(factor));
  }

  private static double factorAt(double y) {
    return RateScale.at(1 - (y - FIGURES) / (HEIGHT - FIGURES - BOTTOM));
  }

  private void draw() {
    for (Path path : List.of(guides, tracks, fills, hollow, filled, ring)) {
      path.getElements().clear();
    }
    int at = model.selectedBlockProperty().get();
    for (Column column : columns) {
      model
          .rates()
          .rate(column.block())
          .ifPresent(rate -> draw(column.x(), rate, column.block() == at));
    }
    if (!columns.isEmpty()) {
      double end = columns.get(columns.size() - 1).x() + 22;
      for (int i = 0; i < scale.size(); i++) {
        double y = Math.rint(heightOf(Math.pow(10, -i))) + 0.5;
        guides.getElements().addAll(new MoveTo(0, y), new LineTo(end, y));
      }
    }
    write();
    setAccessibleText(spoken(at));
  }

  private void draw(double x, BlockRate rate, boolean selected) {
    double centre = Math.rint(x) + 0.5;
    double y = heightOf(rate.factor());
    double bottom = HEIGHT - BOTTOM;
    tracks.getElements().addAll(new MoveTo(centre, FIGURES), new LineTo(centre, bottom));
    fills.getElements().addAll(new MoveTo(centre, y), new LineTo(centre, bottom));
    circle(rate.departs() ? filled : hollow, centre, y, KNOB);
    if (selected && isFocused()) {
      circle(ring, centre, y, RING);
    }
  }

  private static void circle(Path path, double x, double y, double radius) {
    path.getElements()
        .addAll(
            new MoveTo(x - radius, y),
            new ArcTo(radius, radius, 0, x + radius, y, false, true),
            new ArcTo(radius, radius, 0, x - radius, y, false, true),
            new ClosePath());
  }

  /** The figures that have room; those of the chosen block and the one under the mouse first. */
  private void write() {
    List<double[]> spans = new ArrayList<>();
    columns.stream().filter(this::isAsked).forEach(c -> write(c, spans));
    columns.stream().filter(c -> !isAsked(c)).forEach(c -> write(c, spans));
    for (int i = spans.size(); i < figures.size(); i++) {
      figures.get(i).setVisible(false);
    }
  }

  private boolean isAsked(Column column) {
    return column.block() == hovered
        || column.block() == dragged
        || column.block() == model.selectedBlockProperty().get();
  }

  private void write(Column column, List<double[]> spans) {
    Optional<BlockRate> rate = model.rates().rate(column.block());
    // A figure is never narrower than this: most are known to lack room without being measured.
    if (rate.isEmpty() || !isFree(spans, column.x() - NARROW / 2, column.x() + NARROW / 2)) {
      return;
    }
    Label label = figure(spans.size());
    label.setText(RateScale.words(rate.get().factor()));
    label.pseudoClassStateChanged(OWN, rate.get().departs());
    label.applyCss();
    double w = label.prefWidth(-1);
    double left = Math.max(0, Math.rint(column.x() - w / 2));
    if (isFree(spans, left, left + w)) {
      spans.add(new double[] {left, left + w});
      label.resizeRelocate(left, 0, w, label.prefHeight(-1));
      label.setVisible(true);
    }
  }

  private static boolean isFree(List<double[]> spans, double left, double right) {
    return spans.stream().noneMatch(s -> left < s[1] + APART && right > s[0] - APART);
  }

  private Label figure(int at) {
    while (figures.size() <= at) {
      Label label = Cards.styled("", "rate-figure");
      label.setManaged(false);
      label.setMouseTransparent(true);
      figures.add(label);
      getChildren().add(label);
    }
    return figures.get(at);
  }

  private Optional<Column> columnAt(double x) {
    return columns.stream().filter(c -> Math.abs(c.x() - x) <= c.width() / 2).findFirst();
  }

  private void hover(Optional<Column> column) {
    int now = column.map(Column::block).orElse(-1);
    if (now != hovered) {
      hovered = now;
      write();
      tooltip.setText(now < 0 ? TEXTS.get("rate.tooltip") : hint(now));
    }
  }

  private String hint(int block) {
    return TEXTS.format("rate.hint", name(block), model.rates().words(block));
  }

  private String name(int block) {
    return model.blocks().get(block).name();
  }

  private String spoken(int block) {
    return model.rates().rate(block).isPresent()
        ? TEXTS.format("rate.spoken", name(block), model.rates().words(block))
        : TEXTS.get("rate.tooltip");
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    // Else the pane that scrolls takes the keys.
    event.consume();
    Optional<Column> column = columnAt(event.getX());
    if (event.getButton() != MouseButton.PRIMARY || column.isEmpty()) {
      return;
    }
    int block = column.get().block();
    model.select(block);
    if (event.getClickCount() == 2) {
      model.rates().reset(block);
      return;
    }
    double knob = heightOf(model.rates().rate(block).map(BlockRate::factor).orElse(1.0));
    boolean held = Math.abs(event.getY() - knob) <= GRIP;
    // A knob that is taken does not jump; beside it the track is a shorter way.
    grip = held ? event.getY() - knob : 0;
    dragged = block;
    if (!held) {
      model.rates().setFactor(block, factorAt(event.getY()));
    }
  }

  private void draggedTo(MouseEvent event) {
    if (dragged >= 0) {
      model.rates().setFactor(dragged, factorAt(event.getY() - grip));
      event.consume();
    }
  }

  private void focusMoved() {
    int at = model.selectedBlockProperty().get();
    if (isFocused() && model.rates().rate(at).isEmpty()) {
      go(1);
    }
    draw();
  }

  /** To the next block that learns; where there is none, to the next in the other direction. */
  private void go(int by) {
    int at = model.selectedBlockProperty().get();
    for (int way : new int[] {by, -by}) {
      for (int i = at + way; i >= 0 && i < model.blocks().size(); i += way) {
        if (model.rates().rate(i).isPresent()) {
          model.select(i);
          return;
        }
      }
      if (model.rates().rate(at).isPresent()) {
        return;
      }
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> go(-1);
      case RIGHT -> go(1);
      default -> {
        if (!turn(model, event)) {
          return;
        }
      }
    }
    event.consume();
  }

  /**
   * The keys that change the factor of the chosen block, here and on the block itself.
   *
   * @return whether it was one of them
   */
  static boolean turn(LayersViewModel model, KeyEvent event) {
    int at = model.selectedBlockProperty().get();
    switch (event.getCode()) {
      case UP -> model.rates().step(at, true);
      case DOWN -> model.rates().step(at, false);
      case DELETE, BACK_SPACE -> model.rates().reset(at);
      default -> {
        return false;
      }
    }
    return true;
  }
}
