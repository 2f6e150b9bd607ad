package dev.graft.ui.predict;

import dev.graft.prediction.Prediction;
import java.util.Comparator;

/** In which order the dropped pictures stand. */
public enum PictureOrder {
  /** As they came. */
  ADDED((a, b) -> 0),
  /** Those first of which the model is least sure. */
  UNSURE(Comparator.comparingDouble(Picture::margin)),
  /** By class, within a class the surest first. */
  CLASS(
      Comparator.<Picture>comparingInt(p -> p.winner().orElse(Integer.MAX_VALUE))
          .thenComparing(p -> -p.best().map(Prediction::probability).orElse(0.0)));

  private final transient Comparator<Picture> comparator;

  PictureOrder(Comparator<Picture> comparator) {
    this.comparator = comparator;
  }

  /** Compares; equal ones stay as they came. */
  Comparator<Picture> comparator() {
    return comparator;
  }
}
