package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;

/** How a bar of the timeline looks and what it says, the same large and small. */
final class PhaseWords {
  private static final Texts TEXTS = Texts.in(PhaseWords.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private PhaseWords() {}

  /** What is written on a bar. */
  static String on(PhaseBar bar) {
    return bar.learning() == 0
        ? TEXTS.format("phase.bar.frozen", bar.epochs())
        : bar.learning() >= bar.blocks()
            ? TEXTS.format("phase.bar.all", bar.epochs())
            : TEXTS.format("phase.bar.last", bar.epochs(), bar.learning());
  }

  /** All of a bar, for a tooltip and for those who listen. */
  static String spoken(PhaseBar bar) {
    return TEXTS.format(
        "phase.spoken", bar.number(), bar.epochs(), bar.words(), Dial.plain(bar.rate()));
  }

  /** Ice for what is frozen, fire for what learns. */
  static void paint(Labeled node, PhaseBar bar) {
    node.setText(on(bar));
    node.getStyleClass().removeAll("ice", "fire");
    node.getStyleClass().add(bar.learning() == 0 ? "ice" : "fire");
  }

  static void select(Labeled node, boolean selected) {
    node.pseudoClassStateChanged(SELECTED, selected);
  }
}
