package dev.graft.prediction;

/**
 * What a model goes by when it says that it does not know a picture.
 *
 * @param threshold the least probability that it names a class with
 * @param distance how far the picture is from those that the model knows, see {@link Novelty}; 0 if
 *     that is not known
 * @param farthest the largest distance that still counts as known
 */
public record Doubt(double threshold, double distance, double farthest) {
  /** Whether the picture is far from all that the model knows, whatever it takes it for. */
  public boolean unlike() {
    return distance > farthest;
  }
}
