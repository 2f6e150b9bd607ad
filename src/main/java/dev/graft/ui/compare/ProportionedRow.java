package dev.graft.ui.compare;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Nodes side by side that share the width by fixed proportions, whatever they hold, and are as high
 * as the highest. A box of equal growth would give more to whoever prefers more.
 */
final class ProportionedRow extends Region {
  private final double gap;
  private final double factor;
  private final int count;

  /**
   * Makes a row.
   *
   * @param gap between two nodes, in pixels
   * @param factor how much wider the first is than each of the others
   * @param first the first node
   * @param others the others
   */
  ProportionedRow(double gap, double factor, Region first, List<? extends Region> others) {
    this.gap = gap;
    this.factor = factor;
    this.count = others.size() + 1;
    getChildren().add(first);
    getChildren().addAll(others);
  }

  private double width(int i, double whole) {
    double unit = (whole - gap * (count - 1)) / (factor + count - 1);
    return Math.floor(i == 0 ? factor * unit : unit);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 900;
  }

  @Override
  protected double computePrefHeight(double width) {
    double whole = width < 0 ? computePrefWidth(-1) : width;
    double highest = 0;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, getChildren().get(i).prefHeight(width(i, whole)));
    }
    return highest;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double x = 0;
    for (int i = 0; i < count; i++) {
      double width = width(i, getWidth());
      getChildren().get(i).resizeRelocate(x, 0, width, getHeight());
      x += width + gap;
    }
  }
}
