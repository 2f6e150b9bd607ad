package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which layers of a backbone learn. The head always learns. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FreezePlan.AllFrozen.class, name = "all"),
  @JsonSubTypes.Type(value = FreezePlan.NoneFrozen.class, name = "none"),
  @JsonSubTypes.Type(value = FreezePlan.FirstBlocks.class, name = "first"),
  @JsonSubTypes.Type(value = FreezePlan.AllButLastBlocks.class, name = "allButLast"),
  @JsonSubTypes.Type(value = FreezePlan.LearningFrom.class, name = "from"),
  @JsonSubTypes.Type(value = FreezePlan.Chosen.class, name = "chosen"),
})
public sealed interface FreezePlan {
  /** The whole backbone stays as it is. */
  record AllFrozen() implements FreezePlan {}

  /** Everything learns. */
  record NoneFrozen() implements FreezePlan {}

  /** The first blocks stay. */
  record FirstBlocks(int count) implements FreezePlan {}

  /** All but the last blocks stay. */
  record AllButLastBlocks(int count) implements FreezePlan {}

  /** A layer or block and all after it learn. */
  record LearningFrom(String layerOrBlock) implements FreezePlan {}

  /** Exactly these layers stay. */
  record Chosen(Set<String> frozenLayers) implements FreezePlan {
    /** Copies the set. */
    public Chosen {
      frozenLayers = Set.copyOf(frozenLayers);
    }
  }

  /**
   * Reads the word of the command line.
   *
   * @param word {@code all}, {@code none}, {@code N} or {@code -N}
   * @return the plan
   * @throws GraftException if it is none of these
   */
  static FreezePlan parse(String word) {
    return switch (word) {
      case "all" -> new AllFrozen();
      case "none" -> new NoneFrozen();
      default -> {
        try {
          int n = Integer.parseInt(word);
          yield word.startsWith("-") ? new AllButLastBlocks(-n) : new FirstBlocks(n);
        } catch (NumberFormatException e) {
          throw new GraftException(
              "--frozen takes all, none, a number of blocks, or -N for all but the last N, not "
                  + word
                  + ".",
              e);
        }
      }
    };
  }

  /**
   * Works out which layers learn.
   *
   * @param backbone of which backbone
   * @return names of the layers with weights that learn, in the order of the data
   * @throws GraftException if a block or layer does not exist, or there are fewer blocks
   */
  default Set<String> learning(Backbone backbone) {
    Set<String> learning = chosen(backbone);
    for (Layer layer : backbone.network().layers()) {
      if (layer instanceof Layer.FrozenGraph && learning.contains(layer.name())) {
        throw new GraftException(
            backbone.name()
                + " is a graph whose layers are not known, so it can only stay frozen as a whole; use"
                + " --frozen all.");
      }
    }
    return learning;
  }

  private Set<String> chosen(Backbone backbone) {
    List<Block> blocks = backbone.blocks();
    List<String> all =
        backbone.trunk().layers().stream()
            .map(Layer::name)
            .filter(l -> !backbone.network().weights(l).isEmpty())
            .toList();
    if (this instanceof AllFrozen) {
      return Set.of();
    } else if (this instanceof NoneFrozen) {
      return new LinkedHashSet<>(all);
    } else if (this instanceof FirstBlocks first) {
      return fromBlock(backbone, all, checked(first.count(), blocks.size(), backbone));
    } else if (this instanceof AllButLastBlocks last) {
      return fromBlock(
          backbone, all, blocks.size() - checked(last.count(), blocks.size(), backbone));
    } else if (this instanceof LearningFrom from) {
      Optional<Block> block = backbone.block(from.layerOrBlock());
      String first = block.map(b -> b.layers().get(0)).orElse(from.layerOrBlock());
      if (backbone.trunk().find(first).isEmpty()) {
        throw new GraftException(
            backbone.name()
                + " has no layer or block "
                + from.layerOrBlock()
                + "; `graft zoo show "
                + backbone.name()
                + "` lists them.");
      }
      return from(backbone, all, first);
    } else {
      Set<String> frozen = ((Chosen) this).frozenLayers();
      Set<String> learning = new LinkedHashSet<>(all);
      learning.removeAll(frozen);
      return learning;
    }
  }

  private static int checked(int count, int blocks, Backbone backbone) {
    if (count < 0 || count > blocks) {
      throw new GraftException(
          backbone.name() + " has " + blocks + " blocks, so " + count + " of them is impossible.");
    }
    return count;
  }

  private static Set<String> fromBlock(Backbone backbone, List<String> all, int block) {
    return block == backbone.blocks().size()
        ? Set.of()
        : from(backbone, all, backbone.blocks().get(block).layers().get(0));
  }

  private static Set<String> from(Backbone backbone, List<String> all, String first) {
    Set<String> learning = new LinkedHashSet<>(all);
    int start = backbone.network().indexOf(first);
    learning.removeIf(l -> backbone.network().indexOf(l) < start);
    return learning;
  }
}
