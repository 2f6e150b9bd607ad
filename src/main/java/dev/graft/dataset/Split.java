package dev.graft.dataset;

/** The part of a data set that an image belongs to. */
public enum Split {
  /** Images that weights learn from. */
  TRAINING,
  /** Images that choose between epochs and settings, never learnt from. */
  VALIDATION,
  /** Images that training never sees; comparisons use them. */
  TEST
}
