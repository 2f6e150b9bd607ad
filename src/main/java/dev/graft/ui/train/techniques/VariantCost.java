package dev.graft.ui.train.techniques;

import dev.graft.training.Techniques;
import java.util.Optional;

/** What changed pictures cost with a frozen trunk: stored variants, or the trunk run live. */
public interface VariantCost {
  /**
   * The cost of the choices as they stand.
   *
   * @param techniques the choices
   * @param basics epochs and batch
   * @return a sentence or two; empty while images or backbone are missing
   */
  Optional<String> words(Techniques techniques, Basics basics);
}
