package dev.graft.training;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Factors on the learning rate for parts of the backbone; the head always learns at the full rate.
 *
 * @param decay a factor for each block further from the head (discriminative fine-tuning, Howard
 *     and Ruder, 2018): the last block learns at decay times the rate, the one before at its
 *     square; above 0 to 1, where 1 is the same rate for all
 * @param factors by block or layer name, each above 0; what is named here does not follow the
 *     decay, and a layer goes before its block
 */
public record LayerRates(double decay, Map<String, Double> factors) {
  /** The same rate for all. */
  public static final LayerRates EQUAL = new LayerRates(1, Map.of());

  /** Checks the figures and copies the map. */
  public LayerRates {
    Require.that(
        decay > 0 && decay <= 1,
        "The factor on the learning rate for each block must be above 0 and at most 1, not %s."
            .formatted(decay));
    factors = Map.copyOf(factors);
    for (String name : new TreeSet<>(factors.keySet())) {
      Require.positive(factors.get(name), "The factor on the learning rate of " + name);
    }
  }

  /**
   * Works out the factor of each layer.
   *
   * @param backbone of which backbone
   * @return by layer with weights, in the order of the data; layers that learn at the full rate are
   *     left out
   * @throws GraftException if a block or layer does not exist
   */
  public Map<String, Double> factors(Backbone backbone) {
    Map<String, Double> all = new LinkedHashMap<>();
    List<Block> blocks = backbone.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      double own = Math.pow(decay, blocks.size() - i);
      blocks.get(i).layers().forEach(l -> all.put(l, own));
    }
    for (Map.Entry<String, Double> named : factors.entrySet()) {
      backbone
          .block(named.getKey())
          .ifPresent(b -> b.layers().forEach(l -> all.put(l, named.getValue())));
    }
    for (Map.Entry<String, Double> named : factors.entrySet()) {
      String name = named.getKey();
      Optional<Block> block = backbone.block(name);
      if (backbone.trunk().find(name).isPresent()) {
        all.put(name, named.getValue());
      } else if (block.isEmpty()) {
        throw new GraftException(
            "%s has no layer or block %s whose learning rate could be changed; `graft zoo show %s` lists them."
                .formatted(backbone.name(), name, backbone.name()));
      }
    }
    all.entrySet()
        .removeIf(e -> e.getValue() == 1 || backbone.network().weights(e.getKey()).isEmpty());
    return all;
  }
}
