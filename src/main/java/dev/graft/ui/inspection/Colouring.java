package dev.graft.ui.inspection;

/** What the colours of a map say. */
public enum Colouring {
  /** The class that a picture is labelled with. */
  CLASS,
  /** The class that a head gives it, which did not learn from it. */
  PREDICTION,
  /** Whether both are the same. */
  MISTAKE
}
