package dev.graft.ui.train;

import atlantafx.base.theme.Styles;
import dev.graft.dataset.Dataset;
import dev.graft.network.Backbone;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card above the curves: what will be trained, then how far it is, then how it ended. */
final class RunCard extends VBox {
  private static final Texts TEXTS = Texts.in(RunCard.class);
  private final TrainViewModel model;
  private final Label name = Cards.title("");
  private final Label stage = Cards.styled("", "muted");
  private final Label caption = Cards.styled(TEXTS.get("run.validation"), "muted");
  private final Label figure = Cards.styled("", "big-figure");
  private final Bar bar = new Bar();
  private final Label failure = Cards.styled("", "field-message");
  private final Label note = Cards.muted("");
  private final Button details = new Button(TEXTS.get("run.details"));
  private final HBox failed = new HBox(12, failure, details);
  private final Hyperlink toImages;
  private final Hyperlink toBackbones;

  RunCard(TrainViewModel model) {
    super(12);
    this.model = model;
    setId("run-card");
    toImages = goTo(Room.IMAGES, TEXTS.get("run.to-images"));
    toBackbones = goTo(Room.BACKBONES, TEXTS.get("run.to-backbones"));
    getStyleClass().add("graft-card");
    stage.setId("run-stage");
    figure.setId("run-validation");
    failure.setId("run-failure");
    failure.setWrapText(true);
    failure.setMinHeight(USE_PREF_SIZE);
    details.getStyleClass().add(Styles.SMALL);
    details.setMinWidth(USE_PREF_SIZE);
    details.setOnAction(e -> model.showFailure());
    failed.setAlignment(Pos.CENTER_LEFT);
    name.setMinWidth(USE_PREF_SIZE);
    figure.setMinWidth(Region.USE_PREF_SIZE);
    HBox left = new HBox(12, name, stage, toImages, toBackbones);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox right = new HBox(8, caption, figure);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMinWidth(USE_PREF_SIZE);
    HBox line = Cards.row(left, right);
    line.setMinHeight(34);
    note.setId("run-note");
    note.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(line, bar, note, failed);
    InvalidationListener change = o -> show();
    model.live().phaseProperty().addListener(change);
    model.live().figuresProperty().addListener(change);
    model.live().validationProperty().addListener(change);
    model.live().failureProperty().addListener(change);
    model.live().noteProperty().addListener(change);
    model.live().resultProperty().addListener(change);
    Session session = model.session();
    session.datasetProperty().addListener(change);
    session.backboneProperty().addListener(change);
    session.frozenBlocksProperty().addListener(change);
    model.recipe().basicsProperty().addListener(change);
    model.techniques().form().techniquesProperty().addListener(change);
    show();
  }

  private Hyperlink goTo(Room room, String words) {
    return Buttons.link(words, () -> model.session().roomProperty().set(room));
  }

  private void show() {
    RunPhase phase = model.live().phaseProperty().get();
    // A finished run is told by its result.
    Cards.present(
        this, phase != RunPhase.FINISHED || model.live().resultProperty().get().isEmpty());
    RunFigures now = model.live().figuresProperty().get();
    boolean idle = phase == RunPhase.IDLE;
    name.setText(
        idle ? TEXTS.get("run.ready") : now.run().isEmpty() ? TEXTS.get("run.new") : now.run());
    stage.setText(idle ? plan() : words(phase, now));
    if (idle && model.missing().isPresent()) {
      name.setText(TEXTS.get("run.not-ready"));
    }
    Session session = model.session();
    boolean noImages = session.datasetProperty().get().isEmpty();
    Cards.present(toImages, idle && noImages);
    Cards.present(toBackbones, idle && !noImages && session.backboneProperty().get().isEmpty());
    boolean known = !Double.isNaN(model.live().validationProperty().get());
    Cards.present(caption, known);
    Cards.present(figure, known);
    figure.setText(Figures.percent(model.live().validationProperty().get()));
    Cards.present(bar, phase.isActive() || phase == RunPhase.PAUSED);
    bar.setShare(Double.isNaN(now.share()) ? 0 : now.share());
    bar.getStyleClass().remove("ice");
    if (now.extracting()) {
      bar.getStyleClass().add("ice");
    }
    note.setText(model.live().noteProperty().get());
    Cards.present(note, !note.getText().isEmpty() && phase.isActive());
    Cards.present(failed, model.live().failureProperty().get().isPresent());
    model.live().failureProperty().get().ifPresent(p -> failure.setText(p.sentence()));
  }

  private static String words(RunPhase phase, RunFigures now) {
    return switch (phase) {
      case IDLE -> "";
      case FINISHED -> TEXTS.get("phase.finished");
      case PAUSED -> TEXTS.get("phase.paused");
      case STOPPED -> TEXTS.get("phase.stopped");
      case FAILED -> TEXTS.get("phase.failed");
      case CANCELLING -> TEXTS.get("phase.cancelling");
      case PAUSING -> TEXTS.get("phase.pausing");
      case FINISHING -> TEXTS.get("phase.finishing");
      case RUNNING -> {
        List<String> parts = new ArrayList<>(List.of(now.stage(), now.rate(), now.timeLeft()));
        parts.removeIf(String::isEmpty);
        yield String.join(" · ", parts);
      }
    };
  }

  private String plan() {
    Session session = model.session();
    if (model.missing().isPresent() && model.recipe().problemProperty().get().isEmpty()) {
      return model.missing().get();
    }
    String images =
        session
            .datasetProperty()
            .get()
            .map(Dataset::items)
            .map(i -> TEXTS.format("run.images", i.size()))
            .orElse("");
    String backbone = session.backboneProperty().get().map(Backbone::name).orElse("");
    String line = session.freezeLine().map(FreezeLine::words).orElse("");
    int phases = model.techniques().form().techniques().then().size() + 1;
    String learning = phases == 1 ? line : TEXTS.format("run.phases", phases);
    return images + " · " + backbone + " · " + learning;
  }
}
