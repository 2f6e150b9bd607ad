package dev.graft.ui.train;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The running training and those that wait, with the ways to reorder them. */
final class QueueCard extends VBox {
  private static final Texts TEXTS = Texts.in(QueueCard.class);

  private final TrainViewModel model;
  private final Label current = Cards.styled("", "queue-current");
  private final Label none = Cards.muted(TEXTS.get("queue.none"));
  private final VBox rows = new VBox(2);

  QueueCard(TrainViewModel model) {
    super(8);
    this.model = model;
    setId("queue-card");
    getStyleClass().add("graft-card");
    getChildren().addAll(Cards.title(TEXTS.get("queue.title")), current, rows, none);
    setMinHeight(USE_PREF_SIZE);
    InvalidationListener change = o -> fill();
    model.queue().waiting().addListener(change);
    model.live().phaseProperty().addListener(change);
    model.live().figuresProperty().addListener((o, was, is) -> showCurrent());
    fill();
  }

  private void showCurrent() {
    RunPhase phase = model.live().phaseProperty().get();
    boolean there = phase.isActive() || phase == RunPhase.PAUSED;
    Cards.present(current, there);
    String run = model.live().run();
    String name = run.isEmpty() ? TEXTS.get("run.new") : run;
    current.setText(
        phase == RunPhase.PAUSED
            ? TEXTS.format("queue.paused", name)
            : TEXTS.format("queue.running", name));
  }

  private void fill() {
    showCurrent();
    rows.getChildren().clear();
    int waiting = model.queue().waiting().size();
    Cards.present(none, waiting == 0);
    Cards.present(rows, waiting > 0);
    for (int i = 0; i < waiting; i++) {
      rows.getChildren().add(row(model.queue().waiting().get(i), i, waiting));
    }
  }

  private VBox row(QueuedRun run, int index, int count) {
    Label name = Cards.styled(index + 1 + "  " + run.name(), "queue-name");
    name.setTooltip(new Tooltip(run.name()));
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    Button up = button(Action.SOONER, index, () -> model.queue().move(index, -1));
    up.setDisable(index == 0);
    Button down = button(Action.LATER, index, () -> model.queue().move(index, 1));
    down.setDisable(index == count - 1);
    Button off = button(Action.TAKE_OFF_QUEUE, index, () -> model.queue().remove(index));
    HBox line = new HBox(name, up, down, off);
    line.setAlignment(Pos.CENTER_LEFT);
    Label words = Cards.muted(run.words());
    words.getStyleClass().add("queue-words");
    VBox row = new VBox(line, words);
    row.getStyleClass().add("queue-row");
    return row;
  }

  private static Button button(Action action, int index, Runnable run) {
    Button button = Buttons.icon(action, run);
    button.setId(button.getId() + "-" + (index + 1));
    button.setAccessibleText(action.text() + " " + (index + 1));
    button.getStyleClass().add("queue-button");
    return button;
  }
}
