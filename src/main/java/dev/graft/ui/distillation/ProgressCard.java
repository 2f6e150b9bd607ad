package dev.graft.ui.distillation;

import atlantafx.base.theme.Styles;
import dev.graft.distillation.DistillationEvent;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How far the lesson is, or how it ended. */
final class ProgressCard extends VBox {
  private static final Texts TEXTS = Texts.in(ProgressCard.class);

  private final DistillationViewModel model;
  private final Label name = Cards.title("");
  private final Label stage = Cards.styled("", "muted");
  private final Label left = Cards.styled("", "muted");
  private final Button use;
  private final Button resume;
  private final Label facts = Cards.muted("");
  private final Label failure = Cards.styled("", "field-message");
  private final Button details = new Button(TEXTS.get("failure.details"));
  private final HBox failed = new HBox(12, failure, details);
  private final Label teachers = Cards.styled("", "muted");
  private final Bar teachersBar = new Bar();
  private final Label student = Cards.styled("", "muted");
  private final Bar studentBar = new Bar();
  private final VBox bars;

  ProgressCard(DistillationViewModel model) {
    super(10);
    this.model = model;
    setId("lesson-card");
    getStyleClass().add("graft-card");
    use = Buttons.main(Action.USE_IT, model::use);
    resume = Buttons.of(Action.RESUME, () -> model.resumable().ifPresent(model::resume));
    resume.setId("resume-lesson");
    name.setId("lesson-title");
    name.setMinWidth(USE_PREF_SIZE);
    stage.setId("lesson-stage");
    left.setId("lesson-left");
    left.setMinWidth(USE_PREF_SIZE);
    facts.setMinHeight(USE_PREF_SIZE);
    failure.setId("lesson-failure");
    failure.setWrapText(true);
    failure.setMinHeight(USE_PREF_SIZE);
    details.getStyleClass().add(Styles.SMALL);
    details.setMinWidth(USE_PREF_SIZE);
    details.setOnAction(e -> model.showFailure());
    failed.setAlignment(Pos.CENTER_LEFT);
    teachers.setId("lesson-teachers");
    student.setId("lesson-student");
    teachersBar.getStyleClass().add("ice");
    HBox words = new HBox(12, name, stage);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox right = new HBox(12, left, resume, use);
    right.setAlignment(Pos.CENTER_RIGHT);
    bars =
        new VBox(
            6,
            Cards.row(new Label(TEXTS.get("teachers.bar")), teachers),
            teachersBar,
            Cards.row(new Label(TEXTS.get("student.bar")), student),
            studentBar);
    getChildren().addAll(Cards.row(words, right), facts, failed, bars);
    InvalidationListener change = o -> show();
    model.figuresProperty().addListener(change);
    model.phaseProperty().addListener(change);
    model.resultProperty().addListener(change);
    model.failureProperty().addListener(change);
    model.unfinished().addListener(change);
    show();
  }

  private void show() {
    LessonPhase phase = model.phaseProperty().get();
    LessonFigures now = model.figuresProperty().get();
    Optional<DistillationEvent.Finished> result = model.resultProperty().get();
    boolean finished = phase == LessonPhase.FINISHED && result.isPresent();
    Cards.present(this, phase != LessonPhase.IDLE);
    name.setText(finished ? TEXTS.format("result.title", now.name()) : now.name());
    stage.setText(finished ? model.skipped() : now.stage());
    left.setText(now.timeLeft());
    Cards.present(left, !now.timeLeft().isEmpty());
    Cards.present(use, finished);
    boolean ended = phase == LessonPhase.STOPPED || phase == LessonPhase.FAILED;
    Cards.present(resume, ended && model.resumable().isPresent());
    facts.setText(finished ? result.map(ProgressCard::words).orElse("") : "");
    Cards.present(facts, finished);
    Cards.present(failed, phase == LessonPhase.FAILED);
    failure.setText(model.failureProperty().get().map(p -> p.sentence()).orElse(""));
    Cards.present(bars, !finished);
    teachers.setText(now.teachers());
    teachersBar.setShare(now.teachersShare());
    student.setText(now.student());
    studentBar.setShare(now.studentShare());
  }

  private static String words(DistillationEvent.Finished result) {
    return TEXTS.format(
        "result.facts",
        Figures.count(result.parameters()),
        Figures.count(result.views()),
        Figures.count(result.photographs()),
        Figures.duration(result.seconds()));
  }
}
