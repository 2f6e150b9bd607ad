package dev.graft.ui.train.techniques;

import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.Balance;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;

/** What is done about classes with few images. */
final class ClassesPage extends Page {
  private static final Texts TEXTS = Texts.in(ClassesPage.class);

  private final TechniquesModel model;
  private final Choices<Balance> choice;
  private final Label counts = Cards.muted("");

  ClassesPage(TechniquesModel model) {
    this.model = model;
    TechniquesForm form = model.form();
    choice =
        new Choices<>(
            "balance-choice",
            List.of(Balance.values()),
            Summary::balance,
            Summary::balanceHelp,
            TEXTS.get("choices.none"),
            form.balanceProperty()::set);
    counts.setId("balance-counts");
    getChildren().addAll(choice, counts);
    form.balanceProperty().addListener(o -> show());
    model.session().images().setProperty().addListener(o -> show());
    show();
  }

  private void show() {
    choice.show(Optional.of(model.form().balanceProperty().get()));
    ImageSet set = model.session().images().set();
    List<Integer> each = set.imagesPerClass();
    Cards.present(counts, each.size() > 1);
    if (each.size() > 1) {
      int most = Collections.max(each);
      int least = Collections.min(each);
      counts.setText(
          most == least
              ? TEXTS.format("balance.equal", Figures.count(most))
              : TEXTS.format(
                  "balance.counts",
                  set.classes().get(each.indexOf(most)),
                  Figures.count(most),
                  set.classes().get(each.indexOf(least)),
                  Figures.count(least)));
    }
  }
}
