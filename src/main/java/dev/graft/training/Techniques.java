package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The practices that a recipe may add to plain training.
 *
 * @param schedule how the learning rate goes
 * @param warmUpEpochs epochs over which the rate rises evenly from near 0 first, 0 for none; the
 *     schedule follows
 * @param earlyStopping when to end before all epochs are over; it implies {@link Keep#BEST}
 * @param augmentation how training pictures are changed
 * @param layerRates factors on the rate for parts of the backbone
 * @param regularisation what keeps weights and answers from going astray
 * @param balance what is done about classes with few images
 * @param then what follows the recipe's own freeze plan and epochs, which are the first phase
 * @param precision how exactly stored features are kept
 */
public record Techniques(
    Schedule schedule,
    double warmUpEpochs,
    Optional<EarlyStopping> earlyStopping,
    Augmentation augmentation,
    LayerRates layerRates,
    Regularisation regularisation,
    Balance balance,
    List<Phase> then,
    Precision precision) {
  /** None of them. */
  public static final Techniques PLAIN =
      new Techniques(
          Schedule.CONSTANT,
          0,
          Optional.empty(),
          Augmentation.NONE,
          LayerRates.EQUAL,
          Regularisation.NONE,
          Balance.NONE,
          List.of());

  /** Techniques over features that are kept as they were computed. */
  public Techniques(
      Schedule schedule,
      double warmUpEpochs,
      Optional<EarlyStopping> earlyStopping,
      Augmentation augmentation,
      LayerRates layerRates,
      Regularisation regularisation,
      Balance balance,
      List<Phase> then) {
    this(
        schedule,
        warmUpEpochs,
        earlyStopping,
        augmentation,
        layerRates,
        regularisation,
        balance,
        then,
        Precision.SINGLE);
  }

  /** Reads techniques; those that were written before there was a choice have single precision. */
  @JsonCreator
  static Techniques read(
      @JsonProperty("schedule") Schedule schedule,
      @JsonProperty("warmUpEpochs") double warmUpEpochs,
      @JsonProperty("earlyStopping") Optional<EarlyStopping> earlyStopping,
      @JsonProperty("augmentation") Augmentation augmentation,
      @JsonProperty("layerRates") LayerRates layerRates,
      @JsonProperty("regularisation") Regularisation regularisation,
      @JsonProperty("balance") Balance balance,
      @JsonProperty("then") List<Phase> then,
      @JsonProperty("precision") @Nullable Precision precision) {
    return new Techniques(
        schedule,
        warmUpEpochs,
        earlyStopping,
        augmentation,
        layerRates,
        regularisation,
        balance,
        then,
        precision == null ? Precision.SINGLE : precision);
  }

  /** Checks the warm-up and copies the list. */
  public Techniques {
    Require.notNegative(warmUpEpochs, "The epochs of warm-up");
    then = List.copyOf(then);
  }

  /**
   * The same without later phases.
   *
   * @return what the recipe's own freeze plan and epochs have for themselves
   */
  public Techniques inOnePhase() {
    return new Techniques(
        schedule,
        warmUpEpochs,
        earlyStopping,
        augmentation,
        layerRates,
        regularisation,
        balance,
        List.of(),
        precision);
  }

  /**
   * What watches the validation loss and cannot do without it.
   *
   * @return in a few words, as the beginning of a sentence; empty if nothing does
   */
  public Optional<String> watchingValidation() {
    if (earlyStopping.isPresent()) {
      return Optional.of("Early stopping");
    }
    return schedule instanceof Schedule.Plateau
        ? Optional.of("A learning rate that falls on a plateau")
        : Optional.empty();
  }
}
