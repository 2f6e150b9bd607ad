package dev.graft.ui.images;

/** The order in which images are shown. */
public enum Sorting {
  /** One of each class in turn: the first page shows them all. */
  MIXED,
  /** By class, then in the order in which they came. */
  CLASS,
  /** By name. */
  NAME,
  /** The smallest first, by pixels. */
  SIZE
}
