package dev.graft.ui.session;

import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.ui.kit.Texts;

/**
 * What stays frozen, for rooms that only tell of it.
 *
 * @param choice the choice
 */
public record FreezeLine(FreezeChoice choice) {
  private static final Texts TEXTS = Texts.in(FreezeLine.class);

  /**
   * Where the line stands.
   *
   * @return how many blocks lie before it
   */
  public int frozen() {
    return choice.line();
  }

  /**
   * How many blocks there are.
   *
   * @return the count
   */
  public int blocks() {
    return choice.blocks();
  }

  /**
   * The choice in the domain's words.
   *
   * @return the plan
   */
  public FreezePlan plan() {
    return choice.plan();
  }

  /**
   * How many blocks learn, wholly or in part.
   *
   * @return the count
   */
  public int learning() {
    return choice.learningBlocks();
  }

  /**
   * The choice in words for people.
   *
   * @return for instance {@code last 5 of 18 blocks learn}
   */
  public String words() {
    if (choice.learning().isEmpty()) {
      return TEXTS.get("freeze.all");
    }
    if (!choice.isLine()) {
      return TEXTS.format("freeze.chosen", learning(), blocks());
    }
    return frozen() == 0
        ? TEXTS.get("freeze.none")
        : TEXTS.format("freeze.last", learning(), blocks());
  }
}
