package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.json.Json;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graft zoo list}. */
@Command(name = "list", description = "List the backbones.")
final class ZooListCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  ZooListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      List<ZooEntry> entries = workbench.backbones();
      if (common.json()) {
        entries.forEach(entry -> terminal.raw(Json.line(JsonForm.entry(entry))));
      } else {
        table(entries).lines().forEach(terminal::line);
        entries.forEach(
            e -> e.problem().ifPresent(problem -> terminal.line(e.name() + ": " + problem)));
        if (entries.stream().anyMatch(e -> e.published().isPresent())) {
          terminal.line(
              "What is from the catalogue is not on this machine: graft zoo fetch NAME downloads it.");
        }
      }
    }
    return 0;
  }

  private static TextTable table(List<ZooEntry> entries) {
    TextTable table =
        new TextTable(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT);
    table.row("name", "from", "parameters", "pixels", "classes", "licence");
    for (ZooEntry entry : entries) {
      table.row(
          entry.name(),
          place(entry),
          Words.count(entry.parameters()),
          String.valueOf(entry.inputSize()),
          entry.classes() == 0 ? "-" : Words.count(entry.classes()),
          entry.licence());
    }
    return table;
  }

  private static String place(ZooEntry entry) {
    if (entry.published().isPresent()) {
      return "catalogue";
    }
    return entry.available() ? (entry.embedded() ? "built in" : "imported") : "not usable";
  }
}
