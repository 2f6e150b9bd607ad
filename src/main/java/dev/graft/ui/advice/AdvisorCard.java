package dev.graft.ui.advice;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Where somebody asks for advice and for the table of heads, and reads how far that is. */
public final class AdvisorCard extends VBox {
  private static final Texts TEXTS = Texts.in(AdvisorCard.class);

  private final AdviceViewModel advice;
  private final HeadsViewModel heads;
  private final Label words = Cards.muted("");
  private final Button check;
  private final Button stop;
  private final Button compare;

  /**
   * Makes the card.
   *
   * @param advice what was found
   * @param heads the table of heads
   */
  public AdvisorCard(AdviceViewModel advice, HeadsViewModel heads) {
    super(8);
    this.advice = advice;
    this.heads = heads;
    setId("advisor-card");
    getStyleClass().add("graft-card");
    setMinHeight(USE_PREF_SIZE);
    words.setId("advice-words");
    words.setMinHeight(USE_PREF_SIZE);
    check = Buttons.of(Action.CHECK_PROJECT, advice::check);
    check.setTooltip(new Tooltip(TEXTS.get("check.help")));
    stop = Buttons.of(Action.STOP_JOB, advice::stop);
    stop.setId("stop-check");
    compare = Buttons.of(Action.COMPARE_HEADS, heads::start);
    compare.setTooltip(new Tooltip(TEXTS.get("heads.help")));
    for (Button each : new Button[] {check, stop, compare}) {
      each.setMaxWidth(Double.MAX_VALUE);
    }
    FieldMessage message = new FieldMessage(advice.errorProperty());
    message.setId("advice-message");
    getChildren()
        .addAll(Cards.title(TEXTS.get("advisor.title")), words, message, check, stop, compare);
    InvalidationListener change = o -> show();
    advice.wordsProperty().addListener(change);
    advice.checkingProperty().addListener(change);
    advice.onChange(change);
    heads.runningProperty().addListener(change);
    show();
  }

  private void show() {
    boolean checking = advice.checkingProperty().get();
    String said = advice.wordsProperty().get();
    words.setText(said.isEmpty() ? TEXTS.get("advisor.words") : said);
    Cards.present(check, !checking);
    Cards.present(stop, checking);
    check.setDisable(!advice.canCheck() || heads.runningProperty().get());
    compare.setDisable(!heads.canStart() || checking);
  }
}
