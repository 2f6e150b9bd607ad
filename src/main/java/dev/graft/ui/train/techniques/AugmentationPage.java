package dev.graft.ui.train.techniques;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.training.Techniques;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How training pictures are changed, shown on some of the project's own. */
final class AugmentationPage extends Page {
  private static final Texts TEXTS = Texts.in(AugmentationPage.class);

  private final TechniquesModel model;
  private final TechniquesForm form;
  private final Choices<Strength> strength;
  private final CheckBox flip = new CheckBox(TEXTS.get("augmentation.flip"));
  private final Choices<Boolean> live;
  private final DialRow variants;
  private final Label cost = Cards.muted("");
  private final VBox storing;

  AugmentationPage(TechniquesModel model) {
    this.model = model;
    this.form = model.form();
    strength =
        new Choices<>(
            "augmentation-strength",
            List.of(Strength.values()),
            Strength::label,
            Strength::help,
            TEXTS.get("augmentation.own"),
            s -> form.show(s.onto(form.techniques().augmentation())));
    live =
        new Choices<>(
            "augmentation-live",
            List.of(false, true),
            b -> b ? TEXTS.get("augmentation.live") : TEXTS.get("augmentation.stored"),
            b -> b ? TEXTS.get("augmentation.live.help") : TEXTS.get("augmentation.stored.help"),
            TEXTS.get("choices.none"),
            form.liveProperty()::set);
    variants = new DialRow(form, Dial.VARIANTS);
    cost.setId("augmentation-cost");
    cost.setMinHeight(USE_PREF_SIZE);
    HBox ways = new HBox(20, live, variants);
    for (Region way : List.of(live, variants)) {
      way.setPrefWidth(10);
      HBox.setHgrow(way, Priority.ALWAYS);
    }
    storing = new VBox(8, ways, cost);
    flip.setId("augmentation-flip");
    flip.selectedProperty().bindBidirectional(form.flipProperty());
    Label flipHelp = Cards.muted(TEXTS.get("augmentation.flip.help"));
    flipHelp.getStyleClass().add("dial-help");
    flipHelp.setMinHeight(USE_PREF_SIZE);
    Button others = Buttons.of(Action.OTHER_PICTURES, model.preview()::others);
    VBox left = new VBox(8, new PreviewGrid(model.preview()), others);
    left.setMinWidth(USE_PREF_SIZE);
    VBox right = new VBox(14, strength, new VBox(4, flip, flipHelp));
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    DialGrid dials =
        new DialGrid(
            form,
            Dial.CROP,
            Dial.ROTATION,
            Dial.ERASING,
            Dial.BRIGHTNESS,
            Dial.CONTRAST,
            Dial.SATURATION,
            Dial.MIX_UP,
            Dial.CUT_MIX);
    getChildren().addAll(new HBox(20, left, right), dials, storing);
    InvalidationListener change = o -> show();
    form.techniquesProperty().addListener(change);
    model.basics().addListener(change);
    model.session().freezeProperty().addListener(change);
    model.session().datasetProperty().addListener(change);
    model.session().headProperty().addListener(change);
    model.cost().speedsProperty().addListener(change);
    show();
  }

  private void show() {
    Techniques now = form.techniques();
    Augmentation a = now.augmentation();
    strength.show(Strength.of(a));
    boolean changes = a.changesPixels() || a.mixes();
    Cards.present(storing, changes);
    boolean mustLive = a.cutMix() > 0;
    live.show(Optional.of(mustLive || form.liveProperty().get()));
    live.disable(false, mustLive);
    Cards.present(variants, !mustLive && !form.liveProperty().get());
    Optional<String> words =
        changes ? model.cost().words(now, model.basics().getValue()) : Optional.empty();
    String why = mustLive ? TEXTS.get("augmentation.cut-mix-live") + " " : "";
    Cards.present(cost, words.isPresent() || mustLive);
    cost.setText(why + words.orElse(""));
  }
}
