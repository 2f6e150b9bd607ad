package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Texts;
import java.util.Locale;

/** The groups of choices, each of which has a page in the room. */
public enum Technique {
  SCHEDULE,
  STOPPING,
  AUGMENTATION,
  REGULARISATION,
  CLASSES,
  UNFREEZING,
  STORE,
  /** The search for a learning rate, which has a button of its own. */
  RATE;

  private static final Texts TEXTS = Texts.in(Technique.class);

  /**
   * Its name in lower case, for ids.
   *
   * @return for instance {@code stopping}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Its name.
   *
   * @return a word or two
   */
  public String label() {
    return TEXTS.get("technique.label." + id());
  }

  /**
   * What it is good for.
   *
   * @return a sentence or two
   */
  public String help() {
    return TEXTS.get("technique.help." + id());
  }

  /** Whether it is among the rows of the recipe. */
  boolean isListed() {
    return this != RATE;
  }
}
