package dev.graft.ui.layers;

import dev.graft.training.FreezeChoice;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.StripScale;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.BlockShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/**
 * The blocks of a backbone in the order of the data, the freeze line between them, the cut, and the
 * head after them. Arrows move among blocks, Enter opens one, L turns its lock, Shift with arrows
 * moves the line.
 */
final class BlockStrip extends Pane {
  private static final Texts TEXTS = Texts.in(BlockStrip.class);
  private static final double SIDE = 22;
  private static final double HEAD_GAP = 26;
  private static final double TOP = 44;
  private static final double BOTTOM = 48;
  private static final double STAGES = 22;
  private static final double NAMES = 22;
  private static final double LOWEST = 60;
  private static final double BESIDE = 8;
  private static final double LARGEST_SCALE = 1.9;
  private static final double NARROWEST = 13;
  private static final double TALLEST = 330;
  private static final int MANY = 34;

  private final LayersViewModel model;
  private final Runnable open;
  private final List<BlockBar> bars = new ArrayList<>();
  private final List<Label> stages = new ArrayList<>();
  private final HeadBoxes head;
  private final FreezeHandle handle;
  private final RateLane rates;
  private final Region cutLine = new Region();
  private final Label cutTag =
      new Label(TEXTS.get("strip.kept"), new FontIcon(MaterialDesignD.DATABASE_OUTLINE));
  private final ScrollPane scroll = new ScrollPane();
  private double[] stops = {};
  private double[] lefts = {};

  BlockStrip(LayersViewModel model, Runnable open) {
    this.model = model;
    this.open = open;
    this.head = new HeadBoxes(model);
    this.handle = new FreezeHandle(model, this::dragTo);
    this.rates = new RateLane(model);
    getStyleClass().add("block-strip");
    setId("block-strip");
    setMinHeight(200);
    cutLine.getStyleClass().add("cut-line");
    cutLine.setMouseTransparent(true);
    cutTag.getStyleClass().add("cut-tag");
    cutTag.setId("cut-tag");
    cutTag.setMouseTransparent(true);
    model.blocks().addListener((InvalidationListener) o -> rebuild());
    model.costProperty().addListener(o -> restyle());
    // Only words change then: sliders draw themselves, and what learns changes the cost as well.
    model.rates().ratesProperty().addListener(o -> sayRates());
    model
        .selectedBlockProperty()
        .addListener(
            o -> {
              restyle();
              reveal();
            });
    rebuild();
  }

  /** The strip in a pane that scrolls where there is too little room for it. */
  ScrollPane scrolled() {
    scroll.setContent(this);
    scroll.setFitToHeight(true);
    scroll.setFitToWidth(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private void rebuild() {
    bars.clear();
    stages.clear();
    for (int i = 0; i < model.blocks().size(); i++) {
      BlockShape block = model.blocks().get(i);
      int at = i;
      BlockBar bar =
          new BlockBar(
              block,
              i,
              model.macs(i),
              () -> {
                model.select(at);
                bars.get(at).requestFocus();
              },
              () -> model.toggleBlock(at));
      bar.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
      bars.add(bar);
      if (i == 0 || block.resolution() != model.blocks().get(i - 1).resolution()) {
        stages.add(
            Cards.styled(
                TEXTS.format("strip.stage", String.valueOf(block.resolution())), "stage-label"));
      }
    }
    getChildren().setAll(bars);
    bars.forEach(b -> getChildren().add(b.name()));
    getChildren().addAll(stages);
    getChildren().addAll(rates, head, cutLine, cutTag, handle.knob(), handle.line(), handle);
    restyle();
  }

  private void restyle() {
    boolean thaws = model.canThaw();
    double cut = model.cutAt();
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i)
          .show(
              model.state(i),
              frozenShare(i),
              i + 1 > cut + 1e-9,
              i == model.selectedBlockProperty().get());
      if (!thaws) {
        bars.get(i).hideLock();
      }
    }
    sayRates();
    handle.show(thaws);
    cutLine.setVisible(!bars.isEmpty());
    cutTag.setVisible(!bars.isEmpty());
    boolean pixels = model.costProperty().get().map(c -> c.cutIsInput()).orElse(false);
    cutTag.setText(pixels ? TEXTS.get("strip.keptPixels") : TEXTS.get("strip.kept"));
    requestLayout();
  }

  private void sayRates() {
    for (int i = 0; i < bars.size(); i++) {
      boolean full = model.rates().rate(i).filter(r -> r.factor() != 1).isEmpty();
      bars.get(i).showRate(full ? "" : model.rates().words(i));
    }
  }

  private double frozenShare(int block) {
    return model
        .choiceProperty()
        .get()
        .filter(c -> block < c.blocks())
        .map(c -> share(c, block))
        .orElse(1.0);
  }

  private static double share(FreezeChoice choice, int block) {
    List<String> locks =
        choice.backbone().blocks().get(block).layers().stream().filter(choice::isLockable).toList();
    long frozen = locks.stream().filter(l -> !choice.learning().contains(l)).count();
    return locks.isEmpty() ? 1 : Math.max(0.15, Math.min(0.85, frozen / (double) locks.size()));
  }

  private void key(KeyEvent event) {
    int at = model.selectedBlockProperty().get();
    boolean line = event.isShiftDown();
    switch (event.getCode()) {
      case LEFT -> step(line, -1);
      case RIGHT -> step(line, 1);
      case HOME -> go(0);
      case END -> go(bars.size() - 1);
      case L, SPACE -> model.toggleBlock(at);
      case ENTER -> open.run();
      default -> {
        if (!RateLane.turn(model, event)) {
          return;
        }
      }
    }
    event.consume();
  }

  private void step(boolean line, int by) {
    if (line) {
      model.moveLine(model.line() + by);
    } else {
      go(model.selectedBlockProperty().get() + by);
    }
  }

  private void go(int block) {
    model.select(block);
    bars.get(model.selectedBlockProperty().get()).requestFocus();
  }

  /** Scrolls as far as it takes to see the selected block. */
  private void reveal() {
    int at = model.selectedBlockProperty().get();
    if (at < 0 || at >= bars.size()) {
      return;
    }
    double view = scroll.getViewportBounds().getWidth();
    double hidden = getWidth() - view;
    double left = scroll.getHvalue() * hidden;
    double x = bars.get(at).getLayoutX();
    double end = x + bars.get(at).getWidth();
    if (hidden > 1 && (x < left + SIDE || end > left + view - SIDE)) {
      scroll.setHvalue(Math.max(0, Math.min(1, ((x + end) / 2 - view / 2) / hidden)));
    }
  }

  private void dragTo(double x) {
    int nearest = 0;
    for (int i = 1; i < stops.length; i++) {
      if (Math.abs(stops[i] - x) < Math.abs(stops[nearest] - x)) {
        nearest = i;
      }
    }
    model.moveLine(nearest);
  }

  private double gap() {
    return bars.size() > MANY ? 4 : 9;
  }

  private double units() {
    return model.blocks().stream().mapToDouble(b -> StripScale.width(b.channels())).sum();
  }

  @Override
  protected double computePrefWidth(double height) {
    int n = bars.size();
    double narrow = n * NARROWEST * 1.25 + gap() * n;
    return 2 * SIDE + narrow + HEAD_GAP + head.prefWidth(-1);
  }

  /** Where there is less room, the strip is scrolled. */
  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 300;
  }

  @Override
  protected void layoutChildren() {
    int n = bars.size();
    if (n == 0) {
      return;
    }
    double gap = gap();
    double headWidth = head.prefWidth(-1);
    double room = getWidth() - 2 * SIDE - HEAD_GAP - headWidth - gap * (n - 1);
    double scale = Math.min(LARGEST_SCALE, room / units());
    double[] widths = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      widths[i] = Math.max(NARROWEST, StripScale.width(bars.get(i).shape().channels()) * scale);
      sum += widths[i];
    }
    // What the narrowest take more is taken from the others.
    double shrink = Math.min(1, room / sum);
    Arrays.setAll(widths, i -> widths[i] * shrink);
    double used = sum * shrink + gap * (n - 1) + HEAD_GAP + headWidth;
    double x = Math.max(SIDE, (getWidth() - used) / 2);
    int finest = bars.stream().mapToInt(b -> b.shape().resolution()).max().orElse(1);
    double y = getHeight() - STAGES - 4;
    double lane = y - RateLane.HEIGHT;
    // What stands above the sliders must end above them; a frozen block before them need not.
    double share = tallestAboveSliders(finest);
    double free = getHeight() - TOP - BOTTOM;
    double high = Math.min(TALLEST, free);
    double middle = TOP + free / 2;
    if (share > 0) {
      double end = lane - NAMES;
      high = Math.max(LOWEST, Math.min(high, 2 * (end - TOP) / (1 + share)));
      middle = Math.min(middle, Math.max(TOP + high / 2, end - high * share / 2));
    }
    stops = new double[n + 1];
    lefts = new double[n + 1];
    stops[0] = x - gap / 2 - 1;
    double labelsEnd = 0;
    for (int i = 0; i < n; i++) {
      double w = widths[i];
      double h = high * StripScale.height(bars.get(i).shape().resolution(), finest);
      bars.get(i).resizeRelocate(x, middle - h / 2, w, h);
      labelsEnd = label(bars.get(i).name(), x + w / 2, middle + h / 2 + 4, w + gap, labelsEnd);
      lefts[i] = x;
      x += w + gap;
      stops[i + 1] = x - gap / 2;
    }
    lefts[n] = x;
    layStages();
    double h = head.prefHeight(-1);
    head.resizeRelocate(x + HEAD_GAP - gap, middle - HeadBoxes.HEIGHT / 2, headWidth, h);
    rates.lay(lefts, widths, lane, head.getLayoutX() + headWidth);
    handle.lay(stops[Math.min(n, model.line())], getWidth(), y);
    layCut(model.cutAt(), y);
  }

  /** The height of the tallest block from the first one on that learns, as a share. */
  private double tallestAboveSliders(int finest) {
    double tallest = 0;
    for (int i = 0; i < bars.size(); i++) {
      if (tallest > 0 || model.rates().rate(i).isPresent()) {
        int resolution = bars.get(i).shape().resolution();
        tallest = Math.max(tallest, StripScale.height(resolution, finest));
      }
    }
    return tallest;
  }

  /** A name is there where it fits below its own bar; the tooltip has it anyway. */
  private static double label(Label label, double centre, double y, double room, double taken) {
    double w = label.prefWidth(-1);
    boolean fits = w <= room + 8 && centre - w / 2 >= taken + 2;
    label.setVisible(fits);
    label.resizeRelocate(centre - w / 2, y, w, label.prefHeight(-1));
    return fits ? centre + w / 2 : taken;
  }

  /** The resolution of each stage in a row at the bottom, where there is room for it. */
  private void layStages() {
    int stage = -1;
    double taken = 0;
    for (int i = 0; i < bars.size(); i++) {
      if (i == 0 || bars.get(i).shape().resolution() != bars.get(i - 1).shape().resolution()) {
        stage++;
        Label label = stages.get(stage);
        double w = label.prefWidth(-1);
        double left = Math.max(lefts[i], taken + 8);
        label.setVisible(left < lefts[i] + 26 && bars.get(i).shape().resolution() > 1);
        label.resizeRelocate(left, getHeight() - STAGES, w, label.prefHeight(-1));
        taken = label.isVisible() ? left + w : taken;
      }
    }
  }

  private void layCut(double cut, double y) {
    int block = (int) Math.min(Math.floor(cut), bars.size());
    double x = stops[block];
    if (block < bars.size()) {
      x += (stops[block + 1] - stops[block]) * (cut - block);
    }
    double w = cutTag.prefWidth(-1);
    double h = cutTag.prefHeight(-1);
    cutLine.resizeRelocate(Math.rint(x) - 1, TOP - 8, 2, y - TOP + 8);
    double left = Math.max(2, Math.min(getWidth() - w - 2, x - w / 2));
    double knob = handle.getLayoutX();
    double end = knob + handle.getWidth();
    if (handle.isVisible() && left < end + BESIDE && left + w > knob - BESIDE) {
      // What is kept lies left of the cut, so that is where its tag goes if there is room.
      left = knob - BESIDE - w < 2 ? end + BESIDE : knob - BESIDE - w;
    }
    double above = handle.getLayoutY() + (handle.getHeight() - h) / 2;
    cutTag.resizeRelocate(Math.rint(left), Math.rint(above), w, h);
  }
}
