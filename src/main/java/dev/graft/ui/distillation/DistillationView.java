package dev.graft.ui.distillation;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Texts;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page on which a small network is taught: choices at the left, the lesson at the right. */
public final class DistillationView extends RoomPane {
  private static final Texts TEXTS = Texts.in(DistillationView.class);
  private static final double LEFT = 400;

  private final DistillationViewModel model;
  private final Button teach;
  private final Button stop;

  /**
   * Makes the page.
   *
   * @param model its state
   */
  public DistillationView(DistillationViewModel model) {
    super(TEXTS.get("page.title"));
    this.model = model;
    setId("distillation");
    teach = Buttons.main(Action.TEACH, model::teach);
    stop = Buttons.of(Action.STOP_TEACHING, model::stop);
    Label explanation = Cards.styled(TEXTS.get("page.explanation"), "muted");
    beside(explanation);
    actions(Buttons.of(Action.ALL_BACKBONES, model::leave), stop, teach);

    VBox choices =
        new VBox(14, new TeachersCard(model), new StudentCard(model), new FoldersCard(model));
    ScrollPane left = scrolling(choices);
    left.setMinWidth(LEFT);
    left.setPrefWidth(LEFT);
    left.setMaxWidth(LEFT);
    HBox charts = new HBox(14, DistanceCard.classes(model), DistanceCard.features(model));
    charts.getChildren().forEach(c -> HBox.setHgrow(c, Priority.ALWAYS));
    charts.setMinHeight(210);
    VBox.setVgrow(charts, Priority.ALWAYS);
    VBox lesson =
        new VBox(14, new LessonCard(model), new ProgressCard(model), new BegunCard(model), charts);
    ScrollPane right = scrolling(lesson);
    right.setFitToHeight(true);
    HBox.setHgrow(right, Priority.ALWAYS);
    FieldMessage message = new FieldMessage(model.errorProperty());
    message.setId("distillation-message");
    content(message, new HBox(16, left, right));

    DropTarget.install(
        this,
        paths -> {
          if (!model.phaseProperty().get().isActive()) {
            model.form().add(paths);
          }
        });
    InvalidationListener change = o -> show(choices);
    model.phaseProperty().addListener(change);
    show(choices);
  }

  private static ScrollPane scrolling(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private void show(Node choices) {
    LessonPhase phase = model.phaseProperty().get();
    Cards.present(teach, !phase.isActive());
    // Only one button is the main one, and then it is the one that uses the student.
    teach.getStyleClass().remove(Styles.ACCENT);
    if (phase != LessonPhase.FINISHED) {
      teach.getStyleClass().add(Styles.ACCENT);
    }
    Cards.present(stop, phase.isActive());
    stop.setDisable(phase == LessonPhase.STOPPING);
    choices.setDisable(phase.isActive());
  }
}
