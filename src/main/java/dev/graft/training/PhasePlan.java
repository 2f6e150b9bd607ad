package dev.graft.training;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A phase of a training worked out to the last layer.
 *
 * @param number from 1
 * @param learning the layers that learn, head included, in the order of the data
 * @param epochs passes over the training images, if nothing ends it early
 * @param learningRate the rate that schedule and layers have shares of
 * @param rates factors on the learning rate by layer; 1 where a layer is not named
 */
public record PhasePlan(
    int number, Set<String> learning, int epochs, double learningRate, Map<String, Double> rates) {
  /** Copies set and map. */
  public PhasePlan {
    learning = Collections.unmodifiableSet(new LinkedHashSet<>(learning));
    rates = Map.copyOf(rates);
  }

  /** The only phase of a recipe without others, in which all layers learn at the same rate. */
  static PhasePlan only(Recipe recipe, Set<String> learning) {
    return new PhasePlan(1, learning, recipe.epochs(), recipe.learningRate(), Map.of());
  }
}
