package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.json.Json;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a search for a learning rate has seen, for people and for programs. */
final class RateView {
  private RateView() {}

  /** The curve and what follows from it. */
  static List<String> lines(RateCurve curve, boolean braille) {
    List<String> lines = new ArrayList<>();
    List<RateCurve.Point> points = curve.points();
    if (!points.isEmpty()) {
      List<Double> smoothed = values(points, RateCurve.Point::smoothed);
      double low = smoothed.stream().mapToDouble(x -> x).min().orElseThrow();
      double high = smoothed.stream().mapToDouble(x -> x).max().orElseThrow();
      lines.addAll(
          TerminalChart.curves(
              "Loss while the learning rate rises",
              List.of(
                  new TerminalChart.Curve("smoothed", smoothed, DotCanvas.Stroke.SOLID),
                  new TerminalChart.Curve(
                      "each batch",
                      values(points, RateCurve.Point::loss),
                      DotCanvas.Stroke.DOTTED)),
              low,
              Math.max(high, low + 1e-6),
              Words::loss,
              new TerminalChart.Span(
                  Words.rate(points.get(0).rate()),
                  Words.rate(points.get(points.size() - 1).rate())),
              braille));
      lines.add("");
    }
    lines.add(
        curve
            .suggestion()
            .map(
                r ->
                    "A good learning rate: " + rounded(r) + " (--learning-rate " + rounded(r) + ")")
            .orElse(
                "The loss did not fall for long at any rate, so that none can be suggested: look at"
                    + " the pictures, or let more of the backbone learn."));
    return lines;
  }

  /** Two digits, which is more than a search can tell. */
  private static String rounded(double rate) {
    return Words.rate(
        new java.math.BigDecimal(rate).round(new java.math.MathContext(2)).doubleValue());
  }

  private static List<Double> values(
      List<RateCurve.Point> points, ToDoubleFunction<RateCurve.Point> value) {
    return points.stream().mapToDouble(value).boxed().toList();
  }

  /** The object that {@code --json} prints for an event. */
  static ObjectNode json(RateEvent event) {
    ObjectNode node = Json.mapper().createObjectNode();
    if (event instanceof RateEvent.Extracting e) {
      return node.put("event", "extracting").put("done", e.done()).put("total", e.total());
    }
    RateCurve curve = ((RateEvent.Found) event).curve();
    node.put("event", "found").put("suggestion", curve.suggestion().orElse(null));
    ArrayNode points = node.putArray("points");
    curve
        .points()
        .forEach(
            p ->
                points
                    .addObject()
                    .put("rate", p.rate())
                    .put("loss", p.loss())
                    .put("smoothed", p.smoothed()));
    return node;
  }
}
