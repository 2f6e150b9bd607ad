package dev.graft.ui.distillation;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.UnfinishedDistillation;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What was begun earlier and can go on. */
final class BegunCard extends VBox {
  private static final Texts TEXTS = Texts.in(BegunCard.class);

  private final DistillationViewModel model;
  private final VBox rows = new VBox(6);

  BegunCard(DistillationViewModel model) {
    super(10);
    this.model = model;
    setId("begun-card");
    getStyleClass().add("graft-card");
    getChildren().addAll(Cards.title(TEXTS.get("begun.title")), rows);
    InvalidationListener change = o -> fill();
    model.unfinished().addListener(change);
    model.phaseProperty().addListener(change);
    fill();
  }

  private void fill() {
    LessonPhase phase = model.phaseProperty().get();
    // What has just been stopped has its button above.
    List<UnfinishedDistillation> begun =
        model.unfinished().stream()
            .filter(u -> phase == LessonPhase.IDLE || !u.name().equals(model.lesson()))
            .toList();
    rows.getChildren().setAll(begun.stream().map(this::row).toList());
    Cards.present(this, !begun.isEmpty() && !phase.isActive());
  }

  private Node row(UnfinishedDistillation begun) {
    Label words =
        new Label(
            TEXTS.format(
                "begun.row", begun.name(), begun.recipe().student(), begun.recipe().epochs()));
    words.setMinWidth(0);
    Button resume = Buttons.of(Action.RESUME, () -> model.resume(begun));
    resume.setId("resume-" + begun.name());
    resume.setAccessibleText(Action.RESUME.text() + " " + begun.name());
    HBox row = Cards.row(words, resume);
    return row;
  }
}
