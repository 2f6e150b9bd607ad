package dev.graft.ui.kit;

import javafx.scene.Node;

/**
 * The colour of a class, by its place among the classes: the same in its card, on its thumbnails
 * and on its bars. The colours themselves are theme tokens; a node that wears a class's style class
 * finds its colour under {@code -graft-class}.
 */
public final class ClassPalette {
  /** How many colours there are before they repeat. */
  public static final int SIZE = 12;

  private static final String PREFIX = "class-colour-";

  private ClassPalette() {}

  /**
   * The style class.
   *
   * @param index the class's place, from 0
   * @return the style class that carries its colour
   */
  public static String styleClass(int index) {
    return PREFIX + Math.floorMod(index, SIZE);
  }

  /**
   * Gives a node the colour of a class.
   *
   * @param node the node; an earlier colour is taken off
   * @param index the class's place, from 0
   */
  public static void paint(Node node, int index) {
    node.getStyleClass().removeIf(s -> s.startsWith(PREFIX));
    node.getStyleClass().add(styleClass(index));
  }
}
