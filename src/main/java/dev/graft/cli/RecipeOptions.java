package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.network.PoolingKind;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The choices that every training has; what is not typed stays as preset or recipe have it. */
final class RecipeOptions {
  private static final double MOMENTUM = 0.9;

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

    private Optional<FreezePlan> plan() {
      return unfreezeFrom.<FreezePlan>map(FreezePlan.LearningFrom::new).or(() -> frozen);
    }
  }

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Passes over the training images, in the first phase where there are several (default "
              + Defaults.EPOCHS
              + ").")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images in a step (default " + Defaults.BATCH + ").")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Step size; without it, one that suits what is frozen.")
  private Optional<Double> learningRate = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description =
          "Images kept for validation where no folder gives them (default "
              + Defaults.VALIDATION
              + ").")
  private Optional<Double> validation = Optional.empty();

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Images that training never sees, likewise (default 0).")
  private Optional<Double> test = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of every random choice (default " + Defaults.SEED + ").")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--head-pooling",
      paramLabel = "average|max",
      description = "How the picture plane becomes one vector (default average).")
  private Optional<String> headPooling = Optional.empty();

  @Option(
      names = "--head-dropout",
      paramLabel = "SHARE",
      description =
          "Features zeroed at random while the head learns, for instance 0.2; use it where training"
              + " does better than validation (default 0).")
  private Optional<Double> headDropout = Optional.empty();

  @Option(
      names = "--head-dense",
      split = ",",
      paramLabel = "UNITS",
      description = "Hidden layers of the head, for instance 100,50 (default none).")
  private List<Integer> headDense = List.of();

  @Option(
      names = "--optimizer",
      paramLabel = "adam|sgd",
      description = "How gradients change weights (default adam).")
  private Optional<String> optimizer = Optional.empty();

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "Momentum of sgd (default " + MOMENTUM + ").")
  private Optional<Double> momentum = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "best|last",
      description =
          "The weights that the bundle gets: of the epoch that did best on the validation images, or"
              + " of the last one (default best).")
  private Optional<String> keep = Optional.empty();

  /**
   * The request with what was typed.
   *
   * @param base what counts where nothing was typed
   * @param techniques what was typed of them
   * @param augmentation what was typed of it
   * @throws GraftException if a figure cannot be
   */
  TrainingRequest over(
      TrainingRequest base, TechniqueOptions techniques, AugmentationOptions augmentation) {
    TrainingRequest request =
        new TrainingRequest(
            base.data(),
            base.backbone(),
            freeze.plan().orElse(base.freezePlan()),
            base.from(),
            head(base.head()),
            optimizer(base.optimizer()),
            epochs.orElse(base.epochs()),
            batch.orElse(base.batch()),
            learningRate.map(OptionalDouble::of).orElse(base.learningRate()),
            validation.orElse(base.validation()),
            test.orElse(base.test()),
            seed.orElse(base.seed()),
            base.project(),
            base.out(),
            base.images(),
            keep.map(RecipeOptions::kept).orElse(base.keep()),
            techniques.over(base.techniques(), augmentation));
    check(request);
    return request;
  }

  private static void check(TrainingRequest r) {
    require(r.epochs() >= 1, "--epochs must be at least 1, not " + r.epochs() + ".");
    require(r.batch() >= 1, "--batch must be at least 1, not " + r.batch() + ".");
    double rate = r.learningRate().orElse(1);
    require(rate > 0 && Double.isFinite(rate), "--learning-rate must be above 0.");
    require(
        r.validation() >= 0 && r.test() >= 0 && r.validation() + r.test() < 1,
        "--validation and --test are shares from 0 to below 1, together too, for instance 0.2.");
  }

  private Head head(Head base) {
    double dropout = headDropout.orElse(base.dropout());
    require(dropout >= 0 && dropout < 1, "--head-dropout must be from 0 to below 1.");
    require(
        headDense.stream().allMatch(units -> units >= 1),
        "--head-dense needs layers of at least 1.");
    return new Head(
        headPooling.map(RecipeOptions::pooling).orElse(base.pooling()),
        dropout,
        headDense.isEmpty() ? base.dense() : headDense);
  }

  private static PoolingKind pooling(String word) {
    boolean max = word.equals("max");
    require(max || word.equals("average"), "--head-pooling is average or max, not " + word + ".");
    return max ? PoolingKind.MAX : PoolingKind.AVERAGE;
  }

  private Optimizer optimizer(Optimizer base) {
    String word = optimizer.orElse(base instanceof Optimizer.Momentum ? "sgd" : "adam");
    boolean sgd = word.equals("sgd");
    require(sgd || word.equals("adam"), "--optimizer is adam or sgd, not " + word + ".");
    require(sgd || momentum.isEmpty(), "--momentum goes with --optimizer sgd.");
    double chosen = momentum.orElse(MOMENTUM);
    require(chosen >= 0 && chosen < 1, "--momentum must be from 0 to below 1.");
    if (optimizer.isEmpty() && momentum.isEmpty()) {
      return base;
    }
    return sgd ? new Optimizer.Momentum(chosen, false) : Optimizer.DEFAULT;
  }

  private static Keep kept(String word) {
    boolean last = word.equals("last");
    require(last || word.equals("best"), "--keep is best or last, not " + word + ".");
    return last ? Keep.LAST : Keep.BEST;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new GraftException(sentence);
    }
  }
}
