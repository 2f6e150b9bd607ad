package dev.graft.ui.map;

import dev.graft.ui.kit.ClassPalette;
import java.util.List;
import java.util.Locale;

/** The colours of a map. Each is a CSS property that the stylesheet binds to a token. */
public enum Ink {
  CLASS_0,
  CLASS_1,
  CLASS_2,
  CLASS_3,
  CLASS_4,
  CLASS_5,
  CLASS_6,
  CLASS_7,
  CLASS_8,
  CLASS_9,
  CLASS_10,
  CLASS_11,
  /** Of what has no kind yet. */
  NONE,
  RIGHT,
  WRONG,
  /** Around what is selected. */
  SELECTED,
  /** Between points that lie on one another. */
  GROUND;

  private static final List<Ink> CLASSES = List.of(values()).subList(0, ClassPalette.SIZE);

  /**
   * The colour of a class, the same as everywhere in the window.
   *
   * @param index the class's place, from 0; colours repeat
   * @return a colour
   */
  public static Ink ofClass(int index) {
    return CLASSES.get(Math.floorMod(index, CLASSES.size()));
  }

  String property() {
    return "-graft-map-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
