package dev.graft.cli;

import dev.graft.cli.DotCanvas.Stroke;
import dev.graft.cli.TerminalChart.Curve;
import dev.graft.cli.TextTable.Align;
import dev.graft.cli.report.RunReport;
import dev.graft.cli.report.RunReport.Answer;
import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What happens instead of the window where there is no display: the sample project is trained here,
 * and ends with pictures in the terminal and a page for the browser.
 */
public final class SampleTraining {
  private static final int SHOWN = 6;
  private static final int BAR = 20;

  private final Context context;

  /**
   * The sample.
   *
   * @param data its folder of class folders
   * @param project where the run goes
   */
  public record Sample(Path data, Path project) {}

  /**
   * Wires it.
   *
   * @param workbench starts the workbench
   * @param terminal where to write
   */
  public SampleTraining(Supplier<Workbench> workbench, Terminal terminal) {
    this.context = new Context(workbench, terminal);
  }

  /**
   * Trains the sample and shows what came out.
   *
   * @param sample what to train
   * @return the exit code
   */
  public int run(Sample sample) {
    Terminal terminal = context.terminal();
    terminal.line("There is no display, so Graft trains its sample project here in the terminal.");
    TrainingView view = TrainingView.of(terminal, false);
    TrainingLog log = new TrainingLog();
    try {
      return new TrainingRun(context)
          .watch(
              view,
              (workbench, listener) ->
                  workbench.train(request(sample, workbench), log.before(listener)),
              workbench -> show(workbench, log));
    } catch (InterruptedException | RuntimeException e) {
      return new Failures(terminal).report(e, false);
    }
  }

  /** What has learned something stays frozen; random numbers have nothing to keep. */
  private TrainingRequest request(Sample sample, Workbench workbench) {
    ZooEntry backbone =
        ZooEntry.firstChoice(workbench.backbones())
            .orElseThrow(() -> new GraftException("There is no backbone that can be used."));
    context
        .terminal()
        .line(
            "%s, on %s, %s."
                .formatted(
                    sample.data(),
                    backbone.name(),
                    backbone.isPretrained()
                        ? "which stays frozen: only the head learns"
                        : "which holds random numbers: everything learns"));
    return new TrainingRequest(
        sample.data(),
        Optional.of(backbone.name()),
        backbone.isPretrained() ? new FreezePlan.AllFrozen() : new FreezePlan.NoneFrozen(),
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        Defaults.SAMPLE_EPOCHS,
        Defaults.SAMPLE_BATCH,
        OptionalDouble.empty(),
        Defaults.VALIDATION,
        0,
        Defaults.SEED,
        Optional.of(sample.project()),
        Optional.empty());
  }

  private void show(Workbench workbench, TrainingLog log) {
    Terminal terminal = context.terminal();
    terminal.line("");
    draw(log.epochs());
    terminal.status("Looking at the pictures that it did not learn from");
    ReportMaker.collect(workbench, log)
        .ifPresent(
            report -> {
              answers(report);
              Path page = report.finished().bundle().resolveSibling("report.html");
              ReportMaker.write(report, page);
              terminal.line("");
              terminal.line("The whole story, with pictures: " + page.toUri());
            });
  }

  private void draw(List<TrainingEvent.Epoch> epochs) {
    if (epochs.isEmpty()) {
      return;
    }
    Terminal terminal = context.terminal();
    List<Curve> accuracy =
        List.of(
            curve("validation", epochs, TrainingEvent.Epoch::validationAccuracy, Stroke.SOLID),
            curve("training", epochs, TrainingEvent.Epoch::trainAccuracy, Stroke.DOTTED));
    List<Curve> loss =
        List.of(
            curve("validation", epochs, TrainingEvent.Epoch::validationLoss, Stroke.SOLID),
            curve("training", epochs, TrainingEvent.Epoch::trainLoss, Stroke.DOTTED));
    double lowest = Math.floor(extreme(accuracy, false) * 10) / 10;
    TerminalChart.curves(
            "Accuracy", accuracy, Math.min(0.9, lowest), 1, Words::percent, terminal.braille())
        .forEach(terminal::line);
    terminal.line("");
    TerminalChart.curves(
            "Loss", loss, 0, Math.max(1e-6, extreme(loss, true)), Words::loss, terminal.braille())
        .forEach(terminal::line);
  }

  private static Curve curve(
      String name,
      List<TrainingEvent.Epoch> epochs,
      ToDoubleFunction<TrainingEvent.Epoch> value,
      Stroke stroke) {
    return new Curve(name, epochs.stream().mapToDouble(value).boxed().toList(), stroke);
  }

  private static double extreme(List<Curve> curves, boolean greatest) {
    java.util.DoubleSummaryStatistics all =
        curves.stream()
            .flatMap(c -> c.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    return all.getCount() == 0 ? 0 : greatest ? all.getMax() : all.getMin();
  }

  private void answers(RunReport report) {
    Terminal terminal = context.terminal();
    if (report.answers().isEmpty()) {
      return;
    }
    terminal.line("");
    terminal.line(
        "%s right of %s (%s)"
            .formatted(
                Words.percent(report.evaluation().accuracy()),
                Words.count(report.evaluation().images(), "picture"),
                report.heldOut() ? "that it did not learn from" : "that it learned from"));
    TerminalChart.confusion(report.evaluation()).forEach(terminal::line);
    terminal.line("");
    TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT);
    table.row("picture", "looks like", "", "", "");
    for (Answer answer : some(report.answers())) {
      double probability = answer.best().probability();
      table.row(
          TextTable.shortened(String.valueOf(answer.file().getFileName()), 22),
          TextTable.shortened(answer.best().className(), 16),
          Words.percent(probability),
          "█".repeat((int) Math.round(probability * BAR)),
          answer.right() ? "" : "and is " + TextTable.shortened(answer.truth(), 16));
    }
    table.lines().forEach(terminal::line);
  }

  /** A few, spread evenly over all, and a mistake among them if there is one. */
  private static List<Answer> some(List<Answer> answers) {
    List<Answer> mistakes = answers.stream().filter(a -> !a.right()).limit(1).toList();
    List<Answer> others = answers.stream().filter(Answer::right).toList();
    int n = Math.min(SHOWN - mistakes.size(), others.size());
    return java.util.stream.Stream.concat(
            IntStream.range(0, n).mapToObj(i -> others.get((2 * i + 1) * others.size() / (2 * n))),
            mistakes.stream())
        .toList();
  }
}
