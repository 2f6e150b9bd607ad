package dev.graft.cli;

import dev.graft.json.Json;
import dev.graft.prediction.ExportFormat;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft export}. */
@Command(
    name = "export",
    description = "Write a model for another program.",
    footer = {
      "",
      "savedmodel is a folder for TensorFlow and DJL, keras one .keras file for Keras 3; both read",
      "RGB 0..255 and scale it by themselves."
    })
final class ExportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder that graft train made, or a model of the zoo.")
  private String model;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "savedmodel|keras",
      converter = Converters.Format.class,
      description = "What to write.")
  private ExportFormat format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "What to make; must not be there yet.")
  private Path out;

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      workbench.export(model, format, out.toAbsolutePath());
      if (common.json()) {
        terminal.raw(Json.line(JsonForm.exported(format, out)));
      } else {
        terminal.line("The model is in " + out + " now.");
      }
    }
    return 0;
  }
}
