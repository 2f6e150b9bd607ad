package dev.graft.ui.distillation;

import dev.graft.distillation.DistillationEstimate;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How long and how large, and what that takes. */
final class LessonCard extends VBox {
  private static final Texts TEXTS = Texts.in(LessonCard.class);
  private static final double MINUTE = 60;

  private final DistillationViewModel model;
  private final Label line = Cards.styled("", "estimate");
  private final Label counts = Cards.muted("");
  private final Label basis = Cards.muted("");

  LessonCard(DistillationViewModel model) {
    super(10);
    this.model = model;
    getStyleClass().add("graft-card");
    DistillationForm form = model.form();
    Node name = field("name", TEXTS.get("lesson.name"), form.nameProperty(), 150);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox fields =
        new HBox(
            14,
            field("size", TEXTS.get("lesson.size"), form.sizeProperty(), 76),
            field("views", TEXTS.get("lesson.views"), form.viewsProperty(), 76),
            field("epochs", TEXTS.get("lesson.epochs"), form.epochsProperty(), 76),
            name);
    fields.disableProperty().bind(model.phaseProperty().map(LessonPhase::isActive));
    line.setId("estimate");
    line.setWrapText(true);
    for (Label label : new Label[] {line, counts, basis}) {
      label.setMinHeight(USE_PREF_SIZE);
    }
    FieldMessage error = new FieldMessage(model.planning().errorProperty());
    error.setId("estimate-message");
    getChildren().addAll(Cards.title(TEXTS.get("lesson.title")), fields);
    for (Field field : new Field[] {Field.SIZE, Field.VIEWS, Field.EPOCHS, Field.NAME}) {
      FieldMessage message = new FieldMessage(form.problemProperty(field));
      message.setId("lesson-message-" + field.name().toLowerCase(java.util.Locale.ROOT));
      getChildren().add(message);
    }
    getChildren().addAll(error, line, counts, basis);
    InvalidationListener change = o -> show();
    model.planning().estimateProperty().addListener(change);
    model.planning().busyProperty().addListener(change);
    model.planning().errorProperty().addListener(change);
    show();
  }

  private static Node field(String id, String text, StringProperty value, double width) {
    TextField field = new TextField();
    field.setId("lesson-" + id);
    field.setPrefWidth(width);
    field.setTooltip(new Tooltip(TEXTS.get("lesson." + id + ".explanation")));
    field.textProperty().bindBidirectional(value);
    return StudentCard.labelled(text, field);
  }

  private void show() {
    Optional<DistillationEstimate> estimate = model.planning().estimateProperty().get();
    Cards.present(line, model.planning().errorProperty().get().isEmpty());
    line.getStyleClass().setAll("label", estimate.isPresent() ? "estimate" : "muted");
    Cards.present(counts, estimate.isPresent());
    Cards.present(basis, estimate.isPresent());
    if (estimate.isEmpty()) {
      line.setText(
          model.planning().busyProperty().get()
              ? TEXTS.get("estimate.busy")
              : TEXTS.get("estimate.none"));
      return;
    }
    DistillationEstimate is = estimate.get();
    line.setText(
        TEXTS.format(
            "estimate.line",
            about(is.seconds()),
            about(is.teacherSeconds()),
            about(is.studentSeconds())));
    long seen =
        is.views()
            * model.form().recipe().map(r -> (long) r.epochs()).orElse((long) model.epochs());
    counts.setText(
        TEXTS.format(
            "estimate.counts",
            Figures.count(is.photographs()),
            Figures.count(is.views()),
            Figures.bytes(is.bytes()),
            Figures.count(seen)));
    basis.setText(is.measured() ? TEXTS.get("estimate.measured") : TEXTS.get("estimate.stated"));
  }

  /** No more digits than an estimate has. */
  static String about(double seconds) {
    double round = seconds < MINUTE ? 1 : seconds < 20 * MINUTE ? MINUTE : 10 * MINUTE;
    return Figures.duration(Math.max(1, Math.round(seconds / round)) * round);
  }
}
