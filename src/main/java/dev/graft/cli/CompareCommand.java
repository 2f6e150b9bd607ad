package dev.graft.cli;

import dev.graft.comparison.Comparison;
import dev.graft.json.Json;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft compare}. */
@Command(
    name = "compare",
    description =
        "Compare finished runs on the pictures that all were measured on and none learned from.")
final class CompareCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project's folder; without it, the one in your data folder.")
  private Optional<Path> project;

  @Parameters(
      arity = "2..*",
      paramLabel = "RUN",
      description =
          "Two or more runs, such as run-6 or 6; the first is what the others are held against.")
  private List<String> runs = List.of();

  CompareCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      Comparison comparison = workbench.compare(runs, project.map(Path::toAbsolutePath));
      if (common.json()) {
        terminal.raw(Json.line(ComparisonJson.of(comparison)));
      } else {
        new ComparisonText(comparison).lines().forEach(terminal::line);
      }
    }
    return 0;
  }
}
