package dev.graft.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A small picture made of characters: eight dots to a character as a Braille pattern, or one where
 * the terminal cannot show those.
 */
final class DotCanvas {
  /** How a line is drawn, so that two can be told apart without colour. */
  enum Stroke {
    SOLID('*'),
    DOTTED('o');

    private final char plain;

    Stroke(char plain) {
      this.plain = plain;
    }

    private boolean draws(int step) {
      return this == SOLID || step % 4 == 0;
    }
  }

  /** The bits of a Braille pattern by row and column (Unicode, chapter 21.1). */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final char BLANK_PATTERN = '\u2800';

  private final char[][] cells;
  private final int dotsAcross;
  private final int dotsDown;

  DotCanvas(int columns, int rows, boolean braille) {
    this.dotsAcross = braille ? 2 : 1;
    this.dotsDown = braille ? 4 : 1;
    this.cells = new char[rows][columns];
    for (char[] row : cells) {
      java.util.Arrays.fill(row, braille ? BLANK_PATTERN : ' ');
    }
  }

  int width() {
    return cells[0].length * dotsAcross;
  }

  int height() {
    return cells.length * dotsDown;
  }

  /** Sets a dot; x to the right, y upwards, both from 0. */
  void dot(int x, int y, Stroke stroke) {
    int fromTop = height() - 1 - y;
    char[] row = cells[fromTop / dotsDown];
    int column = x / dotsAcross;
    row[column] =
        dotsDown == 1
            ? stroke.plain
            : (char) (row[column] | BITS[fromTop % dotsDown][x % dotsAcross]);
  }

  /** Draws a straight line. */
  void line(int x0, int y0, int x1, int y1, Stroke stroke) {
    int steps = Math.max(1, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    for (int i = 0; i <= steps; i++) {
      // The pattern depends on the place, not on the line's own start, so that joined lines look
      // like one.
      int x = Math.round(x0 + (float) (x1 - x0) * i / steps);
      int y = Math.round(y0 + (float) (y1 - y0) * i / steps);
      if (stroke.draws(Math.abs(x1 - x0) >= Math.abs(y1 - y0) ? x : y)) {
        dot(x, y, stroke);
      }
    }
  }

  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (char[] row : cells) {
      rows.add(new String(row).replace(BLANK_PATTERN, ' ').stripTrailing());
    }
    return rows;
  }
}
