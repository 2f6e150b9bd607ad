package dev.graft.ui.train;

import atlantafx.base.theme.Styles;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The project's runs, newest first, with what each can be asked for. */
final class RunsCard extends VBox {
  private final TrainViewModel model;
  private final VBox list = new VBox(14);

  RunsCard(TrainViewModel model) {
    super(12);
    this.model = model;
    setId("runs-card");
    getStyleClass().add("graft-card");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(Cards.title("Runs"), scroll);
    model.runs().addListener((InvalidationListener) o -> fill());
    model.phaseProperty().addListener(o -> fill());
    fill();
  }

  private void fill() {
    List<Node> rows = new ArrayList<>();
    for (int i = model.runs().size() - 1; i >= 0; i--) {
      rows.add(row(model.runs().get(i)));
    }
    if (rows.isEmpty()) {
      rows.add(Cards.muted("None yet. Every training is kept here with its settings and model."));
    }
    list.getChildren().setAll(rows);
  }

  private Node row(RunRecord run) {
    Label name = new Label(run.id());
    name.setMinWidth(Region.USE_PREF_SIZE);
    String right =
        run.state() == RunState.FINISHED
            ? run.validationAccuracy().map(Figures::percent).orElse("finished")
            : run.state().word();
    Label state = Cards.styled(right, "state-" + run.state().word().toLowerCase(Locale.ROOT));
    state.setMinWidth(Region.USE_PREF_SIZE);
    Label what = Cards.styled(run.backbone(), "muted");
    run.message().ifPresent(m -> what.setTooltip(new Tooltip(m)));
    HBox second = Cards.row(what, button(run));
    HBox.setHgrow(what, Priority.ALWAYS);
    return new VBox(3, Cards.row(name, state), second);
  }

  private Node button(RunRecord run) {
    boolean busy = model.phaseProperty().get().isActive();
    Button button;
    if (run.state() == RunState.FINISHED) {
      button = Buttons.icon(Action.TRY_IT, () -> model.tryOut(run.id()));
    } else if (busy) {
      return new Region();
    } else {
      button = Buttons.icon(Action.RESUME, () -> model.resume(run));
    }
    button.setId(button.getId() + "-" + run.id());
    button.getStyleClass().add(Styles.SMALL);
    return button;
  }
}
