package dev.graft.prediction;

import java.util.List;
import java.util.Optional;

/**
 * What a model says of one image.
 *
 * @param file the image, as it was given
 * @param predictions classes by descending probability; empty if the image is unreadable
 * @param error why the image is unreadable
 */
public record ImagePrediction(String file, List<Prediction> predictions, Optional<String> error) {
  /** Copies the list. */
  public ImagePrediction {
    predictions = List.copyOf(predictions);
  }
}
