package dev.graft.cli;

import dev.graft.json.Json;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.RateEvent;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft find-rate}. */
@Command(
    name = "find-rate",
    description =
        "Look for a learning rate: a hundred steps at ever higher rates, until the loss explodes."
            + " Nothing is kept but the features of the pictures, which a training uses too.")
final class FindRateCommand implements Callable<Integer> {
  private static final double MOMENTUM = 0.9;

  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of class folders.")
  private Path data;

  @Option(
      names = "--backbone",
      paramLabel = "NAME|PATH",
      description = "What is to be trained on; graft zoo list names those that are there.")
  private Optional<String> backbone;

  @ArgGroup private Freeze freeze = new Freeze();

  /** Two ways of saying what learns, of which one is meant. */
  private static final class Freeze {
    @Option(
        names = "--frozen",
        paramLabel = "all|none|N|-N",
        converter = Converters.Frozen.class,
        description = "What is to stay as it is, as in graft train.")
    private Optional<FreezePlan> frozen = Optional.empty();

    @Option(
        names = "--unfreeze-from",
        paramLabel = "LAYER_OR_BLOCK",
        description = "This layer or block and all after it learn.")
    private Optional<String> unfreezeFrom = Optional.empty();

    private FreezePlan plan() {
      return unfreezeFrom
          .<FreezePlan>map(FreezePlan.LearningFrom::new)
          .or(() -> frozen)
          .orElseGet(FreezePlan.AllFrozen::new);
    }
  }

  @Option(
      names = "--from",
      paramLabel = "RUN|BUNDLE",
      description = "Go on from the head and the weights of this run or bundle.")
  private Optional<String> from;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images in a step; ${DEFAULT-VALUE} without.")
  private int batch = Defaults.BATCH;

  @Option(
      names = "--optimizer",
      paramLabel = "adam|sgd",
      description = "How gradients change weights; ${DEFAULT-VALUE} without.")
  private String optimizer = "adam";

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Momentum of sgd; " + MOMENTUM + " without.")
  private Optional<Double> momentum;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Images kept for validation where no folder gives them, which are not learnt from;"
              + " ${DEFAULT-VALUE} without.")
  private double validation = Defaults.VALIDATION;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Images kept apart likewise; ${DEFAULT-VALUE} without.")
  private double test;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of every random choice; ${DEFAULT-VALUE} without.")
  private long seed = Defaults.SEED;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "Where the run of --from is; without it, your data folder.")
  private Optional<Path> project;

  FindRateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    TrainingRequest request = request();
    Terminal terminal = context.terminal();
    Consumer<RateEvent> view =
        common.json() ? event -> terminal.raw(Json.line(RateView.json(event))) : this::tell;
    return new JobWatch(context).watch(workbench -> workbench.findRate(request, view));
  }

  private void tell(RateEvent event) {
    Terminal terminal = context.terminal();
    if (event instanceof RateEvent.Extracting e) {
      terminal.status("Looking at the pictures: " + e.done() + " of " + e.total());
    } else if (event instanceof RateEvent.Found e) {
      RateView.lines(e.curve(), terminal.braille()).forEach(terminal::line);
    }
  }

  private TrainingRequest request() {
    require(backbone.isPresent() || from.isPresent(), "Missing --backbone (or --from).");
    require(batch >= 1, "--batch must be at least 1, not " + batch + ".");
    require(
        validation >= 0 && test >= 0 && validation + test < 1,
        "--validation and --test are shares from 0 to below 1, together too, for instance 0.2.");
    return new TrainingRequest(
        data.toAbsolutePath(),
        backbone,
        freeze.plan(),
        from,
        Head.DEFAULT,
        optimizer(),
        Defaults.EPOCHS,
        batch,
        OptionalDouble.empty(),
        validation,
        test,
        seed,
        project.map(Path::toAbsolutePath),
        Optional.empty());
  }

  private Optimizer optimizer() {
    boolean sgd = optimizer.equals("sgd");
    require(sgd || optimizer.equals("adam"), "--optimizer is adam or sgd, not " + optimizer + ".");
    require(sgd || momentum.isEmpty(), "--momentum goes with --optimizer sgd.");
    double chosen = momentum.orElse(MOMENTUM);
    require(chosen >= 0 && chosen < 1, "--momentum must be from 0 to below 1.");
    return sgd ? new Optimizer.Momentum(chosen, false) : Optimizer.DEFAULT;
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
