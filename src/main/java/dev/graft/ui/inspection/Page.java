package dev.graft.ui.inspection;

/** What the Images room shows beside its cards. */
public enum Page {
  GRID,
  MAP,
  CLUSTERS,
  NEXT,
  CHECK
}
