package dev.graft.ui.map;

/**
 * What several points have in common: they look alike, and stand in one line of the legend.
 *
 * @param name for people
 * @param ink their colour
 * @param sign their shape
 * @param ringed whether each has a ring around it, so that it is seen among many
 */
public record Kind(String name, Ink ink, Sign sign, boolean ringed) {
  /**
   * A kind without a ring.
   *
   * @param name for people
   * @param ink their colour
   * @param sign their shape
   */
  public Kind(String name, Ink ink, Sign sign) {
    this(name, ink, sign, false);
  }
}
