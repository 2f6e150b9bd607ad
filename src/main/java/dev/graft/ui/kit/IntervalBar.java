package dev.graft.ui.kit;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * A share as a thin bar, with the interval in which it plausibly lies as a whisker over its end.
 * Its parts are {@code .fill}, {@code .whisker} and {@code .whisker-end} in the stylesheet.
 */
public final class IntervalBar extends Region {
  private static final double HEIGHT = 12;
  private static final double THICK = 6;
  private static final double LINE = 1.5;
  private static final double CAP = 9;

  private final Region track = part("track");
  private final Region fill = part("fill");
  private final Region whisker = part("whisker");
  private final Region low = part("whisker-end");
  private final Region high = part("whisker-end");
  private Optional<Reading> reading = Optional.empty();
  private double from;

  private record Reading(double share, double low, double high) {}

  /** Makes an empty bar. */
  public IntervalBar() {
    getStyleClass().add("interval-bar");
    setAccessibleRole(AccessibleRole.TEXT);
    getChildren().addAll(track, fill, whisker, low, high);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMaxWidth(Double.MAX_VALUE);
    clear();
  }

  private static Region part(String styleClass) {
    Region part = new Region();
    part.getStyleClass().add(styleClass);
    part.setManaged(false);
    return part;
  }

  /**
   * Shows a share.
   *
   * @param share from 0 to 1
   * @param least the lower end of its interval
   * @param most the upper end
   * @param begins what the left end of the bar stands for; below 1
   */
  public void show(double share, double least, double most, double begins) {
    reading = Optional.of(new Reading(share, least, most));
    from = begins;
    setVisible(true);
    requestLayout();
  }

  /** Shows nothing. */
  public void clear() {
    reading = Optional.empty();
    setVisible(false);
  }

  /**
   * The largest ten per cent that all intervals lie above, so that bars side by side begin alike.
   *
   * @param least the lowest end of all
   * @return from 0 to 0.9
   */
  public static double beginning(double least) {
    return Math.max(0, Math.min(0.9, Math.floor(least * 10) / 10));
  }

  @Override
  protected double computePrefWidth(double height) {
    return 120;
  }

  @Override
  protected void layoutChildren() {
    double middle = getHeight() / 2;
    track.resizeRelocate(0, middle - THICK / 2, getWidth(), THICK);
    reading.ifPresent(r -> layOut(r, middle));
  }

  private void layOut(Reading r, double middle) {
    fill.resizeRelocate(0, middle - THICK / 2, at(r.share()), THICK);
    double left = at(r.low());
    double right = Math.max(left + LINE, at(r.high()));
    whisker.resizeRelocate(left, middle - LINE / 2, right - left, LINE);
    low.resizeRelocate(left, middle - CAP / 2, LINE, CAP);
    high.resizeRelocate(right - LINE, middle - CAP / 2, LINE, CAP);
  }

  private double at(double share) {
    return Math.max(0, Math.min(1, (share - from) / (1 - from))) * getWidth();
  }
}
