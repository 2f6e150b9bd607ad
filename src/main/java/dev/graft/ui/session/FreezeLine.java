package dev.graft.ui.session;

import dev.graft.network.Backbone;
import dev.graft.training.FreezePlan;

/**
 * Where the freeze line stands: the blocks before it stay, those after it learn.
 *
 * @param frozen how many blocks stay frozen
 * @param blocks how many there are
 */
public record FreezeLine(int frozen, int blocks) {
  /**
   * The line of a backbone.
   *
   * @param backbone the backbone
   * @param frozen how many blocks stay; brought into what is possible
   * @return the line
   */
  public static FreezeLine of(Backbone backbone, int frozen) {
    int blocks = backbone.blocks().size();
    return new FreezeLine(Math.max(0, Math.min(blocks, frozen)), blocks);
  }

  /**
   * The choice in the domain's words.
   *
   * @return all, none, or the first so many blocks frozen
   */
  public FreezePlan plan() {
    if (frozen == blocks) {
      return new FreezePlan.AllFrozen();
    }
    return frozen == 0 ? new FreezePlan.NoneFrozen() : new FreezePlan.FirstBlocks(frozen);
  }

  /**
   * How many blocks learn.
   *
   * @return blocks after the line
   */
  public int learning() {
    return blocks - frozen;
  }

  /**
   * The choice in words for people.
   *
   * @return for instance {@code last 5 of 18 blocks learn}
   */
  public String words() {
    if (frozen == blocks) {
      return "everything frozen, only the head learns";
    }
    if (frozen == 0) {
      return "everything learns";
    }
    return learning() == 1
        ? "last of " + blocks + " blocks learns"
        : "last " + learning() + " of " + blocks + " blocks learn";
  }
}
