package dev.graft.ui.map;

/** What dragging over a map does. */
public enum Tool {
  /** Encircles points freely. */
  LASSO,
  /** Encircles points with a rectangle. */
  RECTANGLE,
  /** Moves the map. */
  HAND
}
