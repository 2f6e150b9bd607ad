package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.features.Precision;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.LayerRates;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a recipe adds to plain training. */
final class TechniqueOptions {
  @Option(
      names = "--schedule",
      paramLabel = "KIND",
      converter = Converters.Rates.class,
      description =
          "How the learning rate goes:%n"
              + "constant, the default, for a first try%n"
              + "cosine[:end=0], where the number of epochs is known%n"
              + "step[:every=3,factor=0.1], to follow a paper%n"
              + "one-cycle[:rise=0.3,start=0.04,end=0], for few epochs at a high rate%n"
              + "plateau[:patience=3,factor=0.5,smallest=0.01], where nobody knows how many epochs it"
              + " takes")
  private Optional<Schedule> schedule = Optional.empty();

  @Option(
      names = "--warm-up",
      paramLabel = "EPOCHS",
      description =
          "The rate rises over so many epochs first, for instance 1; use it where pretrained layers"
              + " learn, so that the first steps do not spoil them.")
  private Optional<Double> warmUp = Optional.empty();

  @Option(
      names = "--early-stopping",
      paramLabel = "EPOCHS",
      description =
          "End a phase when the validation loss has not fallen for so many epochs, and keep the best"
              + " ones; use it with more epochs than are needed. 0 for none.")
  private Optional<Integer> earlyStopping = Optional.empty();

  @Option(
      names = "--minimum-delta",
      paramLabel = "NATS",
      description = "How much the loss must fall to count, with --early-stopping (default 0).")
  private Optional<Double> minimumDelta = Optional.empty();

  @Option(
      names = "--then",
      paramLabel = "frozen=-4,epochs=5,rate=0.1",
      converter = Converters.Then.class,
      description =
          "A later phase in which more learns, at a share of the learning rate (0.1 without a word);"
              + " again for a third one. Use it to train the head first and the last blocks then."
              + " unfreeze-from=LAYER_OR_BLOCK in place of frozen=; none for no later phase.")
  private List<Then> then = List.of();

  /** A later phase, or the word that there is none. */
  record Then(Optional<Phase> phase) {}

  @Option(
      names = "--layer-decay",
      paramLabel = "X",
      description =
          "Each block learns at so much of the rate of the next one, for instance 0.8; use it where"
              + " many blocks learn, for early ones need the least change. 1 for none.")
  private Optional<Double> layerDecay = Optional.empty();

  @Option(
      names = "--layer-rate",
      paramLabel = "BLOCK=X",
      description =
          "This block or layer learns at so much of the rate; again for others. It goes before"
              + " --layer-decay.")
  private Map<String, Double> layerRates = new HashMap<>();

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description =
          "Weights shrink by so much of the rate in each step, for instance 0.05; use it where"
              + " training does better than validation. 0 for none.")
  private Optional<Double> weightDecay = Optional.empty();

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      description =
          "So much of each label is spread over all classes, for instance 0.1; use it where some"
              + " labels may be wrong or answers are too sure. 0 for none.")
  private Optional<Double> labelSmoothing = Optional.empty();

  @Option(
      names = "--clip-norm",
      paramLabel = "X",
      description =
          "The gradients together are at most so long, for instance 1; use it where the loss jumps."
              + " 0 for no bound.")
  private Optional<Double> clipNorm = Optional.empty();

  @Option(
      names = "--averaging",
      paramLabel = "DECAY",
      description =
          "A moving average of the weights predicts, for instance 0.98; use it where validation goes"
              + " up and down from epoch to epoch. 0 for none.")
  private Optional<Double> averaging = Optional.empty();

  @Option(
      names = "--batch-norm",
      paramLabel = "inference|training",
      description =
          "What batch normalisation that learns goes by: its stored figures (the default), right for"
              + " nearly all; or the batch's, for pictures quite unlike photographs and large"
              + " batches.")
  private Optional<String> batchNorm = Optional.empty();

  @Option(
      names = "--balance",
      paramLabel = "none|weights|sampling",
      description =
          "What is done about rare classes: nothing (the default), they count more, or they come"
              + " more often; use weights where one class has twice as many pictures as another.")
  private Optional<String> balance = Optional.empty();

  @Option(
      names = "--store-precision",
      paramLabel = "single|half",
      description =
          "How exactly stored features are kept: as they were computed (the default), or in half the"
              + " room on the disk; use half where many blocks learn from many pictures.")
  private Optional<String> storePrecision = Optional.empty();

  /**
   * The techniques with what was typed.
   *
   * @param base what counts where nothing was typed
   * @param augmentation what was typed of it
   * @throws GraftException if a figure cannot be
   */
  Techniques over(Techniques base, AugmentationOptions augmentation) {
    return new Techniques(
        schedule.orElse(base.schedule()),
        warmUp.orElse(base.warmUpEpochs()),
        stopping(base.earlyStopping()),
        augmentation.over(base.augmentation()),
        rates(base.layerRates()),
        regularisation(base.regularisation()),
        balance.map(TechniqueOptions::balance).orElse(base.balance()),
        phases(base.then()),
        storePrecision.map(TechniqueOptions::precision).orElse(base.precision()));
  }

  private Optional<EarlyStopping> stopping(Optional<EarlyStopping> base) {
    int patience = earlyStopping.orElse(base.map(EarlyStopping::patience).orElse(0));
    if (patience == 0) {
      if (minimumDelta.isPresent()) {
        throw new GraftException("--minimum-delta goes with --early-stopping.");
      }
      return Optional.empty();
    }
    return Optional.of(
        new EarlyStopping(
            patience, minimumDelta.orElse(base.map(EarlyStopping::minimumDelta).orElse(0.0))));
  }

  private List<Phase> phases(List<Phase> base) {
    if (then.isEmpty()) {
      return base;
    }
    List<Phase> phases = then.stream().flatMap(t -> t.phase().stream()).toList();
    if (phases.size() < then.size() && then.size() > 1) {
      throw new GraftException("--then none goes with no other --then.");
    }
    return phases;
  }

  private LayerRates rates(LayerRates base) {
    Map<String, Double> factors = new HashMap<>(base.factors());
    factors.putAll(layerRates);
    return new LayerRates(layerDecay.orElse(base.decay()), factors);
  }

  private Regularisation regularisation(Regularisation base) {
    return new Regularisation(
        weightDecay.orElse(base.weightDecay()),
        labelSmoothing.orElse(base.labelSmoothing()),
        clipNorm.orElse(base.clipNorm()),
        averaging.orElse(base.averaging()),
        batchNorm.map(TechniqueOptions::ofBatch).orElse(base.batchStatistics()));
  }

  private static boolean ofBatch(String word) {
    return switch (word) {
      case "inference" -> false;
      case "training" -> true;
      default ->
          throw new GraftException(
              "--batch-norm is inference or training, not %s.".formatted(word));
    };
  }

  private static Precision precision(String word) {
    for (Precision precision : Precision.values()) {
      if (precision.word().equals(word)) {
        return precision;
      }
    }
    throw new GraftException("--store-precision is single or half, not %s.".formatted(word));
  }

  private static Balance balance(String word) {
    return switch (word) {
      case "none" -> Balance.NONE;
      case "weights" -> Balance.CLASS_WEIGHTS;
      case "sampling" -> Balance.SAMPLING;
      default ->
          throw new GraftException(
              "--balance is none, weights or sampling, not %s.".formatted(word));
    };
  }
}
