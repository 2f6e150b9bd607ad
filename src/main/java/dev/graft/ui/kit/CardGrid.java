package dev.graft.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards in as many equal columns as fit, each row as high as its highest card. */
public final class CardGrid extends Pane {
  private static final double GAP = 16;
  private final double narrowest;

  /**
   * Makes a grid.
   *
   * @param narrowest how narrow a card may become, in pixels
   */
  public CardGrid(double narrowest) {
    this.narrowest = narrowest;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private int columns(double width) {
    return Math.max(1, (int) ((width + GAP) / (narrowest + GAP)));
  }

  @Override
  protected double computePrefWidth(double height) {
    return narrowest;
  }

  @Override
  protected double computeMinWidth(double height) {
    return narrowest;
  }

  @Override
  protected double computePrefHeight(double width) {
    return place(width < 0 ? narrowest : width, false);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    place(getWidth(), true);
  }

  private double place(double width, boolean move) {
    int columns = columns(width);
    double cell = Math.floor((width - GAP * (columns - 1)) / columns);
    double y = 0;
    var nodes = getManagedChildren();
    for (int start = 0; start < nodes.size(); start += columns) {
      int end = Math.min(nodes.size(), start + columns);
      double height = 0;
      for (Node node : nodes.subList(start, end)) {
        height = Math.max(height, node.prefHeight(cell));
      }
      for (int i = start; i < end && move; i++) {
        nodes.get(i).resizeRelocate((i - start) * (cell + GAP), y, cell, height);
      }
      y += height + GAP;
    }
    return Math.max(0, y - GAP);
  }
}
