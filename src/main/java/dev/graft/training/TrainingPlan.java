package dev.graft.training;

import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A run worked out to the last layer, ready for the loop.
 *
 * @param run the run's id
 * @param recipe all choices
 * @param network trunk and head together, ending in probabilities
 * @param weights first values of all its layers
 * @param phases what learns, phase by phase; at least one
 * @param preprocessing what happens to a picture first
 * @param data the images with classes and parts
 * @param checkpoints the folder for checkpoints
 */
public record TrainingPlan(
    String run,
    Recipe recipe,
    Network network,
    Weights weights,
    List<PhasePlan> phases,
    Preprocessing preprocessing,
    DatasetSnapshot data,
    Path checkpoints) {
  /** Copies the list. */
  public TrainingPlan {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a training has at least one phase");
    }
  }

  /**
   * A run of one phase.
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
  public TrainingPlan(
      String run,
      Recipe recipe,
      Network network,
      Weights weights,
      Set<String> learning,
      Preprocessing preprocessing,
      DatasetSnapshot data,
      Path checkpoints) {
    this(
        run,
        recipe,
        network,
        weights,
        List.of(PhasePlan.only(recipe, learning)),
        preprocessing,
        data,
        checkpoints);
  }

  /**
   * The same run with another batch.
   *
   * @param images in a step, at least 1
   * @return a plan
   */
  public TrainingPlan withBatch(int images) {
    return new TrainingPlan(
        run, recipe.withBatch(images), network, weights, phases, preprocessing, data, checkpoints);
  }

  /**
   * The last layer that runs once per image in a phase.
   *
   * @param phase one of the phases
   * @return its name
   */
  public String cut(PhasePlan phase) {
    return network.cut(phase.learning());
  }

  /** What runs in every epoch of a phase. */
  Network tail(PhasePlan phase) {
    return network.after(cut(phase));
  }

  /** Whether there is a phase after one. */
  boolean hasNext(PhasePlan phase) {
    return phase.number() < phases.size();
  }

  /**
   * Counts what learns in a phase.
   *
   * @param phase one of the phases
   * @return learnable parameters of learning layers; moving statistics do not count
   */
  public long trainableParameters(PhasePlan phase) {
    return phase.learning().stream()
        .flatMap(l -> network.weights(l).stream())
        .filter(w -> w.learnable())
        .mapToLong(w -> w.shape().size())
        .sum();
  }
}
