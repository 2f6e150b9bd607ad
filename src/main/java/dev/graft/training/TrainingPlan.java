package dev.graft.training;

import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.Set;

/**
 * A run worked out to the last layer, ready for the loop.
 *
 * @param run the run's id
 * @param recipe all choices
 * @param network trunk and head together, ending in probabilities
 * @param weights first values of all its layers
 * @param learning the layers that learn, head included
 * @param preprocessing what happens to a picture first
 * @param data the images with classes and parts
 * @param checkpoints the folder for checkpoints
 */
public record TrainingPlan(
    String run,
    Recipe recipe,
    Network network,
    Weights weights,
    Set<String> learning,
    Preprocessing preprocessing,
    DatasetSnapshot data,
    Path checkpoints) {
  /**
   * The last layer that runs once per image.
   *
   * @return its name
   */
  public String cut() {
    return network.cut(learning);
  }

  /**
   * Counts what learns.
   *
   * @return learnable parameters of learning layers; moving statistics do not count
   */
  public long trainableParameters() {
    return learning.stream()
        .flatMap(l -> network.weights(l).stream())
        .filter(w -> w.learnable())
        .mapToLong(w -> w.shape().size())
        .sum();
  }
}
