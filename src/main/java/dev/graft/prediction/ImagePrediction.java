package dev.graft.prediction;

import java.util.List;
import java.util.Optional;

/**
 * What a model says of one image.
 *
 * @param file the image, as it was given
 * @param predictions classes by descending probability; empty if the image is unreadable
 * @param error why the image is unreadable
 * @param doubt what decides whether the image is of none of the classes; empty for a model that
 *     does not say so
 */
public record ImagePrediction(
    String file, List<Prediction> predictions, Optional<String> error, Optional<Doubt> doubt) {
  /** Copies the list. */
  public ImagePrediction {
    predictions = List.copyOf(predictions);
  }

  /** What a model says that always names a class. */
  public ImagePrediction(String file, List<Prediction> predictions, Optional<String> error) {
    this(file, predictions, error, Optional.empty());
  }

  /** Whether the image is unknown to the model, and why. */
  public Optional<Unknown> unknown() {
    return doubt.flatMap(d -> unknown(d.threshold()));
  }

  /**
   * Whether the image would be unknown at another threshold.
   *
   * @param threshold the least probability that a class is named with
   * @return why it would be unknown
   */
  public Optional<Unknown> unknown(double threshold) {
    if (doubt.isEmpty() || predictions.isEmpty()) {
      return Optional.empty();
    }
    if (doubt.get().unlike()) {
      return Optional.of(Unknown.UNLIKE);
    }
    return predictions.get(0).probability() < threshold
        ? Optional.of(Unknown.UNSURE)
        : Optional.empty();
  }
}
