package dev.graft.cli;

import dev.graft.advice.race.RaceEvent;
import dev.graft.json.Json;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.RaceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft race}. */
@Command(
    name = "race",
    description =
        "Let all backbones that are here run against each other on a sample of your pictures: frozen"
            + " features, a quick logistic regression, cross-validation.")
final class RaceCommand implements Callable<Integer> {
  private static final int LEAST = 10;

  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder with one folder of pictures for each class.")
  private Path data;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Pictures to draw; ${DEFAULT-VALUE} without. A test folder is left alone.")
  private int sample = RaceRequest.SAMPLE;

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "Who runs; may be given several times. Without it, all that are here.")
  private List<String> backbones = List.of();

  @Option(
      names = "--size",
      paramLabel = "PX",
      description = "Rows and columns of the pictures, the same for all; without, each one's own.")
  private Optional<Integer> size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of sample and folds; ${DEFAULT-VALUE} without.")
  private long seed = Defaults.SEED;

  RaceCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (sample < LEAST) {
      throw new ParameterException(
          spec.commandLine(), "--sample must be at least " + LEAST + ", not " + sample + ".");
    }
    RaceRequest request =
        new RaceRequest(
            data.toAbsolutePath(),
            Optional.empty(),
            backbones,
            sample,
            size.map(OptionalInt::of).orElse(OptionalInt.empty()),
            seed);
    Terminal terminal = context.terminal();
    Consumer<RaceEvent> view =
        common.json()
            ? event -> RaceJson.of(event).ifPresent(node -> terminal.raw(Json.line(node)))
            : new RaceView(terminal, System::nanoTime);
    return new JobWatch(context).watch(workbench -> workbench.race(request, view));
  }
}
