package dev.graft.ui.session;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Shape;
import java.util.List;

/**
 * What the strip of blocks shows of one block.
 *
 * @param name its name
 * @param label a short name that fits below it
 * @param resolution rows of its result; 1 for a vector
 * @param channels channels of its result
 * @param parameters all of its layers' together
 */
public record BlockShape(String name, String label, int resolution, int channels, long parameters) {
  private static final String PREFIX = "block_";

  /**
   * The blocks of a backbone.
   *
   * @param backbone the backbone
   * @return in the order of the data
   */
  public static List<BlockShape> of(Backbone backbone) {
    return backbone.blocks().stream().map(b -> of(backbone, b)).toList();
  }

  private static BlockShape of(Backbone backbone, Block block) {
    Shape shape = backbone.network().shape(block.lastLayer());
    long parameters =
        block.layers().stream().mapToLong(l -> backbone.network().parameters(l)).sum();
    String label =
        block.name().startsWith(PREFIX) ? block.name().substring(PREFIX.length()) : block.name();
    return new BlockShape(
        block.name(), label, shape.rank() == 3 ? shape.get(0) : 1, shape.channels(), parameters);
  }
}
