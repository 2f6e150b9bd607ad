package dev.graft.cli;

import dev.graft.distillation.DistillationRecipe;
import dev.graft.workbench.DistillationDefaults;
import dev.graft.workbench.DistillationRequest;
import dev.graft.zoo.Students;
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

/** {@code graft distill}. */
@Command(
    name = "distill",
    description = "Teach a small network to imitate others on photographs without labels.",
    footer = {
      "",
      "The teachers look at every view once, and what they say is stored; then the student learns.",
      "Control-C stops it within a batch; the same command with --resume goes on with it."
    })
final class DistillCommand implements Callable<Integer> {
  private static final int SMALLEST = 32;
  private static final int LARGEST = 1024;

  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--teacher",
      required = true,
      arity = "1..*",
      paramLabel = "NAME",
      description = "Whom to imitate: backbones of the zoo, or paths of models.")
  private List<String> teachers = List.of();

  @Option(
      names = "--student",
      required = true,
      paramLabel = "NAME",
      description =
          "Who learns: an architecture such as MobileNetV2, which begins with random weights, or a"
              + " backbone of the zoo, which goes on with its own.")
  private String student;

  @Option(
      names = "--width",
      paramLabel = "ALPHA",
      description = "Width of the architecture (default " + DistillationDefaults.WIDTH + ").")
  private Optional<Double> width;

  @Option(
      names = "--images",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of photographs; what they are sorted into is not looked at.")
  private List<Path> images = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the student is called in the zoo (default: student).")
  private String name = "student";

  @Option(
      names = "--size",
      defaultValue = "" + DistillationDefaults.SIZE,
      paramLabel = "PX",
      description = "Rows and columns of the student's pictures (default ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--first-size",
      paramLabel = "PX",
      description = "Their size at first, for a quicker start; without it, about three quarters.")
  private Optional<Integer> firstSize;

  @Option(
      names = "--first-share",
      defaultValue = "" + DistillationDefaults.FIRST_SHARE,
      paramLabel = "SHARE",
      description = "Share of the epochs at the first size (default ${DEFAULT-VALUE}).")
  private double firstShare;

  @Option(
      names = "--views",
      defaultValue = "" + DistillationDefaults.VIEWS,
      paramLabel = "N",
      description =
          "Different views of each photograph, fewer of small ones (default ${DEFAULT-VALUE}).")
  private int views;

  @Option(
      names = "--epochs",
      defaultValue = "" + DistillationDefaults.EPOCHS,
      paramLabel = "N",
      description = "Passes over all views (default ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      defaultValue = "" + DistillationDefaults.BATCH,
      paramLabel = "N",
      description = "Views in a step (default ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--learning-rate",
      defaultValue = "" + DistillationDefaults.LEARNING_RATE,
      paramLabel = "X",
      description = "Highest step size (default ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--temperature",
      defaultValue = "" + DistillationDefaults.TEMPERATURE,
      paramLabel = "X",
      description = "Softens the teachers' class probabilities (default ${DEFAULT-VALUE}).")
  private double temperature;

  @Option(
      names = "--mixing",
      defaultValue = "" + DistillationDefaults.MIXING,
      paramLabel = "SHARE",
      description = "Batches whose views are mixed in pairs (default ${DEFAULT-VALUE}).")
  private double mixing;

  @Option(
      names = "--seed",
      defaultValue = "" + DistillationDefaults.SEED,
      paramLabel = "N",
      description = "Seed of every random choice (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--resume", description = "Go on with an unfinished distillation.")
  private boolean resume;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Where a copy of the student goes; must not be there yet.")
  private Optional<Path> out;

  DistillCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    DistillationRequest request = request();
    DistillationView view = new DistillationView(context.terminal(), common.json());
    return new DistillationWatch(context).watch(view, w -> w.distill(request, view));
  }

  private DistillationRequest request() {
    require(views >= 1, "--views must be at least 1, not " + views + ".");
    require(epochs >= 1, "--epochs must be at least 1, not " + epochs + ".");
    require(batch >= 2, "--batch must be at least 2, not " + batch + ".");
    require(learningRate > 0 && Double.isFinite(learningRate), "--learning-rate must be above 0.");
    require(temperature > 0 && Double.isFinite(temperature), "--temperature must be above 0.");
    require(mixing >= 0 && mixing <= 1, "--mixing is a share from 0 to 1.");
    require(
        size >= SMALLEST && size <= LARGEST,
        "--size must be from " + SMALLEST + " to " + LARGEST + ", not " + size + ".");
    require(
        firstSize.isEmpty() || (firstSize.get() >= SMALLEST && firstSize.get() <= size),
        "--first-size must be from " + SMALLEST + " to --size.");
    require(firstShare >= 0 && firstShare <= 1, "--first-share is a share from 0 to 1.");
    String words = Students.words(student, width);
    DistillationRecipe recipe =
        new DistillationRecipe(
            teachers,
            words,
            images.stream().map(Path::toAbsolutePath).toList(),
            size,
            firstSize.orElse(0),
            firstShare,
            views,
            epochs,
            batch,
            learningRate,
            DistillationDefaults.WARMUP,
            DistillationDefaults.WEIGHT_DECAY,
            temperature,
            DistillationDefaults.FEATURE_WEIGHT,
            mixing,
            DistillationDefaults.MOMENTUM,
            seed);
    return new DistillationRequest(name, recipe, out.map(Path::toAbsolutePath), resume);
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
