package dev.graft.ui.compare;

import dev.graft.comparison.Comparison;
import dev.graft.evaluation.Verdict;
import dev.graft.ui.kit.Cards;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The sentence at the top. */
final class VerdictCard extends VBox {
  VerdictCard(Comparison comparison) {
    super(6);
    setId("verdict");
    getStyleClass().addAll("graft-card", "verdict", tone(comparison));
    CompareWords words = new CompareWords(comparison);
    Text head = text(words.headline() + " ", "verdict-head");
    TextFlow sentence = new TextFlow(head, text(words.body(), "verdict-body"));
    sentence.setId("verdict-sentence");
    sentence.setAccessibleText(words.headline() + " " + words.body());
    getChildren().add(sentence);
    String basis = words.basis();
    if (!basis.isEmpty()) {
      Label note = Cards.muted(basis);
      note.setId("verdict-basis");
      getChildren().add(note);
    }
  }

  private static Text text(String words, String styleClass) {
    Text text = new Text(words);
    text.getStyleClass().add(styleClass);
    return text;
  }

  private static String tone(Comparison comparison) {
    if (comparison.basis().obstacle().isPresent()) {
      return "impossible";
    }
    if (comparison.runs().size() > 2) {
      return comparison.best().isPresent() ? "better" : "even";
    }
    Verdict verdict = comparison.pairs().get(0).verdict();
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case NO_DIFFERENCE -> "even";
    };
  }
}
