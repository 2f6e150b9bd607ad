package dev.graft.cli.report;

import dev.graft.training.TrainingEvent.Epoch;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Two curves over epochs as SVG: validation drawn through, training dotted. */
final class CurveChart {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 230;
  private static final double LEFT = 52;
  private static final double RIGHT = 14;
  private static final double TOP = 12;
  private static final double BOTTOM = 30;
  private static final int LINES = 4;

  private final List<Epoch> epochs;
  private final double low;
  private final double high;
  private final DoubleFunction<String> label;

  private CurveChart(List<Epoch> epochs, double low, double high, DoubleFunction<String> label) {
    this.epochs = epochs;
    this.low = low;
    this.high = high;
    this.label = label;
  }

  static Html accuracy(List<Epoch> epochs) {
    double least = values(epochs, Epoch::trainAccuracy, Epoch::validationAccuracy).min().orElse(0);
    double low = Math.max(0, Math.min(0.9, Math.floor(least * 10) / 10));
    return new CurveChart(epochs, low, 1, v -> String.format(Locale.ROOT, "%.0f%%", 100 * v))
        .draw("Accuracy by epoch", Epoch::trainAccuracy, Epoch::validationAccuracy);
  }

  static Html loss(List<Epoch> epochs) {
    double most = values(epochs, Epoch::trainLoss, Epoch::validationLoss).max().orElse(1);
    double high = Math.max(0.1, Math.ceil(most * 10) / 10);
    return new CurveChart(epochs, 0, high, v -> String.format(Locale.ROOT, "%.2f", v))
        .draw("Loss by epoch", Epoch::trainLoss, Epoch::validationLoss);
  }

  private static DoubleStream values(
      List<Epoch> epochs, ToDoubleFunction<Epoch> one, ToDoubleFunction<Epoch> other) {
    return DoubleStream.concat(epochs.stream().mapToDouble(one), epochs.stream().mapToDouble(other))
        .filter(Double::isFinite);
  }

  private Html draw(
      String title, ToDoubleFunction<Epoch> training, ToDoubleFunction<Epoch> validation) {
    Html svg = new Html();
    svg.add(
        "<svg class='chart' viewBox='0 0 %s %s' role='img' aria-label='%s'>", WIDTH, HEIGHT, title);
    for (int i = 0; i <= LINES; i++) {
      double value = low + (high - low) * i / LINES;
      svg.add(
          "<line class='grid' x1='%s' x2='%s' y1='%s' y2='%s'/>"
              + "<text class='tick' x='%s' y='%s' text-anchor='end'>%s</text>",
          LEFT,
          WIDTH - RIGHT,
          n(y(value)),
          n(y(value)),
          LEFT - 8,
          n(y(value) + 4),
          label.apply(value));
    }
    int step = Math.max(1, (int) Math.ceil(epochs.size() / 10.0));
    for (int i = 0; i < epochs.size(); i += step) {
      svg.add(
          "<text class='tick' x='%s' y='%s' text-anchor='middle'>%s</text>",
          n(x(i)), HEIGHT - 10, epochs.get(i).epoch());
    }
    curve(svg, "training", training);
    curve(svg, "validation", validation);
    return svg.raw("</svg>");
  }

  private void curve(Html svg, String name, ToDoubleFunction<Epoch> value) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < epochs.size(); i++) {
      double v = value.applyAsDouble(epochs.get(i));
      if (!Double.isFinite(v)) {
        drawing = false;
        continue;
      }
      path.append(drawing ? 'L' : 'M').append(n(x(i))).append(' ').append(n(y(v)));
      drawing = true;
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle cx='%s' cy='%s' r='3'><title>epoch %d, %s: %s</title></circle>",
              n(x(i)),
              n(y(v)),
              epochs.get(i).epoch(),
              name,
              label.apply(v)));
    }
    svg.raw("<g class='" + name + "'><path d='" + path + "'/>" + dots + "</g>");
  }

  private double x(int i) {
    double room = WIDTH - LEFT - RIGHT - 12;
    return LEFT + 6 + (epochs.size() == 1 ? room / 2 : room * i / (epochs.size() - 1));
  }

  private double y(double value) {
    double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
