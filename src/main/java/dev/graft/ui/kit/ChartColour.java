package dev.graft.ui.kit;

import java.util.List;
import javafx.scene.paint.Color;

/** The colours of a chart. Each is a CSS property that the stylesheet binds to a token. */
public enum ChartColour {
  /** The line that matters. */
  MAIN("-graft-chart-main", Color.BLUE),
  /** A line that stands back. */
  OTHER("-graft-chart-other", Color.GRAY),
  LINE_0("-graft-chart-line-0", Color.BLUE),
  LINE_1("-graft-chart-line-1", Color.ORANGE),
  LINE_2("-graft-chart-line-2", Color.PURPLE),
  LINE_3("-graft-chart-line-3", Color.GREEN),
  LINE_4("-graft-chart-line-4", Color.PINK),
  LINE_5("-graft-chart-line-5", Color.OLIVE),
  GRID("-graft-chart-grid", Color.LIGHTGRAY),
  TEXT("-graft-chart-text", Color.GRAY),
  GROUND("-graft-chart-ground", Color.WHITE),
  /** The best epoch. */
  BEST("-graft-chart-best", Color.GREEN);

  private static final List<ChartColour> LINES =
      List.of(LINE_0, LINE_1, LINE_2, LINE_3, LINE_4, LINE_5);
  private final String property;

  // A JavaFX colour does not change; its class does not promise it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Color initial;

  ChartColour(String property, Color initial) {
    this.property = property;
    this.initial = initial;
  }

  /**
   * The colour of one of several lines.
   *
   * @param index from 0; colours repeat after six
   * @return a colour
   */
  public static ChartColour line(int index) {
    return LINES.get(Math.floorMod(index, LINES.size()));
  }

  String property() {
    return property;
  }

  Color initial() {
    return initial;
  }
}
