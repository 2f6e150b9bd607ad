package dev.graft.ui.compare;

import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ChartLine;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.kit.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The runs' curves over each other: accuracy or loss on the validation part. */
final class CurvesCard extends VBox {
  private static final Texts TEXTS = Texts.in(CurvesCard.class);

  CurvesCard(Comparison comparison, List<Integer> colours) {
    super(10);
    setId("curves");
    getStyleClass().add("graft-card");
    Viewport viewport = new Viewport();
    LineChartPane accuracy =
        chart(
            comparison,
            colours,
            viewport,
            TrainingEvent.Epoch::validationAccuracy,
            Figures::percent);
    accuracy.setBounds(Double.NaN, 1);
    LineChartPane loss =
        chart(
            comparison,
            colours,
            viewport,
            TrainingEvent.Epoch::validationLoss,
            y -> String.format(Locale.ROOT, "%.3f", y));
    loss.setBounds(0, Double.NaN);
    StackPane charts = new StackPane(accuracy, loss);
    VBox.setVgrow(charts, Priority.ALWAYS);
    Segments which =
        new Segments(
            i -> {
              Cards.present(accuracy, i == 0);
              Cards.present(loss, i == 1);
            },
            TEXTS.get("curves.accuracy"),
            TEXTS.get("curves.loss"));
    which.show(0);
    Cards.present(loss, false);
    getChildren().addAll(which, charts);
  }

  private static LineChartPane chart(
      Comparison comparison,
      List<Integer> colours,
      Viewport viewport,
      ToDoubleFunction<TrainingEvent.Epoch> value,
      DoubleFunction<String> readout) {
    List<ChartLine> lines = new ArrayList<>();
    int epochs = 2;
    for (int i = 0; i < comparison.runs().size(); i++) {
      ComparedRun run = comparison.runs().get(i);
      Curve curve = new Curve(CompareWords.run(run.id()));
      for (TrainingEvent.Epoch e : run.epochs()) {
        curve.add(e.epoch(), value.applyAsDouble(e));
      }
      epochs = Math.max(epochs, run.epochs().size());
      // The run that was chosen last lies on top.
      lines.add(0, ChartLine.of(curve, colours.get(i), false));
    }
    LineChartPane chart = new LineChartPane(TEXTS.get("curves.axis"), readout, viewport, lines);
    chart.setPlaceholder(TEXTS.get("curves.none"));
    chart.setDomain(1, epochs);
    chart.setPrefSize(300, 220);
    chart.refresh();
    return chart;
  }
}
