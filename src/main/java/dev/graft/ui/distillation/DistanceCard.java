package dev.graft.ui.distillation;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far the student is from its teachers, in one respect. */
final class DistanceCard extends VBox {
  private static final Texts TEXTS = Texts.in(DistanceCard.class);

  private DistanceCard(
      DistillationViewModel model, String id, String title, String unit, List<Curve> curves) {
    super(8);
    getStyleClass().add("graft-card");
    setMinWidth(0);
    setPrefWidth(320);
    LineChartPane chart =
        new LineChartPane(
            TEXTS.get("curve.axis"),
            y -> String.format(Locale.ROOT, "%.3f", y),
            curves.get(0),
            curves.get(1));
    chart.setId(id);
    chart.setBounds(0, Double.NaN);
    VBox.setVgrow(chart, Priority.ALWAYS);
    var words = Cards.muted(unit);
    words.setMinHeight(USE_PREF_SIZE);
    HBox legend = new HBox(6, key("main"), name(curves.get(0)), key("other"), name(curves.get(1)));
    legend.setAlignment(Pos.CENTER_RIGHT);
    legend.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(Cards.title(title), words, chart, legend);
    InvalidationListener change =
        o -> {
          chart.setDomain(0, model.epochs());
          boolean empty = curves.get(0).size() + curves.get(1).size() == 0;
          chart.setPlaceholder(empty ? TEXTS.get("curve.placeholder") : "");
          chart.refresh();
        };
    model.curvesChangedProperty().addListener(change);
    change.invalidated(model.curvesChangedProperty());
  }

  private static Region key(String which) {
    Region key = new Region();
    key.getStyleClass().addAll("curve-key", which);
    return key;
  }

  private static Label name(Curve curve) {
    return Cards.styled(curve.name(), "muted");
  }

  static DistanceCard classes(DistillationViewModel model) {
    return new DistanceCard(
        model,
        "class-chart",
        TEXTS.get("curve.classes"),
        TEXTS.get("curve.classes.unit"),
        model.classCurves());
  }

  static DistanceCard features(DistillationViewModel model) {
    return new DistanceCard(
        model,
        "feature-chart",
        TEXTS.get("curve.features"),
        TEXTS.get("curve.features.unit"),
        model.featureCurves());
  }
}
