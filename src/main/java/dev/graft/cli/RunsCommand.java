package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.json.Json;
import dev.graft.project.RunRecord;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft runs}. */
@Command(name = "runs", description = "List the runs of a project, oldest first.")
final class RunsCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project's folder; without it, the one in your data folder.")
  private Optional<Path> project;

  RunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      List<RunRecord> runs = workbench.runs(project.map(Path::toAbsolutePath));
      if (common.json()) {
        runs.forEach(run -> terminal.raw(Json.line(JsonForm.run(run))));
      } else if (runs.isEmpty()) {
        terminal.line("No runs yet.");
      } else {
        table(runs).lines().forEach(terminal::line);
      }
    }
    return 0;
  }

  private static TextTable table(List<RunRecord> runs) {
    TextTable table =
        new TextTable(
            Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT);
    table.row("run", "state", "epochs", "accuracy", "backbone", "frozen", "classes");
    for (RunRecord run : runs) {
      table.row(
          run.id(),
          run.state().word() + run.message().map(m -> ": " + m).orElse(""),
          run.epochsDone() + "/" + run.epochs(),
          Words.percent(run.validationAccuracy().orElse(Double.NaN)),
          TextTable.shortened(run.backbone(), 30),
          TextTable.shortened(run.frozen(), 24),
          TextTable.shortened(String.join(", ", run.classes()), 30));
    }
    return table;
  }
}
