package dev.graft.ui.predict;

import dev.graft.prediction.Prediction;
import java.util.Comparator;

/** In which order the dropped pictures stand. */
public enum PictureOrder {
  /** As they came. */
  ADDED,
  /** Those first of which the model is least sure. */
  UNSURE,
  /** By class, within a class the surest first. */
  CLASS;

  /** Compares; equal ones stay as they came. */
  Comparator<Picture> comparator() {
    return switch (this) {
      case ADDED -> Comparator.comparingInt(p -> 0);
      case UNSURE -> Comparator.comparingDouble(Picture::margin);
      case CLASS ->
          Comparator.<Picture>comparingInt(p -> p.winner().orElse(Integer.MAX_VALUE))
              .thenComparing(p -> -p.best().map(Prediction::probability).orElse(0.0));
    };
  }
}
