package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.collections.PhotoCollection;
import dev.graft.json.Json;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graft data list}. */
@Command(
    name = "list",
    description = "List the collections, with size, licence, source and checksum.")
final class DataListCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  DataListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      List<PhotoCollection> all = workbench.collections();
      if (common.json()) {
        all.forEach(c -> terminal.raw(Json.line(JsonForm.collection(c))));
        return 0;
      }
      TextTable table =
          new TextTable(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT);
      table.row("name", "images", "classes", "download", "licence");
      for (PhotoCollection c : all) {
        table.row(
            c.name(),
            Words.count(c.images()),
            Words.count(c.classes().size()),
            Words.megabytes(c.bytes()),
            c.licence());
      }
      table.lines().forEach(terminal::line);
      for (PhotoCollection c : all) {
        terminal.line("");
        terminal.line("%s: %s. %s".formatted(c.title(), c.about(), c.terms()));
        terminal.line("  Source: " + c.page());
        terminal.line("  File: " + c.url());
        terminal.line("  Checksum: " + c.checksum());
      }
      terminal.line("");
      terminal.line("graft data fetch NAME downloads one.");
    }
    return 0;
  }
}
