package dev.graft.training;

import java.util.Map;

/**
 * How a tail learns, whatever it learns from.
 *
 * @param optimizer how gradients change weights
 * @param rates factors on the learning rate by layer; 1 where a layer is not named
 * @param regularisation decay, clipping, averaging and the mode of normalisation; label smoothing
 *     is in the targets and does not count here
 */
public record LearningRule(
    Optimizer optimizer, Map<String, Double> rates, Regularisation regularisation) {
  /** Copies the map. */
  public LearningRule {
    rates = Map.copyOf(rates);
  }

  /**
   * The optimiser alone.
   *
   * @param optimizer how gradients change weights
   * @return a rule with the same rate for all and no regularisation
   */
  public static LearningRule of(Optimizer optimizer) {
    return new LearningRule(optimizer, Map.of(), Regularisation.NONE);
  }
}
