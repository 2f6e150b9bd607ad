package dev.graft.prediction;

import java.util.List;
import java.util.Optional;

/**
 * What training pictures a picture is like, and whether it is like any.
 *
 * @param file the picture, as it was given
 * @param nearest the most similar training pictures, most similar first; empty if it cannot be read
 * @param distance how far it is from training, see {@link Novelty}; 0 if it cannot be read
 * @param threshold the distance above which a picture counts as unlike anything in training
 * @param error why it cannot be read
 */
public record Neighbourhood(
    String file,
    List<Neighbour> nearest,
    double distance,
    double threshold,
    Optional<String> error) {
  /** Copies the list. */
  public Neighbourhood {
    nearest = List.copyOf(nearest);
  }

  /** Whether the picture is unlike anything that the model has learnt from. */
  public boolean unlike() {
    return error.isEmpty() && distance > threshold;
  }
}
