package dev.graft.ui.session;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Shape;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  /** {@code block_13}, {@code block2a} and {@code conv3_block2} have their numbers as labels. */
  private static final Pattern NUMBERED = Pattern.compile("(?:conv(\\d+)_)?block_?(\\d+[a-z]?)");

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
    return new BlockShape(
        block.name(),
        label(block.name()),
        shape.rank() == 3 ? shape.get(0) : 1,
        shape.channels(),
        parameters);
  }

  private static String label(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    if (!numbered.matches()) {
      return name;
    }
    return numbered.group(1) == null
        ? numbered.group(2)
        : numbered.group(1) + "." + numbered.group(2);
  }
}
