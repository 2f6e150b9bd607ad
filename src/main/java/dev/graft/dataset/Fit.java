package dev.graft.dataset;

/** How a picture of one shape is brought to another. */
public enum Fit {
  /** The whole picture, its proportions changed; what Keras does by default. */
  STRETCH,
  /** The largest centred part of the target's proportions; what Teachable Machine does. */
  CENTER_CROP,
  /** The whole picture, its proportions kept, centred between black bars. */
  PAD
}
