package dev.graft.cli;

import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.Preprocessing;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.ImportRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft zoo import}. */
@Command(name = "import", description = "Take a model into the zoo.")
final class ZooImportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FILE_OR_FOLDER",
      description = "A Keras or TensorFlow.js model, a Teachable Machine export, a SavedModel.")
  private Path source;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "What it is called from now on.")
  private String name;

  @Option(
      names = "--architecture",
      paramLabel = "NAME[:ALPHA]",
      description = "What the weights belong to, where they do not tell by themselves.")
  private Optional<String> architecture;

  @Option(
      names = "--preprocess",
      paramLabel = "symmetric|unit|caffe|torch|none",
      converter = Converters.Scaling.class,
      description =
          "How pixels are scaled: to -1..1, to 0..1, BGR minus the ImageNet mean, as torchvision,"
              + " not at all; without it, as the architecture does.")
  private Optional<Preprocessing.Scaling> preprocess = Optional.empty();

  @Option(
      names = "--class-names",
      paramLabel = "FILE",
      description = "The classifier's class names: one a line, or Keras's class-index JSON.")
  private Optional<Path> classNames;

  ZooImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      ImportOutcome outcome =
          workbench.importBackbone(
              new ImportRequest(
                  source.toAbsolutePath(),
                  name,
                  architecture,
                  preprocess,
                  classNames.map(Path::toAbsolutePath)));
      if (common.json()) {
        terminal.raw(Json.line(JsonForm.imported(outcome)));
      } else {
        print(outcome);
      }
    }
    return 0;
  }

  private void print(ImportOutcome outcome) {
    Backbone backbone = outcome.backbone();
    context
        .terminal()
        .line(
            "%s %s: %s, %s, %s."
                .formatted(
                    backbone.name(),
                    outcome.alreadyThere() ? "was there already" : "is in the zoo now",
                    backbone.architecture(),
                    Words.count(backbone.network().parameters(), "parameter"),
                    Words.count(backbone.blocks().size(), "block")));
    context
        .terminal()
        .line("Preprocessing: " + ZooShowCommand.words(backbone.preprocessing()) + ".");
    outcome
        .published()
        .ifPresent(
            e ->
                context
                    .terminal()
                    .line(
                        "It is the published file of %s; licence: %s, holder: %s."
                            .formatted(e.name(), e.licence().name(), e.licence().holder())));
    outcome.note().ifPresent(context.terminal()::line);
  }
}
