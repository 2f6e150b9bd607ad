package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Pictures in a terminal: curves over epochs, and who is taken for whom. */
final class TerminalChart {
  private static final int COLUMNS = 60;
  private static final int ROWS = 9;
  private static final int NAME = 16;
  private static final int MISTAKES = 10;
  private static final String SHADES = " ░▒▓█";

  private TerminalChart() {}

  /**
   * One curve.
   *
   * @param name what it shows
   * @param values by epoch; gaps are not numbers
   * @param stroke how it is drawn
   */
  record Curve(String name, List<Double> values, DotCanvas.Stroke stroke) {}

  /**
   * Draws curves over epochs.
   *
   * @param title what is drawn
   * @param curves of equal length; values outside the range are drawn at its ends
   * @param low the value at the bottom
   * @param high the value at the top, above {@code low}
   * @param label writes a value at the axis
   * @param braille whether Braille patterns can be shown
   */
  static List<String> curves(
      String title,
      List<Curve> curves,
      double low,
      double high,
      DoubleFunction<String> label,
      boolean braille) {
    int epochs = curves.stream().mapToInt(c -> c.values().size()).max().orElse(0);
    Span span = new Span("1", epochs > 1 ? String.valueOf(epochs) : "");
    return curves(title, curves, low, high, label, span, braille);
  }

  /**
   * What stands below the first and the last value.
   *
   * @param first at the left
   * @param last at the right
   */
  record Span(String first, String last) {}

  /** Draws curves over something else than epochs. */
  static List<String> curves(
      String title,
      List<Curve> curves,
      double low,
      double high,
      DoubleFunction<String> label,
      Span span,
      boolean braille) {
    DotCanvas canvas = new DotCanvas(COLUMNS, ROWS, braille);
    int length = curves.stream().mapToInt(c -> c.values().size()).max().orElse(0);
    curves.forEach(c -> draw(canvas, c, length, low, high));
    List<String> rows = canvas.rows();
    String top = label.apply(high);
    String bottom = label.apply(low);
    int margin = Math.max(top.length(), bottom.length());
    List<String> lines = new ArrayList<>();
    lines.add(title + legend(curves, braille));
    for (int r = 0; r < rows.size(); r++) {
      String text = r == 0 ? top : r == rows.size() - 1 ? bottom : "";
      String axis = braille ? " │" : " |";
      lines.add((TextTable.padded(text, margin, Align.RIGHT) + axis + rows.get(r)).stripTrailing());
    }
    lines.add(" ".repeat(margin) + (braille ? " └" : " +") + (braille ? "─" : "-").repeat(COLUMNS));
    lines.add(
        (" ".repeat(margin + 2)
                + span.first()
                + TextTable.padded(span.last(), COLUMNS - span.first().length(), Align.RIGHT))
            .stripTrailing());
    return lines;
  }

  private static String legend(List<Curve> curves, boolean braille) {
    StringBuilder text = new StringBuilder();
    for (Curve curve : curves) {
      boolean solid = curve.stroke() == DotCanvas.Stroke.SOLID;
      String sample = braille ? (solid ? "⠤⠤⠤" : "⠄⠄⠄") : (solid ? "***" : "ooo");
      text.append("   ").append(sample).append(' ').append(curve.name());
    }
    return text.toString();
  }

  private static void draw(DotCanvas canvas, Curve curve, int epochs, double low, double high) {
    int lastX = -1;
    int lastY = -1;
    for (int i = 0; i < curve.values().size(); i++) {
      double value = curve.values().get(i);
      if (!Double.isFinite(value)) {
        lastX = -1;
        continue;
      }
      int x = epochs == 1 ? 0 : Math.round((float) i * (canvas.width() - 1) / (epochs - 1));
      double share = Math.min(1, Math.max(0, (value - low) / (high - low)));
      int y = (int) Math.round(share * (canvas.height() - 1));
      if (lastX >= 0) {
        canvas.line(lastX, lastY, x, y, curve.stroke());
      } else {
        canvas.dot(x, y, curve.stroke());
      }
      lastX = x;
      lastY = y;
    }
  }

  /**
   * Draws a confusion matrix, shaded by the share of each true class; with too many classes for a
   * line, the most frequent mistakes.
   *
   * @param evaluation whose matrix
   */
  static List<String> confusion(Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusion();
    List<String> names =
        evaluation.classes().stream().map(n -> TextTable.shortened(n, NAME)).toList();
    Align[] alignments = new Align[names.size() + 1];
    java.util.Arrays.fill(alignments, Align.RIGHT);
    alignments[0] = Align.LEFT;
    TextTable table = new TextTable(alignments);
    table.row(cells("true \\ predicted", names));
    for (int t = 0; t < matrix.size(); t++) {
      int truth = t;
      table.row(
          cells(
              names.get(t),
              IntStream.range(0, matrix.size())
                  .mapToObj(p -> cell(matrix.count(truth, p), matrix.support(truth)))
                  .toList()));
    }
    List<String> lines = table.lines();
    boolean fits = lines.stream().allMatch(l -> l.length() <= Terminal.WIDTH);
    return fits ? lines : mistakes(evaluation);
  }

  private static String[] cells(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all.toArray(String[]::new);
  }

  private static String cell(long count, long support) {
    int shade =
        support == 0 ? 0 : (int) Math.ceil((double) count / support * (SHADES.length() - 1));
    return Words.count(count) + " " + String.valueOf(SHADES.charAt(shade)).repeat(2);
  }

  private record Mistake(int truth, int predicted, long count) {}

  private static List<String> mistakes(Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusion();
    List<Mistake> mistakes = new ArrayList<>();
    for (int t = 0; t < matrix.size(); t++) {
      for (int p = 0; p < matrix.size(); p++) {
        if (t != p && matrix.count(t, p) > 0) {
          mistakes.add(new Mistake(t, p, matrix.count(t, p)));
        }
      }
    }
    if (mistakes.isEmpty()) {
      return List.of("No mistakes.");
    }
    mistakes.sort(Collections.reverseOrder(Comparator.comparingLong(Mistake::count)));
    TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.RIGHT);
    table.row("true", "taken for", "times");
    mistakes.stream()
        .limit(MISTAKES)
        .forEach(
            m ->
                table.row(
                    TextTable.shortened(evaluation.classes().get(m.truth()), 30),
                    TextTable.shortened(evaluation.classes().get(m.predicted()), 30),
                    Words.count(m.count())));
    List<String> lines = new ArrayList<>();
    lines.add("The most frequent mistakes:");
    lines.addAll(table.lines());
    return lines;
  }
}
