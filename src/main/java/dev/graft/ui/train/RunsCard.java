package dev.graft.ui.train;

import atlantafx.base.theme.Styles;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The project's runs, newest first, with what each can be asked for. */
final class RunsCard extends VBox {
  private static final Texts TEXTS = Texts.in(RunsCard.class);
  private final TrainViewModel model;
  private final GridPane grid = new GridPane(14, 4);
  private final Label none = Cards.muted(TEXTS.get("runs.none"));

  RunsCard(TrainViewModel model) {
    super(10);
    this.model = model;
    setId("runs-card");
    getStyleClass().add("graft-card");
    for (int i = 0; i < 6; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setMinWidth(i == 3 ? 60 : Region.USE_PREF_SIZE);
      column.setHgrow(i == 3 ? Priority.ALWAYS : Priority.NEVER);
      grid.getColumnConstraints().add(column);
    }
    getChildren().addAll(Cards.title(TEXTS.get("runs.title")), none, grid);
    model.runs().addListener((InvalidationListener) o -> fill());
    model.live().phaseProperty().addListener(o -> fill());
    fill();
  }

  private void fill() {
    grid.getChildren().clear();
    Cards.present(none, model.runs().isEmpty());
    Cards.present(grid, !model.runs().isEmpty());
    int row = 0;
    for (int i = model.runs().size() - 1; i >= 0; i--) {
      List<Node> cells = cells(model.runs().get(i));
      grid.addRow(row++, cells.toArray(Node[]::new));
    }
  }

  private List<Node> cells(RunRecord run) {
    Label state =
        Cards.styled(TEXTS.get("state." + run.state().word()), "state-" + run.state().word());
    run.message().ifPresent(m -> state.setTooltip(new Tooltip(m)));
    String accuracy = run.validationAccuracy().map(Figures::percent).orElse("—");
    String epochs =
        run.epochsDone() == run.epochs()
            ? TEXTS.format("runs.epochs", run.epochs())
            : TEXTS.format("runs.some-epochs", run.epochsDone(), run.epochs());
    return List.of(
        Cards.title(run.id()),
        Cards.styled(accuracy, "run-accuracy"),
        state,
        Cards.styled(TEXTS.format("runs.words", run.backbone(), run.frozen()), "muted"),
        Cards.styled(epochs, "muted"),
        buttons(run));
  }

  private Node buttons(RunRecord run) {
    HBox box = new HBox(2);
    box.setAlignment(Pos.CENTER_RIGHT);
    if (run.state() == RunState.FINISHED) {
      box.getChildren()
          .addAll(
              button(
                  run, Buttons.icon(Action.UNFREEZE_MORE, () -> model.proposeUnfreezing(run.id()))),
              button(run, Buttons.icon(Action.COMPARE_RUNS, () -> model.compare(beside(run)))),
              button(run, Buttons.icon(Action.TRY_IT, () -> model.tryOut(run.id()))));
    } else {
      Button resume = button(run, Buttons.of(Action.RESUME, () -> model.resume(run)));
      resume.setDisable(model.live().isActive());
      box.getChildren().add(resume);
      if (run.epochsDone() > 0) {
        Button finish = button(run, Buttons.icon(Action.KEEP_BEST, () -> model.finish(run)));
        finish.setDisable(model.live().isActive());
        box.getChildren().add(finish);
      }
    }
    return box;
  }

  /** The run and the finished one before it, or after it if it is the first. */
  private List<String> beside(RunRecord run) {
    List<String> finished =
        model.runs().stream()
            .filter(r -> r.state() == RunState.FINISHED)
            .map(RunRecord::id)
            .toList();
    int at = finished.indexOf(run.id());
    int other = at > 0 ? at - 1 : Math.min(finished.size() - 1, at + 1);
    return other == at ? List.of(run.id()) : List.of(finished.get(other), run.id());
  }

  private static Button button(RunRecord run, Button button) {
    button.setId(button.getId() + "-" + run.id());
    button.setAccessibleText(button.getText() + " " + run.id());
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    return button;
  }
}
