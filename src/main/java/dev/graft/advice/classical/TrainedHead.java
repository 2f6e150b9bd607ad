package dev.graft.advice.classical;

import java.util.Optional;

/** What a classical head has learnt. Immutable. */
public interface TrainedHead {
  /**
   * Says what a picture shows.
   *
   * @param row its features, as they are stored
   * @return the class, from 0; the first of equals
   */
  int predict(float[] row);

  /**
   * How likely each class is.
   *
   * @param row its features, as they are stored
   * @return by class, with the sum 1; empty for a head that has no probabilities
   */
  Optional<float[]> probabilities(float[] row);
}
