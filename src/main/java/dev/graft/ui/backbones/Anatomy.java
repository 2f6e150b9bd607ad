package dev.graft.ui.backbones;

import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.ui.session.BlockShape;
import java.util.List;

/**
 * What a backbone's layers tell.
 *
 * @param blocks its shape
 * @param macs multiplications with addition for one picture, up to the feature layer; 0 if unknown
 */
record Anatomy(List<BlockShape> blocks, long macs) {
  /** Nothing is known. */
  static final Anatomy NONE = new Anatomy(List.of(), 0);

  Anatomy {
    blocks = List.copyOf(blocks);
  }

  static Anatomy of(Backbone backbone) {
    Network trunk = backbone.trunk();
    long macs = trunk.layers().stream().mapToLong(l -> trunk.macs(l.name())).sum();
    return new Anatomy(BlockShape.of(backbone), macs);
  }
}
