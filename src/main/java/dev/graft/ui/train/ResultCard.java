package dev.graft.ui.train;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.RateWords;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How a training ended, and what can be done with it now. */
final class ResultCard extends VBox {
  private static final Texts TEXTS = Texts.in(ResultCard.class);
  private static final int SHOWN = 6;
  private final TrainViewModel model;

  ResultCard(TrainViewModel model) {
    super(12);
    this.model = model;
    setId("result-card");
    getStyleClass().addAll("graft-card", "accented");
    model.live().resultProperty().addListener((o, was, is) -> show(is));
    show(model.live().resultProperty().get());
  }

  private void show(Optional<TrainingEvent.Finished> result) {
    Cards.present(this, result.isPresent());
    getChildren().clear();
    result.ifPresent(this::fill);
  }

  private void fill(TrainingEvent.Finished f) {
    Label head = Cards.title(TEXTS.format("result.ready", f.run()));
    head.setTooltip(new Tooltip(f.bundle().toString()));
    HBox buttons =
        new HBox(
            8,
            Buttons.of(Action.UNFREEZE_MORE, () -> model.proposeUnfreezing(f.run())),
            Buttons.main(Action.TRY_IT, () -> model.tryOut(f.run())));
    buttons.setMinWidth(USE_PREF_SIZE);
    HBox title = Cards.row(head, buttons);
    FlowPane figures =
        new FlowPane(
            22,
            8,
            figure(TEXTS.get("result.accuracy"), Figures.percent(f.validationAccuracy())),
            figure(TEXTS.get("result.epoch"), best(f).map(e -> Figures.count(e)).orElse("—")),
            figure(TEXTS.get("result.all"), Figures.duration(f.seconds())),
            figure(TEXTS.get("result.extracting"), Figures.duration(f.extractSeconds())),
            figure(TEXTS.get("result.learning"), Figures.duration(f.trainSeconds())),
            figure(
                TEXTS.get("result.learnt"),
                TEXTS.format(
                    "result.of",
                    Figures.rounded(f.trainableParameters()),
                    Figures.rounded(f.totalParameters()))),
            figure(TEXTS.get("result.memory"), Figures.bytes(f.peakResidentBytes())));
    getChildren().addAll(title, figures, new TrustRow(model.executor(), f.bundle()));
    if (f.stoppedEarly()) {
      getChildren().add(early(f));
    }
    model.live().rounded().ifPresent(r -> getChildren().add(rounded(r)));
    if (!f.skipped().isEmpty()) {
      getChildren().add(skipped(f.skipped()));
    }
  }

  /** The epoch whose weights the bundle has; older runs did not write it down. */
  private Optional<Integer> best(TrainingEvent.Finished f) {
    return f.keptEpoch()
        .or(
            () ->
                model
                    .live()
                    .curves()
                    .best()
                    .filter(e -> e.validationAccuracy() == f.validationAccuracy())
                    .map(TrainingEvent.Epoch::epoch));
  }

  private Label early(TrainingEvent.Finished f) {
    String over = Figures.count(model.live().epochsOver());
    String planned = Figures.count(model.live().epochsPlanned());
    Label label =
        Cards.muted(
            best(f)
                .map(e -> TEXTS.format("result.early", over, planned, f.run(), Figures.count(e)))
                .orElseGet(() -> TEXTS.format("result.early-last", over, planned)));
    label.setId("result-early");
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label rounded(TrainingEvent.Rounded r) {
    Label label =
        Cards.muted(
            TEXTS.format(
                "result.rounded",
                r.pictures(),
                r.largestDifference() == 0 ? "0" : RateWords.of(r.largestDifference())));
    label.setId("result-rounded");
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Node figure(String name, String value) {
    VBox box = new VBox(2, Cards.styled(value, "figure"), Cards.styled(name, "muted"));
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private static Node skipped(List<TrainingEvent.Skipped> skipped) {
    VBox box = new VBox(4, new Label(TEXTS.format("result.skipped", skipped.size())));
    skipped.stream().limit(SHOWN).forEach(s -> box.getChildren().add(line(s)));
    if (skipped.size() > SHOWN) {
      int more = skipped.size() - SHOWN;
      box.getChildren().add(Cards.muted(TEXTS.format("result.more", more)));
    }
    return box;
  }

  private static Node line(TrainingEvent.Skipped skipped) {
    String name =
        Optional.ofNullable(Path.of(skipped.file()).getFileName())
            .map(Path::toString)
            .orElse(skipped.file());
    Label label = Cards.muted(name + ": " + skipped.reason());
    label.setTooltip(new Tooltip(skipped.file()));
    return label;
  }
}
