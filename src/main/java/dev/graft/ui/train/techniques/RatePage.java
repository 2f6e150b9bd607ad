package dev.graft.ui.train.techniques;

import atlantafx.base.theme.Styles;
import dev.graft.training.RateCurve;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ChartLine;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.kit.RateWords;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.kit.Viewport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The search for a learning rate: its curve, its advice, and the button that takes it. */
final class RatePage extends Page {
  private static final Texts TEXTS = Texts.in(RatePage.class);
  private static final double HEIGHT = 210;

  private final TechniquesModel model;
  private final RateFinding rates;
  private final Curve smoothed = new Curve(TEXTS.get("rate.smoothed"));
  private final Curve measured = new Curve(TEXTS.get("rate.measured"));
  private final LineChartPane chart;
  private final Label words = Cards.muted("");
  private final Button use = new Button();
  private final Button again = new Button(TEXTS.get("rate.again"));
  private final Button stop = new Button(TEXTS.get("rate.stop"));

  RatePage(TechniquesModel model) {
    this.model = model;
    this.rates = model.rates();
    chart =
        new LineChartPane(
            TEXTS.get("rate.axis"),
            y -> String.format(Locale.ROOT, "%.3f", y),
            new Viewport(),
            List.of(ChartLine.main(smoothed), ChartLine.other(measured)));
    chart.setPlaces(x -> RateWords.of(Math.pow(10, x)));
    chart.setId("rate-finder-chart");
    chart.setMinHeight(HEIGHT);
    chart.setPrefHeight(HEIGHT);
    words.setId("rate-words");
    words.setMinHeight(USE_PREF_SIZE);
    use.setId("use-rate");
    use.getStyleClass().add(Styles.ACCENT);
    use.setOnAction(e -> rates.useSuggestion());
    again.setId("find-rate-again");
    again.setOnAction(e -> rates.start());
    stop.setId("stop-finding");
    stop.setOnAction(e -> rates.cancel());
    for (Button button : List.of(use, again, stop)) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    getChildren()
        .addAll(
            chart,
            Cards.row(words, new HBox(8, stop, again, use)),
            new FieldMessage(rates.problemProperty()));
    InvalidationListener change = o -> show();
    rates.runningProperty().addListener(change);
    rates.stageProperty().addListener(change);
    rates.curveProperty().addListener(o -> draw());
    model.basics().addListener(change);
    draw();
  }

  private void draw() {
    smoothed.clear();
    measured.clear();
    Optional<RateCurve> curve = rates.curveProperty().get();
    curve.ifPresent(this::fill);
    chart.setMark(
        curve
            .flatMap(RateCurve::suggestion)
            .map(r -> new LineChartPane.Mark(Math.log10(r), RateWords.of(r))));
    chart.refresh();
    show();
  }

  private void fill(RateCurve curve) {
    for (RateCurve.Point p : curve.points()) {
      double x = Math.log10(p.rate());
      smoothed.add(x, p.smoothed());
      measured.add(x, p.loss());
    }
    if (curve.points().size() > 1) {
      chart.setDomain(smoothed.x(0), smoothed.x(smoothed.size() - 1));
    }
  }

  private void show() {
    boolean running = rates.runningProperty().get();
    Optional<String> advice = rates.suggestion();
    boolean found = rates.curveProperty().get().isPresent();
    Cards.present(stop, running);
    Cards.present(again, !running);
    Cards.present(use, !running && advice.isPresent());
    advice.ifPresent(a -> use.setText(TEXTS.format("rate.use", a)));
    boolean used =
        advice.isPresent()
            && model.basics().getValue().rate().isPresent()
            && RateWords.of(model.basics().getValue().rate().getAsDouble()).equals(advice.get());
    use.setDisable(used);
    chart.setPlaceholder(running ? TEXTS.get("rate.wait") : TEXTS.get("rate.none"));
    words.setText(
        running
            ? rates.stageProperty().get()
            : used
                ? TEXTS.format("rate.used", advice.get())
                : advice.isPresent()
                    ? TEXTS.format("rate.advice", advice.get())
                    : found ? TEXTS.get("rate.flat") : "");
  }
}
