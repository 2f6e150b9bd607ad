package dev.graft.ui.images;

/** Which images are shown, beside class and part. */
public enum Show {
  /** All of them. */
  ALL,
  /** Those that wait for a label. */
  UNLABELLED,
  /** Those with something wrong. */
  PROBLEMS,
  /** Those that look like another one, beside each other. */
  ALIKE,
  /** Those that look like another one of another class. */
  CONTRADICTIONS
}
