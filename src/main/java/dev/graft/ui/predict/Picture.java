package dev.graft.ui.predict;

import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that was dropped.
 *
 * @param file where it is
 * @param answer what the model says; empty until it has
 * @param second what the second model says, if there is one and it has
 * @param alike the training pictures that it is like; empty until they are known
 */
public record Picture(
    Path file,
    Optional<ImagePrediction> answer,
    Optional<ImagePrediction> second,
    Optional<Neighbourhood> alike) {
  /** A picture of which nothing is known. */
  static Picture of(Path file) {
    return new Picture(file, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Picture answered(ImagePrediction said) {
    return new Picture(file, Optional.of(said), second, alike);
  }

  Picture answeredBySecond(ImagePrediction said) {
    return new Picture(file, answer, Optional.of(said), alike);
  }

  Picture like(Neighbourhood found) {
    return new Picture(file, answer, second, Optional.of(found));
  }

  Picture withoutSecond() {
    return new Picture(file, answer, Optional.empty(), alike);
  }

  /** Why it cannot be read, if so. */
  public Optional<String> error() {
    return answer.flatMap(ImagePrediction::error);
  }

  /** The most likely class, if there is an answer. */
  public Optional<Prediction> best() {
    return first(answer);
  }

  /** The most likely class by the second model, if there is an answer. */
  public Optional<Prediction> secondBest() {
    return first(second);
  }

  private static Optional<Prediction> first(Optional<ImagePrediction> said) {
    return said.filter(a -> !a.predictions().isEmpty()).map(a -> a.predictions().get(0));
  }

  /** The index of the most likely class, if there is one. */
  public Optional<Integer> winner() {
    return best().map(Prediction::index);
  }

  /** Whether both models answered and name different classes. */
  public boolean disagreed() {
    return best().isPresent()
        && secondBest().isPresent()
        && !best().get().className().equals(secondBest().get().className());
  }

  /** Whether it is unlike anything in training. */
  public boolean unlike() {
    return alike.map(Neighbourhood::unlike).orElse(false);
  }

  /**
   * How sure the model is: how much more likely the first class is than the next.
   *
   * @return from 0 to 1; above 1 for a picture without an answer
   */
  public double margin() {
    if (best().isEmpty()) {
      return 2;
    }
    var all = answer.orElseThrow().predictions();
    return all.get(0).probability() - (all.size() > 1 ? all.get(1).probability() : 0);
  }

  /** The name of the folder that it is in. */
  Optional<String> folder() {
    return Optional.ofNullable(file.getParent()).map(Path::getFileName).map(Path::toString);
  }

  /** Whether a name is one of the classes that the model tells apart. */
  boolean mayBe(String className) {
    return answer
        .map(a -> a.predictions().stream().anyMatch(p -> p.className().equals(className)))
        .orElse(false);
  }

  /** The file's own name. */
  public String name() {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(file.toString());
  }
}
