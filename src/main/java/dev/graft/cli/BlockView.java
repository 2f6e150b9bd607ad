package dev.graft.cli;

import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The layers of a backbone that are in none of its blocks.
 *
 * @param before those before the first block: the input and what only moves or scales numbers
 * @param after those behind the feature layer: the classifier that it came with
 */
record BlockView(List<String> before, List<String> after) {
  static BlockView of(Backbone backbone) {
    Set<String> inBlocks = new HashSet<>();
    backbone.blocks().forEach(b -> inBlocks.addAll(b.layers()));
    Set<String> trunk = new HashSet<>();
    backbone.trunk().layers().forEach(l -> trunk.add(l.name()));
    List<String> others =
        backbone.network().layers().stream()
            .map(Layer::name)
            .filter(l -> !inBlocks.contains(l))
            .toList();
    return new BlockView(
        others.stream().filter(trunk::contains).toList(),
        others.stream().filter(l -> !trunk.contains(l)).toList());
  }

  static long parameters(Backbone backbone, List<String> layers) {
    return layers.stream().mapToLong(backbone.network()::parameters).sum();
  }
}
