package dev.graft.ui.train;

import atlantafx.base.theme.Styles;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The project's runs, newest first, with what each can be asked for. */
final class RunsCard extends VBox {
  private final TrainViewModel model;
  private final GridPane grid = new GridPane(20, 4);
  private final Label none =
      Cards.muted("None yet. Every training is kept here with its settings and its model.");

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
    getChildren().addAll(Cards.title("Runs"), none, grid);
    model.runs().addListener((InvalidationListener) o -> fill());
    model.phaseProperty().addListener(o -> fill());
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
    Label state = Cards.styled(run.state().word(), "state-" + run.state().word());
    run.message().ifPresent(m -> state.setTooltip(new Tooltip(m)));
    String accuracy = run.validationAccuracy().map(Figures::percent).orElse("—");
    String epochs =
        run.epochsDone() == run.epochs()
            ? Figures.count(run.epochs(), "epoch", "epochs")
            : run.epochsDone() + " of " + Figures.count(run.epochs(), "epoch", "epochs");
    return List.of(
        Cards.title(run.id()),
        Cards.styled(accuracy, "run-accuracy"),
        state,
        Cards.styled(run.backbone() + " · frozen: " + run.frozen(), "muted"),
        Cards.styled(epochs, "muted"),
        button(run));
  }

  private Node button(RunRecord run) {
    Button button =
        run.state() == RunState.FINISHED
            ? Buttons.of(Action.TRY_IT, () -> model.tryOut(run.id()))
            : Buttons.of(Action.RESUME, () -> model.resume(run));
    button.setDisable(run.state() != RunState.FINISHED && model.phaseProperty().get().isActive());
    button.setId(button.getId() + "-" + run.id());
    button.setAccessibleText(button.getText() + " " + run.id());
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    return button;
  }
}
