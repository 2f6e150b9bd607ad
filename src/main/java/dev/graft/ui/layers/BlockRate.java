package dev.graft.ui.layers;

import dev.graft.network.Block;
import dev.graft.training.FreezeChoice;
import dev.graft.training.LayerRates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The factor on the learning rate of a block.
 *
 * @param learns whether anything of the block learns; else the factor means nothing
 * @param factor on the recipe's learning rate, above 0: set by hand, or what the rule gives
 * @param own whether it was set by hand
 * @param apart how many of its layers have factors of their own, which go before the block's
 */
record BlockRate(boolean learns, double factor, boolean own, int apart) {
  /**
   * Works them out for all blocks.
   *
   * @param choice what learns
   * @param rates the rule, and what was set by hand
   * @return in the order of the data
   */
  static List<BlockRate> of(FreezeChoice choice, LayerRates rates) {
    List<Block> blocks = choice.backbone().blocks();
    List<BlockRate> all = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Optional<Double> own = Optional.ofNullable(rates.factors().get(block.name()));
      boolean learns = block.layers().stream().anyMatch(choice.learning()::contains);
      all.add(
          new BlockRate(
              learns,
              own.orElse(Math.pow(rates.decay(), blocks.size() - i)),
              own.isPresent(),
              rates.factors().isEmpty() ? 0 : apart(block, rates)));
    }
    return List.copyOf(all);
  }

  private static int apart(Block block, LayerRates rates) {
    return (int)
        block.layers().stream()
            .filter(l -> !l.equals(block.name()) && rates.factors().containsKey(l))
            .count();
  }

  /** Whether something in the block does not follow the rule. */
  boolean departs() {
    return own || apart > 0;
  }

  /**
   * Sets the factor of a block by hand. Factors that single layers of it had are gone: what is seen
   * is what holds.
   *
   * @param rates what was before
   * @param block which
   * @param factor above 0
   * @return the same with that factor
   */
  static LayerRates with(LayerRates rates, Block block, double factor) {
    Map<String, Double> factors = new HashMap<>(without(rates, block).factors());
    factors.put(block.name(), factor);
    return new LayerRates(rates.decay(), factors);
  }

  /**
   * Lets a block follow the rule again, with all its layers.
   *
   * @param rates what was before
   * @param block which
   * @return the same without factors of that block
   */
  static LayerRates without(LayerRates rates, Block block) {
    Map<String, Double> factors = new HashMap<>(rates.factors());
    factors.remove(block.name());
    factors.keySet().removeAll(block.layers());
    return new LayerRates(rates.decay(), factors);
  }
}
