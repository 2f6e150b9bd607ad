package dev.graft.ui.predict;

import dev.graft.prediction.ImagePrediction;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that was dropped.
 *
 * @param file where it is
 * @param answer what the model says; empty until it has
 */
public record Picture(Path file, Optional<ImagePrediction> answer) {
  /** Why it cannot be read, if so. */
  public Optional<String> error() {
    return answer.flatMap(ImagePrediction::error);
  }

  /** The index of the most likely class, if there is one. */
  public Optional<Integer> winner() {
    return answer.filter(a -> !a.predictions().isEmpty()).map(a -> a.predictions().get(0).index());
  }
}
