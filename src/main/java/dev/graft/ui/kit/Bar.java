package dev.graft.ui.kit;

import javafx.scene.layout.Region;

/**
 * A thin bar filled up to a share. Its colours are {@code .graft-bar} and {@code .fill} in the
 * stylesheet.
 */
public final class Bar extends Region {
  private static final double HEIGHT = 8;
  private final Region fill = new Region();
  private double share;

  /** Makes an empty bar. */
  public Bar() {
    getStyleClass().add("graft-bar");
    fill.getStyleClass().add("fill");
    getChildren().add(fill);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMaxWidth(Double.MAX_VALUE);
  }

  /**
   * Fills the bar.
   *
   * @param share from 0 to 1
   */
  public void setShare(double share) {
    this.share = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    requestLayout();
  }

  /**
   * How far it is filled.
   *
   * @return from 0 to 1
   */
  public double share() {
    return share;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 120;
  }

  @Override
  protected void layoutChildren() {
    // Whatever is above nothing stays visible: a sliver says "a little", an empty bar says "none".
    double width = share == 0 ? 0 : Math.max(3, getWidth() * share);
    fill.resizeRelocate(0, 0, width, getHeight());
  }
}
