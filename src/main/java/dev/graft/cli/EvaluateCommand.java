package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.ConfusionMatrix.Scores;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Interval;
import dev.graft.json.Json;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft evaluate}. */
@Command(
    name = "evaluate",
    description = "Measure a trained model on a folder of class folders.",
    footer = {"", "Use images that it was not trained on; others say little."})
final class EvaluateCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder that graft train made.")
  private String model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of class folders, named as in the model.")
  private Path data;

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      if (!common.json()) {
        terminal.status("Looking at the images");
      }
      Workbench.Evaluated evaluated = workbench.evaluate(model, data.toAbsolutePath());
      if (common.json()) {
        terminal.raw(Json.line(JsonForm.evaluated(evaluated)));
      } else {
        print(evaluated);
      }
    } finally {
      terminal.clearStatus();
    }
    return 0;
  }

  private void print(Workbench.Evaluated evaluated) {
    Terminal terminal = context.terminal();
    Evaluation evaluation = evaluated.evaluation();
    ConfusionMatrix matrix = evaluation.confusion();
    Interval interval = Interval.wilson(matrix.correct(), matrix.total());
    terminal.line(
        "Accuracy: %s of %s (95%% interval: %s to %s)"
            .formatted(
                Words.percent(evaluation.accuracy()),
                Words.count(evaluation.images(), "image"),
                Words.percent(interval.low()),
                Words.percent(interval.high())));
    terminal.line(
        "Always saying the most frequent class: " + Words.percent(matrix.majorityBaseline()));
    terminal.line("Loss: " + Words.loss(evaluation.loss()) + " nats");
    TrustWords.of(evaluated.trust()).forEach(terminal::line);
    terminal.line("");
    scores(evaluation).lines().forEach(terminal::line);
    terminal.line("");
    TerminalChart.confusion(evaluation).forEach(terminal::line);
    if (!evaluated.skipped().isEmpty()) {
      terminal.line("");
      terminal.line("Skipped " + Words.count(evaluated.skipped().size(), "file") + ":");
      evaluated.skipped().forEach(s -> terminal.line("  " + s.file() + ": " + s.reason()));
    }
  }

  private static TextTable scores(Evaluation evaluation) {
    TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
    table.row("class", "precision", "recall", "F1", "images");
    for (int c = 0; c < evaluation.classes().size(); c++) {
      row(table, evaluation.classes().get(c), evaluation.confusion().scores(c));
    }
    row(table, "mean", evaluation.confusion().macro());
    return table;
  }

  private static void row(TextTable table, String name, Scores scores) {
    table.row(
        TextTable.shortened(name, 30),
        Words.percent(scores.precision()),
        Words.percent(scores.recall()),
        Words.percent(scores.f1()),
        Words.count(scores.support()));
  }
}
