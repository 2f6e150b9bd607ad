package dev.graft.training;

import java.util.Map;

/**
 * Factors on the learning rate for parts of the backbone; the head always learns at the full rate.
 *
 * @param decay a factor for each block further from the head (discriminative fine-tuning, Howard
 *     and Ruder, 2018): the last block learns at decay times the rate, the one before at its
 *     square; above 0 to 1, where 1 is the same rate for all
 * @param factors by block or layer name, each above 0; what is named here does not follow the decay
 */
public record LayerRates(double decay, Map<String, Double> factors) {
  /** The same rate for all. */
  public static final LayerRates EQUAL = new LayerRates(1, Map.of());

  /** Copies the map. */
  public LayerRates {
    factors = Map.copyOf(factors);
  }
}
