package dev.graft.ui.compare;

import dev.graft.project.RunRecord;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/**
 * The colour of a run while it is compared: cold for one whose backbone stayed frozen, warm for one
 * that changed it. There are three of each; the colours themselves are in the stylesheet.
 */
final class RunColours {
  /** How many runs can be told apart. */
  static final int SIZE = 6;

  private static final String PREFIX = "run-colour-";

  private RunColours() {}

  /**
   * Gives each run its colour.
   *
   * @param runs the runs, at most {@link #SIZE}
   * @return a number for each, even for cold and odd for warm as long as there are any
   */
  static List<Integer> of(List<RunRecord> runs) {
    List<Integer> colours = new ArrayList<>();
    for (RunRecord run : runs) {
      int first = run.frozen().equals("all") ? 0 : 1;
      int colour = first;
      while (colours.contains(colour) && colour < SIZE) {
        colour += 2;
      }
      for (int other = 0; colour >= SIZE; other++) {
        colour = colours.contains(other) ? colour : other;
      }
      colours.add(colour);
    }
    return colours;
  }

  /**
   * Lets a node and what is in it find the colour under {@code -graft-run}.
   *
   * @param node the node
   * @param colour the colour's number
   */
  static void paint(Node node, int colour) {
    node.getStyleClass().removeIf(s -> s.startsWith(PREFIX));
    node.getStyleClass().add(PREFIX + colour);
  }
}
