package dev.graft.zoo;

import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks of any network: by the names of its layers where they are those of a known
 * architecture, else where the data narrows to one tensor.
 */
final class Blocks {
  private Blocks() {}

  /**
   * Divides a feature extractor.
   *
   * @param network the network
   * @param featureLayer the extractor's last layer
   * @return blocks in order; each layer from the first with weights to the feature layer is in
   *     exactly one
   */
  static List<Block> of(Network network, String featureLayer) {
    List<Layer> layers = Features.extractor(network, featureLayer);
    for (Architecture architecture : Architectures.list()) {
      Optional<List<Block>> named = architecture.divide(network, layers);
      if (named.isPresent()) {
        return named.get();
      }
    }
    return byShape(network, layers);
  }

  /**
   * Empty if the architecture does not know a layer with weights, or if its blocks would not be
   * contiguous.
   */
  static Optional<List<Block>> byName(
      Network network, List<Layer> layers, Architecture architecture) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    String current = "";
    for (Layer layer : layers) {
      Optional<String> block = architecture.blockOf(layer.name());
      if (block.isEmpty() && !network.weights(layer.name()).isEmpty()) {
        return Optional.empty();
      }
      String next = block.filter(b -> !b.equals(BlockNames.SAME)).orElse(current);
      if (next.equals(BlockNames.SAME) || (!next.equals(current) && blocks.containsKey(next))) {
        return Optional.empty();
      }
      blocks.computeIfAbsent(next, b -> new ArrayList<>()).add(layer.name());
      current = next;
    }
    return Optional.of(
        blocks.entrySet().stream().map(e -> new Block(e.getKey(), e.getValue())).toList());
  }

  /**
   * Ends a block after each neck that follows a convolution, together with what belongs to that
   * convolution.
   */
  private static List<Block> byShape(Network network, List<Layer> layers) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    boolean mixes = false;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      part.add(layer.name());
      mixes |= layer instanceof Layer.Conv2D || layer instanceof Layer.Dense;
      boolean last = i == layers.size() - 1;
      if (last || (mixes && !follows(layers.get(i + 1)) && network.isNarrow(layer.name()))) {
        if (mixes || parts.isEmpty()) {
          parts.add(part);
        } else {
          parts.get(parts.size() - 1).addAll(part);
        }
        part = new ArrayList<>();
        mixes = false;
      }
    }
    return parts.stream().map(p -> new Block(firstWithWeights(network, p), p)).toList();
  }

  /** Layers that finish what the one before them began. */
  private static boolean follows(Layer layer) {
    return layer instanceof Layer.BatchNormalization
        || layer instanceof Layer.Relu
        || layer instanceof Layer.Activate
        || layer instanceof Layer.Pooling2D
        || layer instanceof Layer.Dropout;
  }

  /**
   * A block is named after its first layer with weights, which is a name that the person knows and
   * is unique.
   */
  private static String firstWithWeights(Network network, List<String> layers) {
    return layers.stream()
        .filter(l -> !network.weights(l).isEmpty())
        .findFirst()
        .orElse(layers.get(0));
  }
}
