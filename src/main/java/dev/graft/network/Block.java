package dev.graft.network;

import java.util.List;

/**
 * The unit that people freeze: a stem, a residual block, a stage.
 *
 * @param name the name that people see and type, for instance {@code block_13}
 * @param layers its layers' names, in the order of the data
 */
public record Block(String name, List<String> layers) {
  /** Copies the list. */
  public Block {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("block " + name + " has no layers");
    }
  }

  /**
   * The layer that hands the block's result on.
   *
   * @return the last one's name
   */
  public String lastLayer() {
    return layers.get(layers.size() - 1);
  }
}
