package dev.graft.ui.train;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ChartColour;
import dev.graft.ui.kit.ChartControls;
import dev.graft.ui.kit.ChartExport;
import dev.graft.ui.kit.ChartLine;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.kit.Viewport;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The curves of a training: accuracy, loss and learning rate, which zoom and read out together. */
final class ChartsPane extends VBox {
  private static final Texts TEXTS = Texts.in(ChartsPane.class);
  private static final double HEIGHT = 222;
  private static final double TALLEST = 460;
  private static final double RATE_HEIGHT = 66;
  private static final double PICTURE_SCALE = 2;

  private final TrainViewModel model;
  private final TrainCurves curves;
  private final Viewport viewport = new Viewport();
  private final LineChartPane accuracy;
  private final LineChartPane loss;
  private final LineChartPane rate;
  private final VBox charts;
  private boolean bySteps;

  ChartsPane(TrainViewModel model) {
    super(10);
    this.model = model;
    this.curves = model.live().curves();
    accuracy = chart("accuracy-chart", curves.accuracy(false), Figures::percent);
    accuracy.setBounds(Double.NaN, 1);
    loss = chart("loss-chart", curves.loss(false), number("%.3f"));
    loss.setBounds(0, Double.NaN);
    rate = chart("rate-chart", curves.rate(false), number("%.2e"));
    rate.setBounds(0, Double.NaN);
    rate.setMinHeight(RATE_HEIGHT);
    rate.setPrefHeight(RATE_HEIGHT);
    HBox pair =
        new HBox(
            16,
            card(TEXTS.get("chart.accuracy"), accuracy, true),
            card(TEXTS.get("chart.loss"), loss, true));
    pair.setMinHeight(HEIGHT);
    pair.setPrefHeight(HEIGHT);
    pair.setMaxHeight(TALLEST);
    VBox.setVgrow(pair, Priority.ALWAYS);
    VBox below = card(TEXTS.get("chart.rate"), rate, false);
    below.setMinHeight(USE_PREF_SIZE);
    charts = new VBox(16, pair, below);
    VBox.setVgrow(charts, Priority.ALWAYS);
    ChartControls controls =
        new ChartControls(
            List.of(accuracy, loss), List.of(loss), this::by, this::savePicture, this::saveFigures);
    getChildren().addAll(controls, charts);
    model.live().curvesChangedProperty().addListener(o -> redraw());
    redraw();
  }

  private static DoubleFunction<String> number(String format) {
    return y -> String.format(Locale.ROOT, format, y);
  }

  private LineChartPane chart(String id, List<ChartLine> lines, DoubleFunction<String> readout) {
    LineChartPane chart = new LineChartPane(TEXTS.get("axis.epoch"), readout, viewport, lines);
    chart.setId(id);
    chart.setPlaceholder(TEXTS.get("chart.none"));
    return chart;
  }

  private static VBox card(String title, LineChartPane chart, boolean legend) {
    HBox keys = new HBox(12);
    keys.setAlignment(Pos.CENTER_RIGHT);
    if (legend) {
      keys.getChildren()
          .addAll(
              key(TEXTS.get("curve.validation"), "main"),
              key(TEXTS.get("curve.training"), "other"));
    }
    VBox card = Cards.card(Cards.row(Cards.title(title), keys), chart);
    card.getStyleClass().add("chart-card");
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

  private void by(int choice) {
    bySteps = choice == 1;
    String axis = bySteps ? TEXTS.get("axis.step") : TEXTS.get("axis.epoch");
    accuracy.setLines(curves.accuracy(bySteps), axis);
    loss.setLines(curves.loss(bySteps), axis);
    rate.setLines(curves.rate(bySteps), axis);
    viewport.reset();
    redraw();
  }

  private void redraw() {
    viewport.setWhole(0, curves.end(bySteps));
    Optional<TrainingEvent.Epoch> best = curves.best();
    Optional<LineChartPane.Mark> mark =
        best.flatMap(
            e ->
                curves
                    .place(e, bySteps)
                    .map(
                        x ->
                            new LineChartPane.Mark(
                                x, TEXTS.format("chart.best", Figures.count(e.epoch())))));
    accuracy.setMark(mark);
    loss.setMark(mark);
    accuracy.refresh();
    loss.refresh();
    rate.refresh();
  }

  private void savePicture() {
    choose("png")
        .ifPresent(
            file -> {
              BufferedImage image =
                  ChartExport.picture(charts, accuracy.colour(ChartColour.GROUND), PICTURE_SCALE);
              save(() -> ChartExport.write(image, file));
            });
  }

  private void saveFigures() {
    choose("csv")
        .ifPresent(
            file -> {
              String axis = bySteps ? TEXTS.get("axis.step") : TEXTS.get("axis.epoch");
              String text = ChartExport.csv(axis, curves.table(bySteps));
              save(() -> ChartExport.write(text, file));
            });
  }

  private Optional<Path> choose(String extension) {
    FileChooser chooser = new FileChooser();
    String run = model.live().run();
    chooser.setInitialFileName((run.isEmpty() ? "graft" : run) + "-curves." + extension);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(extension.toUpperCase(Locale.ROOT), "*." + extension));
    return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
  }

  private void save(Callable<Path> writing) {
    model
        .executor()
        .run(
            writing,
            file -> model.notices().tell(TEXTS.format("chart.saved", file)),
            model.notices()::fail);
  }
}
