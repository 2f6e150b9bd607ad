package dev.graft.ui.train.techniques;

import dev.graft.network.Backbone;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.training.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * The phases of a training as blocks that learn: the first is the freeze line and the recipe's
 * epochs, and each later one lets at least the blocks learn that learned before it. Pure functions.
 */
final class PhaseList {
  /** The most phases, so that the timeline stays readable. */
  static final int MOST = 8;

  private static final int PROPOSED_EPOCHS = 5;
  private static final double PROPOSED_RATE = 0.1;

  /** How many blocks more a proposed phase lets learn. */
  private static final int PROPOSED_BLOCKS = 3;

  private PhaseList() {}

  /** How many blocks, counted from the head, a later phase has to let learn at least. */
  static int least(FreezeChoice first, List<Phase> then, int at) {
    return at == 0
        ? first.blocks() - firstLearning(first)
        : learning(first.backbone(), then.get(at - 1).freezePlan());
  }

  /** The first block of which anything learns, on either side of the line; else their number. */
  private static int firstLearning(FreezeChoice choice) {
    if (choice.learning().isEmpty()) {
      return choice.blocks();
    }
    int block = 0;
    while (block < choice.blocks() && choice.state(block) == FreezeChoice.State.FROZEN) {
      block++;
    }
    return block;
  }

  /** How many blocks a plan lets learn, as far as the backbone has them. */
  static int learning(Backbone backbone, FreezePlan plan) {
    int blocks = backbone.blocks().size();
    if (plan instanceof FreezePlan.AllFrozen) {
      return 0;
    } else if (plan instanceof FreezePlan.NoneFrozen) {
      return blocks;
    } else if (plan instanceof FreezePlan.FirstBlocks first) {
      return Math.max(0, blocks - first.count());
    } else if (plan instanceof FreezePlan.AllButLastBlocks last) {
      return Math.min(blocks, last.count());
    }
    return blocks - FreezeChoice.of(backbone, plan).line();
  }

  /** The plan that lets so many of the last blocks learn, in words that suit any backbone. */
  static FreezePlan plan(Backbone backbone, int learning) {
    return learning == 0
        ? new FreezePlan.AllFrozen()
        : learning >= backbone.blocks().size()
            ? new FreezePlan.NoneFrozen()
            : new FreezePlan.AllButLastBlocks(learning);
  }

  /** The phases with another one at the end: some more blocks, at a tenth of the rate. */
  static List<Phase> added(FreezeChoice first, List<Phase> then) {
    int before = least(first, then, then.size());
    int learning = first.canThaw() ? Math.min(first.blocks(), before + PROPOSED_BLOCKS) : before;
    double rate = then.isEmpty() ? PROPOSED_RATE : then.get(then.size() - 1).rate();
    List<Phase> all = new ArrayList<>(then);
    all.add(new Phase(plan(first.backbone(), learning), PROPOSED_EPOCHS, rate));
    return all;
  }

  /** The phases without one. */
  static List<Phase> removed(List<Phase> then, int at) {
    List<Phase> all = new ArrayList<>(then);
    all.remove(at);
    return all;
  }

  /** The phases with one changed; it lets learn what it must, and later ones follow it. */
  static List<Phase> changed(FreezeChoice first, List<Phase> then, int at, Phase to) {
    List<Phase> all = new ArrayList<>(then);
    all.set(at, to);
    return settled(first, all);
  }

  /** The phases with so many blocks learning in one of them. */
  static List<Phase> withBlocks(FreezeChoice first, List<Phase> then, int at, int learning) {
    int held = Math.max(0, Math.min(first.blocks(), learning));
    Phase was = then.get(at);
    return changed(
        first, then, at, new Phase(plan(first.backbone(), held), was.epochs(), was.rate()));
  }

  /** The phases brought in order: none freezes again what learned before it. */
  static List<Phase> settled(FreezeChoice first, List<Phase> then) {
    List<Phase> all = new ArrayList<>();
    for (Phase phase : then) {
      int least = least(first, all, all.size());
      int learning = learning(first.backbone(), phase.freezePlan());
      boolean counted =
          !(phase.freezePlan() instanceof FreezePlan.Chosen
              || phase.freezePlan() instanceof FreezePlan.LearningFrom);
      boolean fits = learning >= least && isPossible(first.backbone(), phase.freezePlan());
      all.add(
          fits || (!counted && learning >= least)
              ? phase
              : new Phase(
                  plan(first.backbone(), Math.max(least, learning)), phase.epochs(), phase.rate()));
    }
    return all;
  }

  private static boolean isPossible(Backbone backbone, FreezePlan plan) {
    int blocks = backbone.blocks().size();
    return !(plan instanceof FreezePlan.FirstBlocks first && first.count() > blocks)
        && !(plan instanceof FreezePlan.AllButLastBlocks last && last.count() > blocks);
  }

  /** The phases of one backbone said in numbers of blocks, so that another one can have them. */
  static List<Phase> inCounts(Backbone backbone, List<Phase> then) {
    List<Phase> all = new ArrayList<>();
    for (Phase phase : then) {
      boolean named =
          phase.freezePlan() instanceof FreezePlan.Chosen
              || phase.freezePlan() instanceof FreezePlan.LearningFrom;
      all.add(
          named
              ? new Phase(
                  plan(backbone, learning(backbone, phase.freezePlan())),
                  phase.epochs(),
                  phase.rate())
              : phase);
    }
    return all;
  }
}
