package dev.graft.ui.layers;

import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.training.FreezeChoice;
import java.util.List;

/**
 * A layer of the selected block.
 *
 * @param name its name
 * @param kind its class in Keras
 * @param output the shape of its output
 * @param parameters how many it has
 * @param role what training does with it
 * @param lockable whether it has a lock
 */
public record LayerRow(
    String name, String kind, String output, long parameters, Role role, boolean lockable) {
  /** What training does with a layer. */
  public enum Role {
    /** It has nothing to learn. */
    NONE,
    /** It stays as it is. */
    FROZEN,
    /** Its weights change. */
    LEARNS,
    /** Scale and offset learn; the statistics of batch normalisation stay. */
    STATISTICS_FROZEN
  }

  static List<LayerRow> of(FreezeChoice choice, Block block) {
    return block.layers().stream().map(l -> of(choice, l)).toList();
  }

  private static LayerRow of(FreezeChoice choice, String name) {
    Network network = choice.backbone().network();
    Layer layer = network.layer(name);
    return new LayerRow(
        name,
        layer.kerasClass(),
        network.shape(name).toString().replace('x', '×'),
        network.parameters(name),
        role(choice, layer, network.parameters(name)),
        choice.isLockable(name));
  }

  private static Role role(FreezeChoice choice, Layer layer, long parameters) {
    if (parameters == 0) {
      return Role.NONE;
    }
    if (!choice.learning().contains(layer.name())) {
      return Role.FROZEN;
    }
    return layer instanceof Layer.BatchNormalization ? Role.STATISTICS_FROZEN : Role.LEARNS;
  }
}
