package dev.graft.cli;

import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceField;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.cli.TextTable.Align;
import dev.graft.evaluation.Interval;
import dev.graft.zoo.Licence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A race for people: a bar while it goes on, then a table and what follows from it. */
final class RaceView implements Consumer<RaceEvent> {
  private final Terminal terminal;
  private final LongSupplier clock;
  private ProgressMeter meter;
  private String running = "";

  RaceView(Terminal terminal, LongSupplier clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.meter = new ProgressMeter("images", clock);
  }

  @Override
  public void accept(RaceEvent event) {
    if (event instanceof RaceEvent.Reading e) {
      terminal.status(meter.line("Reading the pictures", e.done(), e.total(), ""));
    } else if (event instanceof RaceEvent.Started e) {
      started(e.field());
    } else if (event instanceof RaceEvent.Running e) {
      if (!e.backbone().equals(running)) {
        running = e.backbone();
        meter = new ProgressMeter("images", clock);
      }
      terminal.status(meter.line(e.backbone(), e.done(), e.total(), ""));
    } else if (event instanceof RaceEvent.Failed e) {
      terminal.line(e.failure().backbone() + " does not run: " + e.failure().sentence());
    } else if (event instanceof RaceEvent.Finished e) {
      lines(e.report()).forEach(terminal::line);
    }
  }

  private void started(RaceField field) {
    terminal.line(
        "%s of %s, %d classes; a logistic regression on frozen features, asked about what it did not"
                .formatted(
                    Words.count(field.images(), "picture"),
                    Words.count(field.all()),
                    field.classes().size())
            + " learn from (%d folds).".formatted(field.folds()));
  }

  static List<String> lines(RaceReport report) {
    List<String> lines = new ArrayList<>(table(report).lines());
    if (report.best().isPresent()) {
      lines.add("");
      lines.add(verdict(report));
    }
    report.skipped().forEach(s -> lines.add("Left out: " + s.file() + " (" + s.reason() + ")"));
    return lines;
  }

  private static TextTable table(RaceReport report) {
    TextTable table =
        new TextTable(
            Align.LEFT,
            Align.RIGHT,
            Align.LEFT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.LEFT);
    table.row(
        "backbone",
        "accuracy",
        "95% interval",
        "images/s",
        "pixels",
        "parameters",
        "size",
        "licence");
    for (RaceResult r : report.results()) {
      table.row(
          r.runner().name() + (r.runner().pretrained() ? "" : " (random)"),
          Words.percent(r.score().accuracy()),
          interval(r.score().interval()),
          speed(r.imagesPerSecond()),
          String.valueOf(r.runner().inputSize()),
          Words.count(r.runner().parameters()),
          Words.megabytes(r.runner().bytes()),
          licence(r.runner().licence()));
    }
    HeadScore colours = report.colours();
    table.row(
        "colours alone",
        Words.percent(colours.accuracy()),
        interval(colours.interval()),
        "",
        "",
        "",
        "",
        "");
    table.row("largest class", Words.percent(report.majority()), "", "", "", "", "", "");
    return table;
  }

  static String interval(Interval interval) {
    return String.format(
        Locale.ROOT, "%.1f to %.1f%%", 100 * interval.low(), 100 * interval.high());
  }

  private static String speed(double perSecond) {
    return Double.isFinite(perSecond) ? String.format(Locale.ROOT, "%.0f", perSecond) : "-";
  }

  private static String licence(Licence licence) {
    return licence.name()
        + (licence.commercialUse() == Licence.CommercialUse.NO ? " (not for business)" : "");
  }

  private static String verdict(RaceReport report) {
    List<RaceResult> leaders = report.leaders();
    String best = leaders.get(0).runner().name();
    if (leaders.size() == 1) {
      return best + " is the best for these pictures, by more than chance.";
    }
    String others =
        String.join(", ", leaders.stream().skip(1).map(r -> r.runner().name()).toList());
    return "%s is ahead, but so few pictures cannot tell it from %s; the fastest of them is %s."
        .formatted(best, others, report.recommended().orElseThrow().runner().name());
  }
}
