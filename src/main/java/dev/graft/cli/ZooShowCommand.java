package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Preprocessing;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.ZooEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code graft zoo show}. */
@Command(
    name = "show",
    description =
        "Show a backbone: its blocks in order with their layers, and where it is from; or what the"
            + " catalogue knows of one that is not here.")
final class ZooShowCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "A backbone's name, or a path.")
  private String name;

  ZooShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (Workbench workbench = context.workbench().get()) {
      Optional<CatalogueEntry> published =
          workbench.backbones().stream()
              .filter(e -> e.name().equals(name))
              .findFirst()
              .flatMap(ZooEntry::published);
      if (published.isPresent()) {
        if (common.json()) {
          context.terminal().raw(Json.line(JsonForm.published(published.get())));
        } else {
          PublishedText.lines(published.get()).forEach(context.terminal()::line);
        }
        return 0;
      }
      Backbone backbone = workbench.backbone(name);
      if (common.json()) {
        context.terminal().raw(Json.line(JsonForm.backbone(backbone)));
      } else {
        print(backbone);
      }
    }
    return 0;
  }

  private void print(Backbone backbone) {
    Terminal terminal = context.terminal();
    terminal.line(backbone.name() + " (" + backbone.architecture() + ")");
    terminal.line(
        Words.count(backbone.network().parameters(), "parameter")
            + ", "
            + Words.count(backbone.blocks().size(), "block")
            + (backbone.hasClassifier()
                ? ", tells apart " + Words.count(backbone.classNames().size()) + " classes itself"
                : ", no classifier of its own"));
    terminal.line("Preprocessing: " + words(backbone.preprocessing()));
    terminal.line("Licence: " + backbone.licence());
    terminal.line("Source: " + backbone.source());
    terminal.line("SHA-256: " + backbone.fingerprint());
    layers(backbone).lines().forEach(terminal::line);
  }

  static String words(Preprocessing preprocessing) {
    String fit =
        switch (preprocessing.fit()) {
          case STRETCH -> "stretched to ";
          case CENTER_CROP -> "the centred square scaled to ";
          case PAD -> "scaled, with black beside it, to ";
        };
    return fit
        + preprocessing.height()
        + "x"
        + preprocessing.width()
        + ", values "
        + preprocessing.scaling().word()
        + (preprocessing.decoding() == Preprocessing.Decoding.SCALED
            ? ", large JPEG files decoded at a fraction of their size"
            : "");
  }

  private static TextTable layers(Backbone backbone) {
    TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT);
    BlockView others = BlockView.of(backbone);
    table.row("", "", "", "");
    table.row("block / layer", "class", "output", "parameters");
    section(table, "before the blocks", backbone, others.before());
    int number = 0;
    for (Block block : backbone.blocks()) {
      number++;
      section(table, "block " + number + ": " + block.name(), backbone, block.layers());
    }
    section(table, "its own classifier", backbone, others.after());
    return table;
  }

  private static void section(
      TextTable table, String title, Backbone backbone, List<String> layers) {
    if (layers.isEmpty()) {
      return;
    }
    table.row(title, "", "", Words.count(BlockView.parameters(backbone, layers)));
    for (String name : layers) {
      Layer layer = backbone.network().layer(name);
      table.row(
          "  " + name,
          layer.kerasClass(),
          backbone.network().shape(name).toString(),
          Words.count(backbone.network().parameters(name)));
    }
  }
}
