package dev.graft.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text; the columns are as wide as what is in them. */
final class TextTable {
  /** Where the text of a column stands. */
  enum Align {
    LEFT,
    RIGHT
  }

  private final List<Align> alignments;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(Align... alignments) {
    this.alignments = List.of(alignments);
  }

  TextTable row(String... cells) {
    if (cells.length != alignments.size()) {
      throw new IllegalArgumentException(cells.length + " cells, not " + alignments.size());
    }
    rows.add(List.of(cells));
    return this;
  }

  List<String> lines() {
    int[] widths = new int[alignments.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(c == 0 ? "" : "  ").append(padded(row.get(c), widths[c], alignments.get(c)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  static String padded(String text, int width, Align align) {
    String space = " ".repeat(Math.max(0, width - width(text)));
    return align == Align.LEFT ? text + space : space + text;
  }

  static String shortened(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
