package dev.graft.ui.predict;

import dev.graft.evaluation.Coverage;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/**
 * From which probability on the model names a class, with what that means for validation pictures.
 */
final class ThresholdCard extends VBox {
  private static final Texts TEXTS = Texts.in(ThresholdCard.class);

  private final PredictViewModel model;
  private final Label value = Cards.styled("", "muted");
  private final Label words = Cards.muted("");
  private final Label mine = Cards.muted("");
  private final Hyperlink usual;

  ThresholdCard(PredictViewModel model) {
    super(10);
    this.model = model;
    setId("threshold-card");
    getStyleClass().add("graft-card");
    Slider slider = new Slider(0, 1, 0);
    slider.setId("threshold-slider");
    slider.setAccessibleText(TEXTS.get("threshold.slider"));
    slider.setBlockIncrement(1.0 / Coverage.STEPS);
    slider.setMaxWidth(Double.MAX_VALUE);
    slider.valueProperty().bindBidirectional(model.certainty().thresholdProperty());
    usual = Buttons.link("", () -> model.certainty().usual());
    usual.setId("threshold-usual");
    words.setId("threshold-words");
    mine.setId("threshold-mine");
    getChildren()
        .addAll(
            Cards.row(Cards.title(TEXTS.get("threshold.title")), value),
            slider,
            words,
            mine,
            usual);
    InvalidationListener change = o -> show();
    model.certainty().knownProperty().addListener(change);
    model.certainty().thresholdProperty().addListener(change);
    model.pictures().countsProperty().addListener(change);
    show();
  }

  private void show() {
    Cards.present(this, model.certainty().knownProperty().get().isPresent());
    model.certainty().knownProperty().get().ifPresent(this::fill);
  }

  private void fill(Certainty.Known known) {
    double threshold = model.certainty().thresholdProperty().get();
    Coverage coverage = known.calibration().coverage();
    double share = coverage.share(threshold);
    value.setText(Figures.percent(threshold));
    words.setText(
        share > 0
            ? TEXTS.format(
                "threshold.words",
                Figures.percent(share),
                Figures.count(coverage.images()),
                Figures.percent(coverage.accuracy(threshold)),
                Figures.percent(1 - share))
            : TEXTS.format("threshold.none", Figures.count(coverage.images())));
    List<Picture> all = model.pictures().all();
    mine.setText(TEXTS.format("threshold.mine", model.certainty().unknown(all), all.size()));
    Cards.present(mine, all.size() > 1);
    usual.setText(TEXTS.format("threshold.usual", Figures.percent(known.usual())));
    Cards.present(usual, threshold != known.usual());
  }
}
