package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.ImageFolder;
import dev.graft.json.Json;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft shift}. */
@Command(
    name = "shift",
    description =
        "Measure whether pictures are of another kind than those that a model knows, such as those of"
            + " another camera, and adapt the model to them.",
    footer = {"", "The pictures need no labels; where they have some, accuracy is told."})
final class ShiftCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder that graft train made.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder of pictures, or of class folders named as in the model.")
  private Path data;

  @Option(
      names = "--adapt",
      paramLabel = "coral|coral-same-shares",
      converter = Converters.Adaptations.class,
      description =
          "Write a model that sees these pictures as it saw its own, by aligning its features;"
              + " coral-same-shares presumes that they show the classes in the shares of training.")
  private Optional<Adaptation> adapt;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      description = "The folder to make for the adapted model.")
  private Optional<Path> out;

  ShiftCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (adapt.isPresent() != out.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--adapt and --out go together.");
    }
    out.ifPresent(o -> BundleWriter.requireFree(o.toAbsolutePath()));
    Terminal terminal = context.terminal();
    String name = model.toAbsolutePath().toString();
    List<String> classes = ModelBundle.read(model).classes();
    List<Path> images = ImageFolder.images(data.toAbsolutePath());
    try (Workbench workbench = context.workbench().get()) {
      if (!common.json()) {
        terminal.status("Looking at the images");
      }
      Shift shift = workbench.inference().shift(name, images);
      ObjectNode node = JsonForm.shift(shift);
      if (!common.json()) {
        terminal.clearStatus();
        ShiftWords.of(shift).forEach(terminal::line);
      }
      if (adapt.isPresent()) {
        Path target = out.orElseThrow().toAbsolutePath();
        workbench.inference().adapt(name, images, adapt.get(), target);
        node.put("adapted", adapt.get().word()).put("out", target.toString());
        if (isLabelled(images, classes)) {
          double before = accuracy(workbench, name);
          double after = accuracy(workbench, target.toString());
          node.put("accuracyBefore", before).put("accuracyAfter", after);
          if (!common.json()) {
            terminal.line(
                "Accuracy on these pictures: %s before, %s after (%s)"
                    .formatted(Words.percent(before), Words.percent(after), adapt.get().word()));
          }
        }
        if (!common.json()) {
          terminal.line("The adapted model: " + target);
        }
      }
      if (common.json()) {
        terminal.raw(Json.line(node));
      }
    } finally {
      terminal.clearStatus();
    }
    return 0;
  }

  private double accuracy(Workbench workbench, String bundle) {
    return workbench.evaluate(bundle, data.toAbsolutePath()).evaluation().accuracy();
  }

  private boolean isLabelled(List<Path> images, List<String> classes) {
    Path root = data.toAbsolutePath();
    return images.stream()
        .map(i -> root.relativize(i.toAbsolutePath()))
        .allMatch(r -> r.getNameCount() > 1 && classes.contains(r.getName(0).toString()));
  }
}
