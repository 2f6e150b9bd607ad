package dev.graft.ui.kit;

/**
 * One line of a chart: its points and how they are drawn.
 *
 * @param curve the points; owned by whoever made them, who calls {@link LineChartPane#refresh()}
 * @param colour a line's colour, which the theme chooses
 * @param dashed whether the line is broken, to tell two kinds of one colour apart
 */
public record ChartLine(Curve curve, ChartColour colour, boolean dashed) {
  /**
   * The line that matters most, in the accent colour.
   *
   * @param curve its points
   * @return a line
   */
  public static ChartLine main(Curve curve) {
    return new ChartLine(curve, ChartColour.MAIN, false);
  }

  /**
   * A line that stands back.
   *
   * @param curve its points
   * @return a line
   */
  public static ChartLine other(Curve curve) {
    return new ChartLine(curve, ChartColour.OTHER, false);
  }

  /**
   * One of several lines of equal weight.
   *
   * @param curve its points
   * @param index its place among them, from 0; colours repeat after six
   * @param dashed whether the line is broken
   * @return a line
   */
  public static ChartLine of(Curve curve, int index, boolean dashed) {
    return new ChartLine(curve, ChartColour.line(index), dashed);
  }

  boolean isMain() {
    return colour != ChartColour.OTHER && !dashed;
  }
}
