package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;

/** Whether a training ends by itself. */
final class StoppingPage extends Page {
  private static final Texts TEXTS = Texts.in(StoppingPage.class);

  private final Choices<Boolean> choice;
  private final DialGrid dials;

  StoppingPage(TechniquesModel model) {
    TechniquesForm form = model.form();
    BooleanProperty on = form.stoppingProperty();
    choice =
        new Choices<>(
            "stopping-choice",
            List.of(false, true),
            b -> b ? TEXTS.get("stopping.on") : TEXTS.get("stopping.off"),
            b -> b ? TEXTS.get("stopping.on.help") : TEXTS.get("stopping.off.help"),
            TEXTS.get("choices.none"),
            on::set);
    dials = new DialGrid(form, Dial.PATIENCE, Dial.MINIMUM_DELTA);
    getChildren().addAll(choice, dials);
    on.addListener(o -> show(on.get()));
    show(on.get());
  }

  private void show(boolean on) {
    choice.show(Optional.of(on));
    Cards.present(dials, on);
  }
}
