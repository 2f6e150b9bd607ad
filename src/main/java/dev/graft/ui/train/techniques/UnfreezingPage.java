package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Room;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What learns when: phases, rates by depth, batch normalisation. */
final class UnfreezingPage extends Page {
  private static final Texts TEXTS = Texts.in(UnfreezingPage.class);

  private final TechniquesModel model;
  private final Label none = Cards.muted(TEXTS.get("phases.none"));
  private final PhaseTimeline timeline;
  private final Choices<Boolean> statistics;
  private final Label own = Cards.muted("");

  UnfreezingPage(TechniquesModel model) {
    this.model = model;
    TechniquesForm form = model.form();
    timeline = new PhaseTimeline(model.phases());
    statistics =
        new Choices<>(
            "batch-statistics",
            List.of(false, true),
            b -> b ? TEXTS.get("batch.own") : TEXTS.get("batch.stored"),
            b -> b ? TEXTS.get("batch.own.help") : TEXTS.get("batch.stored.help"),
            TEXTS.get("choices.none"),
            form.batchStatisticsProperty()::set);
    Hyperlink layers =
        Buttons.link(
            TEXTS.get("layers.link"), () -> model.session().roomProperty().set(Room.LAYERS));
    layers.setId("to-layers");
    own.setId("layer-rates-own");
    VBox decay = new VBox(2, new DialRow(form, Dial.LAYER_DECAY), own, layers);
    VBox batch = new VBox(6, new Label(TEXTS.get("batch.label")), statistics);
    for (VBox half : List.of(decay, batch)) {
      half.setPrefWidth(10);
      HBox.setHgrow(half, Priority.ALWAYS);
    }
    getChildren()
        .addAll(none, timeline, new PhaseEditor(model.phases()), new HBox(24, decay, batch));
    form.techniquesProperty().addListener(o -> show());
    model.phases().barsProperty().addListener(o -> show());
    show();
  }

  private void show() {
    boolean there = !model.phases().barsProperty().get().isEmpty();
    Cards.present(none, !there);
    Cards.present(timeline, there);
    statistics.show(Optional.of(model.form().batchStatisticsProperty().get()));
    int named = model.form().techniques().layerRates().factors().size();
    Cards.present(own, named > 0);
    own.setText(TEXTS.format("layers.own", named));
  }
}
