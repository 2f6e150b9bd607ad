package dev.graft.project;

import dev.graft.training.FreezePlan;

/** What stays frozen, in a few words for a list of runs. */
final class FrozenWords {
  private FrozenWords() {}

  static String of(FreezePlan plan) {
    if (plan instanceof FreezePlan.AllFrozen) {
      return "all";
    } else if (plan instanceof FreezePlan.NoneFrozen) {
      return "none";
    } else if (plan instanceof FreezePlan.FirstBlocks first) {
      return "first " + blocks(first.count());
    } else if (plan instanceof FreezePlan.AllButLastBlocks last) {
      return "all but the last " + blocks(last.count());
    } else if (plan instanceof FreezePlan.LearningFrom from) {
      return "before " + from.layerOrBlock();
    } else {
      int chosen = ((FreezePlan.Chosen) plan).frozenLayers().size();
      return chosen == 1 ? "1 chosen layer" : chosen + " chosen layers";
    }
  }

  private static String blocks(int count) {
    return count == 1 ? "1 block" : count + " blocks";
  }
}
