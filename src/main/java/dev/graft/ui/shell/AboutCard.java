package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Texts;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Versions, engine, device and licences, to read and to copy. */
final class AboutCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(AboutCard.class);
  private static final double HIGHEST = 230;
  private static final double NAMES = 220;

  private final AboutFacts facts;
  private final VBox content = new VBox(12);

  // The card goes, the model stays: it must not hold the card.
  private final ChangeListener<Object> changes = (o, was, is) -> refill();

  AboutCard(AboutFacts facts, ShellViewModel model, Runnable close) {
    this(facts, model, close, new Runnable[1]);
  }

  private AboutCard(AboutFacts facts, ShellViewModel model, Runnable close, Runnable[] later) {
    super(Action.ABOUT.text(), 560, close, Buttons.of(Action.COPY_FACTS, () -> later[0].run()));
    later[0] = () -> model.askErrors(errors -> Copying.copy(facts.asText(errors)));
    this.facts = facts;
    setId("about-card");
    body(Cards.muted(TEXTS.get("about.what")), content);
    model.engineDetailsProperty().addListener(new WeakChangeListener<>(changes));
    refill();
    model.askEmbedded();
    model.embeddedProperty().addListener(new WeakChangeListener<>(changes));
  }

  private void refill() {
    VBox licences = new VBox(10, grid(facts.licences()));
    content
        .getChildren()
        .setAll(
            grid(facts.versions()),
            Cards.title(TEXTS.get("about.licences")),
            scroll(licences, HIGHEST));
  }

  private static GridPane grid(Iterable<AboutFacts.Fact> facts) {
    GridPane grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(5);
    int row = 0;
    for (AboutFacts.Fact fact : facts) {
      Label name = Cards.styled(fact.name(), "muted");
      name.setWrapText(true);
      name.setMaxWidth(NAMES);
      name.setMinHeight(USE_PREF_SIZE);
      Label value = new Label(fact.value());
      value.setWrapText(true);
      value.setMinHeight(USE_PREF_SIZE);
      grid.addRow(row++, name, value);
    }
    return grid;
  }
}
