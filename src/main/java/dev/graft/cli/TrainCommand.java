package dev.graft.cli;

import dev.graft.network.PoolingKind;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft train}. */
@Command(
    name = "train",
    description = "Train a new head, and as much of the backbone as you like, on your images.",
    footer = {
      "",
      "The folder holds a folder of images for each class, or train, val and test folders that do.",
      "Control-C stops the training within a batch; graft resume goes on with it."
    })
final class TrainCommand implements Callable<Integer> {
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
      description = "What to train on; graft zoo list names those that are there.")
  private Optional<String> backbone;

  @Option(
      names = "--size",
      paramLabel = "PX",
      description = "Rows and columns of the pictures it sees; without it, the backbone's own.")
  private Optional<Integer> size;

  @ArgGroup private Freeze freeze = new Freeze();

  /** Two ways of saying what learns, of which one is meant. */
  private static final class Freeze {
    @Option(
        names = "--frozen",
        paramLabel = "all|none|N|-N",
        converter = Converters.Frozen.class,
        description =
            "What stays as it is: all of the backbone (the default), nothing, the first N blocks,"
                + " or all but the last N.")
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
      names = "--epochs",
      defaultValue = "" + Defaults.EPOCHS,
      paramLabel = "N",
      description = "Passes over the training images (default ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      defaultValue = "" + Defaults.BATCH,
      paramLabel = "N",
      description = "Images in a step (default ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Step size; without it, one that suits what is frozen.")
  private Optional<Double> learningRate;

  @Option(
      names = "--validation",
      defaultValue = "" + Defaults.VALIDATION,
      paramLabel = "SHARE",
      description =
          "Images kept for validation where no folder gives them (default ${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--test",
      defaultValue = "0",
      paramLabel = "SHARE",
      description = "Images that training never sees, likewise (default ${DEFAULT-VALUE}).")
  private double test;

  @Option(
      names = "--seed",
      defaultValue = "" + Defaults.SEED,
      paramLabel = "N",
      description = "Seed of every random choice (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--head-pooling",
      defaultValue = "average",
      paramLabel = "average|max",
      description = "How the picture plane becomes one vector (default ${DEFAULT-VALUE}).")
  private String headPooling;

  @Option(
      names = "--head-dropout",
      defaultValue = "0",
      paramLabel = "SHARE",
      description = "Features zeroed at random while the head learns (default ${DEFAULT-VALUE}).")
  private double headDropout;

  @Option(
      names = "--head-dense",
      split = ",",
      paramLabel = "UNITS",
      description = "Hidden layers of the head, for instance 100,50 (default none).")
  private List<Integer> headDense = List.of();

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      paramLabel = "adam|sgd",
      description = "How gradients change weights (default ${DEFAULT-VALUE}).")
  private String optimizer;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Momentum of sgd (default " + MOMENTUM + ").")
  private Optional<Double> momentum;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "Folder for runs, made if need be; without it, one in your data folder.")
  private Optional<Path> project;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      description = "Where a copy of the trained bundle goes; must not be there yet.")
  private Optional<Path> out;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where a page about the training goes, an HTML file with curves and pictures.")
  private Optional<Path> report;

  TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    TrainingRequest request = request();
    TrainingView view = TrainingView.of(context.terminal(), common.json());
    require(
        report.filter(Files::isDirectory).isEmpty(),
        "--report is a file to write, and there is a folder of that name.");
    TrainingLog log = new TrainingLog();
    return new TrainingRun(context)
        .watch(
            view,
            (w, listener) -> w.train(request, log.before(listener)),
            w -> report.ifPresent(file -> write(w, log, file)));
  }

  private void write(Workbench workbench, TrainingLog log, Path file) {
    ReportMaker.collect(workbench, log).ifPresent(r -> ReportMaker.write(r, file));
    if (!common.json()) {
      context.terminal().line("Report: " + file.toAbsolutePath());
    }
  }

  private TrainingRequest request() {
    require(backbone.isPresent() || from.isPresent(), "Missing --backbone (or --from).");
    require(size.isEmpty() || backbone.isPresent(), "--size goes with --backbone.");
    require(size.isEmpty() || size.get() >= 32, "--size must be at least 32.");
    require(epochs >= 1, "--epochs must be at least 1, not " + epochs + ".");
    require(batch >= 1, "--batch must be at least 1, not " + batch + ".");
    require(
        learningRate.isEmpty() || (learningRate.get() > 0 && Double.isFinite(learningRate.get())),
        "--learning-rate must be above 0.");
    require(
        validation >= 0 && test >= 0 && validation + test < 1,
        "--validation and --test are shares from 0 to below 1, together too, for instance 0.2.");
    require(headDropout >= 0 && headDropout < 1, "--head-dropout must be from 0 to below 1.");
    require(
        headDense.stream().allMatch(units -> units >= 1),
        "--head-dense needs layers of at least 1.");
    return new TrainingRequest(
        data.toAbsolutePath(),
        backbone.map(b -> size.map(px -> b + "@" + px).orElse(b)),
        freeze.plan(),
        from,
        new Head(pooling(), headDropout, headDense),
        optimizer(),
        epochs,
        batch,
        learningRate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        validation,
        test,
        seed,
        project.map(Path::toAbsolutePath),
        out.map(Path::toAbsolutePath));
  }

  private PoolingKind pooling() {
    boolean max = headPooling.equals("max");
    require(
        max || headPooling.equals("average"),
        "--head-pooling is average or max, not " + headPooling + ".");
    return max ? PoolingKind.MAX : PoolingKind.AVERAGE;
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
