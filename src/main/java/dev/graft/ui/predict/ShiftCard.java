package dev.graft.ui.predict;

import dev.graft.prediction.shift.Shift;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Other pictures than in training? Measured for a batch of dropped pictures, with a remedy. */
final class ShiftCard extends VBox {
  private static final Texts TEXTS = Texts.in(ShiftCard.class);

  private final PredictViewModel model;
  private final Label words = Cards.muted("");
  private final Label gain = Cards.muted("");
  private final Label written = Cards.muted("");
  private final Button measure = new Button(TEXTS.get("shift.measure"));
  private final Button align = new Button(TEXTS.get("shift.align"));
  private final ProgressBar progress = new ProgressBar();
  private final Label title = Cards.title(TEXTS.get("shift.title"));

  ShiftCard(PredictViewModel model) {
    super(10);
    this.model = model;
    setId("shift-card");
    getStyleClass().add("graft-card");
    words.setId("shift-words");
    gain.setId("shift-gain");
    measure.setId("shift-measure");
    measure.setOnAction(e -> model.shift().measure());
    align.setId("shift-align");
    align.setOnAction(e -> choose());
    progress.getStyleClass().add("thin-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    getChildren()
        .addAll(
            title,
            words,
            progress,
            new FieldMessage(model.shift().errorProperty()),
            new FlowPane(8, 8, measure, align),
            gain,
            written);
    InvalidationListener change = o -> show();
    model.shift().shiftProperty().addListener(change);
    model.shift().adaptedProperty().addListener(change);
    model.shift().runningProperty().addListener(change);
    model.pictures().countsProperty().addListener(change);
    show();
  }

  private void show() {
    boolean running = model.shift().runningProperty().get();
    Optional<Shift> shift = model.shift().shiftProperty().get();
    Cards.present(this, model.shift().possible());
    Cards.present(progress, running);
    measure.setDisable(running);
    align.setDisable(running);
    Cards.present(measure, shift.isEmpty());
    boolean shifted = shift.map(Shift::shifted).orElse(false);
    Cards.present(align, shifted);
    getStyleClass().remove("warning");
    if (shifted) {
      getStyleClass().add("warning");
    }
    String other = shifted ? TEXTS.get("shift.title.yes") : TEXTS.get("shift.title.no");
    title.setText(shift.isEmpty() ? TEXTS.get("shift.title") : other);
    FontIcon icon = new FontIcon(MaterialDesignA.ALERT_OUTLINE);
    icon.setVisible(shifted);
    icon.setManaged(shifted);
    title.setGraphic(icon);
    words.setText(shift.map(ShiftCard::words).orElseGet(() -> TEXTS.get("shift.explained")));
    Optional<Path> adapted = model.shift().adaptedProperty().get();
    written.setText(adapted.map(p -> TEXTS.format("shift.written", p)).orElse(""));
    Cards.present(written, adapted.isPresent());
    gain.setText(
        model
            .shift()
            .gainProperty()
            .get()
            .map(g -> TEXTS.format("shift.gain", g.pictures(), g.before(), g.after()))
            .orElseGet(() -> TEXTS.get("shift.no-gain")));
    Cards.present(gain, adapted.isPresent());
  }

  private static String words(Shift s) {
    String told =
        TEXTS.format(
            "shift.words",
            Figures.percent(s.auc()),
            Figures.percent(s.certainty()),
            Figures.percent(s.certaintyKnown()),
            Figures.percent(s.unknown()));
    return s.shifted() ? told + " " + TEXTS.get("shift.remedy") : told;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("shift.choose"));
    chooser.setInitialFileName(TEXTS.get("shift.name"));
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .ifPresent(f -> model.shift().adapt(f.toPath()));
  }
}
