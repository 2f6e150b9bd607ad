package dev.graft.ui.train;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Train room. */
public final class TrainView extends RoomPane {
  private static final double LEFT = 250;
  private static final double CHART_HEIGHT = 270;
  private static final double TALLEST_CHART = 480;

  private final TrainViewModel model;
  private final Button train;
  private final Button cancel;
  private final LineChartPane accuracy;
  private final LineChartPane loss;

  /**
   * Makes the room.
   *
   * @param model its state
   */
  public TrainView(TrainViewModel model) {
    super("Train");
    this.model = model;
    this.train = Buttons.main(Action.TRAIN, model::train);
    this.cancel = Buttons.of(Action.CANCEL, model::cancel);
    actions(cancel, train);
    accuracy = chart("accuracy-chart", model.accuracy(), Figures::percent);
    accuracy.setBounds(0, 1);
    loss = chart("loss-chart", model.loss(), y -> String.format(Locale.ROOT, "%.3f", y));
    loss.setBounds(0, Double.NaN);

    RecipeCard recipe = new RecipeCard(model);
    ScrollPane left = new ScrollPane(recipe);
    recipe.setPrefWidth(LEFT);
    left.setFitToWidth(true);
    left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    left.getStyleClass().add("plain-scroll");
    fix(left, LEFT);
    HBox charts = new HBox(16, chartCard("Accuracy", accuracy), chartCard("Loss", loss));
    charts.setMinHeight(CHART_HEIGHT);
    charts.setPrefHeight(CHART_HEIGHT);
    charts.setMaxHeight(TALLEST_CHART);
    VBox.setVgrow(charts, Priority.ALWAYS);
    VBox column =
        new VBox(16, new RunCard(model), new ResultCard(model), charts, new RunsCard(model));
    ScrollPane centre = new ScrollPane(column);
    centre.setFitToWidth(true);
    centre.setFitToHeight(true);
    centre.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    centre.getStyleClass().add("plain-scroll");
    HBox.setHgrow(centre, Priority.ALWAYS);
    content(new HBox(16, left, centre));

    InvalidationListener change = o -> show();
    model.phaseProperty().addListener(change);
    model.recipe().problemProperty().addListener(change);
    Session session = model.session();
    session.datasetProperty().addListener(change);
    session.backboneProperty().addListener(change);
    model.curvesChangedProperty().addListener(o -> redraw());
    model.phaseProperty().addListener(o -> redraw());
    show();
    redraw();
  }

  private static void fix(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }

  private static LineChartPane chart(
      String id, List<Curve> curves, DoubleFunction<String> readout) {
    LineChartPane chart = new LineChartPane("epoch", readout, curves.get(0), curves.get(1));
    chart.setId(id);
    chart.setPlaceholder("begins with the first epoch");
    return chart;
  }

  private static VBox chartCard(String title, LineChartPane chart) {
    HBox legend = new HBox(12, key("validation", "main"), key("training", "other"));
    legend.setAlignment(Pos.CENTER_RIGHT);
    VBox card = Cards.card(Cards.row(Cards.title(title), legend), chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    HBox.setHgrow(card, Priority.ALWAYS);
    card.setPrefWidth(10);
    return card;
  }

  private static Label key(String text, String styleClass) {
    Region stroke = new Region();
    stroke.getStyleClass().addAll("curve-key", styleClass);
    Label label = Cards.styled(text, "muted");
    label.setGraphic(stroke);
    return label;
  }

  private void show() {
    RunPhase phase = model.phaseProperty().get();
    Cards.present(cancel, phase.isActive());
    Cards.present(train, !phase.isActive());
    cancel.setDisable(phase == RunPhase.CANCELLING);
    train.setDisable(model.missing().isPresent());
  }

  private void redraw() {
    for (LineChartPane chart : List.of(accuracy, loss)) {
      chart.setDomain(0, Math.max(2, model.epochs()));
      chart.refresh();
    }
  }
}
