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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Train room. */
public final class TrainView extends RoomPane {
  private static final double LEFT = 250;
  private static final double RIGHT = 220;

  private final TrainViewModel model;
  private final Button train;
  private final Button cancel;
  private final Label hint = Cards.styled("", "muted");
  private final LineChartPane accuracy;
  private final LineChartPane loss;
  private final Label firstPoint = Cards.styled("The curves begin with the first epoch.", "muted");

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
    beside(hint);
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
    RunsCard runs = new RunsCard(model);
    fix(runs, RIGHT);

    HBox charts = new HBox(16, chartCard("Accuracy", accuracy), chartCard("Loss", loss));
    VBox.setVgrow(charts, Priority.ALWAYS);
    charts.setMaxHeight(460);
    StackPane chartArea = new StackPane(charts, firstPoint);
    VBox.setVgrow(chartArea, Priority.ALWAYS);
    StackPane.setAlignment(charts, Pos.TOP_LEFT);
    chartArea.setMaxHeight(460);
    firstPoint.setMouseTransparent(true);
    VBox centre = new VBox(16, new RunCard(model), chartArea, new ResultCard(model));
    HBox.setHgrow(centre, Priority.ALWAYS);
    content(new HBox(16, left, centre, runs));

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
    hint.setText(phase.isActive() ? "" : model.missing().orElse(""));
  }

  private void redraw() {
    boolean empty = model.accuracy().stream().allMatch(c -> c.size() == 0);
    Cards.present(firstPoint, empty);
    for (LineChartPane chart : List.of(accuracy, loss)) {
      chart.setDomain(0, Math.max(2, model.epochs()));
      chart.refresh();
    }
  }
}
