package dev.graft.ui.train.techniques;

import dev.graft.features.Precision;
import dev.graft.training.TrainingCost;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;

/** How exactly stored features are kept, and what room they take. */
final class StorePage extends Page {
  private static final Texts TEXTS = Texts.in(StorePage.class);

  private final TechniquesModel model;
  private final Choices<Precision> choice;
  private final Label room = Cards.muted("");

  StorePage(TechniquesModel model) {
    this.model = model;
    TechniquesForm form = model.form();
    choice =
        new Choices<>(
            "store-choice",
            List.of(Precision.values()),
            Summary::precision,
            Summary::precisionHelp,
            TEXTS.get("choices.none"),
            form.precisionProperty()::set);
    room.setId("store-room");
    room.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(choice, room);
    form.techniquesProperty().addListener(o -> show());
    model.session().images().setProperty().addListener(o -> show());
    model.session().freezeProperty().addListener(o -> show());
    show();
  }

  private void show() {
    Precision precision = model.form().precisionProperty().get();
    choice.show(Optional.of(precision));
    Optional<TrainingCost> cost = model.cost().largestStored(model.form().techniques());
    Cards.present(room, cost.isPresent());
    cost.ifPresent(
        c -> {
          long each = c.bytesPerImage(precision);
          long images =
              model.session().images().set().imagesPerClass().stream()
                  .mapToLong(Integer::longValue)
                  .sum();
          room.setText(
              TEXTS.format(
                  "store.room",
                  Figures.bytes(each),
                  c.cut(),
                  Figures.count(images),
                  Figures.bytes(each * images)));
        });
  }
}
