package dev.graft.ui.train.techniques;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.ui.kit.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Augmentation in one word. */
public enum Strength {
  NONE(false, 1, 0, 0, 0),
  LIGHT(true, 0.65, 10, 0.2, 0),
  STRONG(true, 0.35, 20, 0.4, 0.25);

  private static final Texts TEXTS = Texts.in(Strength.class);

  private final boolean flip;
  private final double crop;
  private final double rotation;
  private final double colour;
  private final double erasing;

  Strength(boolean flip, double crop, double rotation, double colour, double erasing) {
    this.flip = flip;
    this.crop = crop;
    this.rotation = rotation;
    this.colour = colour;
    this.erasing = erasing;
  }

  /** The changes of this strength; mixing and the number of variants stay as they are. */
  Augmentation onto(Augmentation now) {
    return new Augmentation(
        flip,
        crop,
        rotation,
        colour,
        colour,
        colour,
        erasing,
        this == NONE ? 0 : now.mixUp(),
        this == NONE ? 0 : now.cutMix(),
        now.variants());
  }

  /** The strength of changes; empty if somebody chose them one by one. */
  static Optional<Strength> of(Augmentation augmentation) {
    return Arrays.stream(values())
        .filter(s -> s.onto(augmentation).equals(augmentation))
        .findFirst();
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Its name.
   *
   * @return a word
   */
  public String label() {
    return TEXTS.get("strength.label." + id());
  }

  /**
   * When to use it.
   *
   * @return a sentence
   */
  public String help() {
    return TEXTS.get("strength.help." + id());
  }
}
