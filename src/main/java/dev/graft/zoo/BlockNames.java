package dev.graft.zoo;

import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks by the names of layers, as an architecture gives them. A layer that no rule knows goes with the block before it.
 *
 * @param rules tried in order
 */
record BlockNames(List<Rule> rules) {
  /**
   * One rule.
   *
   * @param layer what the layer's whole name looks like
   * @param block the block's name; {@code $1} is the first group
   */
  record Rule(Pattern layer, String block) {}

  List<Block> blocks(Network network, String featureLayer) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    Optional<String> current = Optional.empty();
    for (Layer layer : Features.extractor(network, featureLayer)) {
      String name = layer.name();
      Optional<String> before = current;
      String block = blockOf(name).or(() -> before).orElse(name);
      blocks.computeIfAbsent(block, b -> new ArrayList<>()).add(name);
      current = Optional.of(block);
    }
    return blocks.entrySet().stream().map(e -> new Block(e.getKey(), e.getValue())).toList();
  }

  private Optional<String> blockOf(String layer) {
    for (Rule rule : rules) {
      Matcher matcher = rule.layer().matcher(layer);
      if (matcher.matches()) {
        return Optional.of(matcher.replaceAll(rule.block()));
      }
    }
    return Optional.empty();
  }
}
