package dev.graft.ui.images;

import atlantafx.base.theme.Styles;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How images are divided into those to learn from and those that measure. */
final class SplitCard extends VBox {
  private static final Texts TEXTS = Texts.in(SplitCard.class);
  private static final double MOST = 60;

  private final ImagesViewModel model;
  private final Slider validation = slider("split-validation");
  private final Slider test = slider("split-test");
  private final Label validationShare = Cards.styled("", "figure-small");
  private final Label testShare = Cards.styled("", "figure-small");
  private final Label words = Cards.muted("");
  private final Button draw;
  private boolean showing;

  SplitCard(ImagesViewModel model) {
    super(8);
    this.model = model;
    setId("split-card");
    getStyleClass().add("graft-card");
    words.setMinHeight(Region.USE_PREF_SIZE);
    draw = Buttons.of(Action.DRAW_SPLIT, () -> model.apply(new Edit.DrawSplit()));
    draw.getStyleClass().add(Styles.SMALL);
    HBox head =
        Cards.row(
            Cards.title(TEXTS.get("split.title")),
            Buttons.icon(Action.ANOTHER_SEED, this::anotherSeed));
    head.getStyleClass().add("split-head");
    getChildren()
        .addAll(
            head,
            row(TEXTS.get("split.validation"), validation, validationShare),
            row(TEXTS.get("split.test"), test, testShare),
            words,
            draw);
    validation.setAccessibleText(TEXTS.get("split.validation"));
    test.setAccessibleText(TEXTS.get("split.test"));
    listen(validation);
    listen(test);
    model.images().setProperty().addListener((o, was, is) -> show(is));
    show(model.images().set());
  }

  private static HBox row(String words, Slider slider, Label share) {
    HBox row = new HBox(6, Cards.styled(words, "muted"), slider, share);
    row.getStyleClass().add("split-row");
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(slider, Priority.ALWAYS);
    return row;
  }

  private static Slider slider(String id) {
    Slider slider = new Slider(0, MOST, 0);
    slider.setId(id);
    slider.setBlockIncrement(5);
    slider.setMinWidth(0);
    return slider;
  }

  /** One edit for a whole drag, so that undo takes it back as a whole. */
  private void listen(Slider slider) {
    slider
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              shares();
              if (!slider.isValueChanging()) {
                changed();
              }
            });
    slider
        .valueChangingProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                changed();
              }
            });
  }

  private void shares() {
    validationShare.setText(TEXTS.format("split.share", Math.round(validation.getValue())));
    testShare.setText(TEXTS.format("split.share", Math.round(test.getValue())));
  }

  private void changed() {
    if (showing) {
      return;
    }
    StratifiedSplit before = model.images().set().split();
    double share = Math.round(validation.getValue()) / 100.0;
    double kept = Math.round(test.getValue()) / 100.0;
    if (Math.abs(share - before.validation()) > 1e-6 || Math.abs(kept - before.test()) > 1e-6) {
      // Something must be left to learn from, whichever of the two was moved.
      double most = 0.9;
      model.apply(
          new Edit.SetSplit(
              new StratifiedSplit(
                  Math.min(share, most),
                  Math.min(kept, most - Math.min(share, most)),
                  before.seed())));
    }
  }

  private void anotherSeed() {
    StratifiedSplit s = model.images().set().split();
    model.apply(new Edit.SetSplit(new StratifiedSplit(s.validation(), s.test(), s.seed() + 1)));
  }

  private void show(ImageSet set) {
    showing = true;
    validation.setValue(set.split().validation() * 100);
    test.setValue(set.split().test() * 100);
    showing = false;
    shares();
    boolean byFolder = set.hasFixedValidation();
    validation.setDisable(byFolder);
    Cards.present(draw, byFolder);
    boolean grouped = set.images().stream().map(i -> i.group()).anyMatch(Optional::isPresent);
    String seed = Long.toString(set.split().seed());
    words.setText(
        byFolder
            ? TEXTS.get("split.by-folder")
            : grouped
                ? TEXTS.format("split.words-grouped", seed)
                : TEXTS.format("split.words", seed));
  }
}
