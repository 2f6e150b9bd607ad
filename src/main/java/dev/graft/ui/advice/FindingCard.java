package dev.graft.ui.advice;

import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.Severity;
import dev.graft.advice.rules.Words;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** What a rule found: a sentence, its reason, and a button that does something about it. */
final class FindingCard extends HBox {
  private static final Texts TEXTS = Texts.in(FindingCard.class);

  FindingCard(Finding finding, AdviceViewModel model) {
    super(12);
    setId("finding-" + finding.rule());
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass()
        .addAll(
            "graft-card",
            "finding-card",
            finding.severity() == Severity.HINT ? "accented" : "warning");
    FontIcon icon = new FontIcon(icon(finding.severity()));
    icon.setAccessibleText(
        TEXTS.get("severity." + finding.severity().name().toLowerCase(Locale.ROOT)));
    String said = Words.sentence(finding);
    Label sentence = Cards.styled(said, "finding-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    Label reason = Cards.muted(Words.reason(finding));
    reason.setMinHeight(USE_PREF_SIZE);
    VBox words = new VBox(2, sentence, reason);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(icon, words);
    finding
        .proposal()
        .ifPresent(
            proposal -> {
              Button follow = new Button(Words.action(proposal));
              follow.setId("follow-" + finding.rule());
              follow.setMinWidth(USE_PREF_SIZE);
              follow.setAccessibleHelp(said);
              follow.setOnAction(e -> model.follow(finding));
              getChildren().add(follow);
            });
    Button dismiss = Buttons.icon(Action.DISMISS, () -> model.dismiss(finding));
    dismiss.setId("dismiss-" + finding.rule());
    dismiss.setAccessibleText(TEXTS.format("card.dismiss", said));
    dismiss.setTooltip(new Tooltip(TEXTS.get("card.dismiss-tooltip")));
    getChildren().add(dismiss);
    setMinHeight(USE_PREF_SIZE);
  }

  private static Ikon icon(Severity severity) {
    return switch (severity) {
      case HINT -> MaterialDesignL.LIGHTBULB_ON_OUTLINE;
      case WARNING -> MaterialDesignA.ALERT_OUTLINE;
      case SERIOUS -> MaterialDesignA.ALERT_OCTAGON_OUTLINE;
    };
  }
}
