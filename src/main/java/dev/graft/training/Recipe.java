package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * All choices of a training.
 *
 * @param freezePlan which layers learn, in the first phase where there are several
 * @param head the new layers
 * @param optimizer how gradients change weights
 * @param learningRate the step size, above 0; schedule, phases and layers have shares of it
 * @param batch images in a step, at least 1
 * @param epochs passes over the training images, at least 1, in the first phase where there are
 *     several
 * @param seed of every random choice
 * @param validation the share of images for validation where no folder gives it, from 0 to below 1
 * @param test the share of images kept apart as a test part where no folder gives it, from 0 to
 *     below 1
 * @param keep which weights the bundle gets
 * @param techniques what is added to plain training
 */
public record Recipe(
    FreezePlan freezePlan,
    Head head,
    Optimizer optimizer,
    double learningRate,
    int batch,
    int epochs,
    long seed,
    double validation,
    double test,
    Keep keep,
    Techniques techniques) {
  /** Plain training. */
  public Recipe(
      FreezePlan freezePlan,
      Head head,
      Optimizer optimizer,
      double learningRate,
      int batch,
      int epochs,
      long seed,
      double validation,
      double test,
      Keep keep) {
    this(
        freezePlan,
        head,
        optimizer,
        learningRate,
        batch,
        epochs,
        seed,
        validation,
        test,
        keep,
        Techniques.PLAIN);
  }

  /** A recipe of before there was a choice: the last weights are kept. */
  public Recipe(
      FreezePlan freezePlan,
      Head head,
      Optimizer optimizer,
      double learningRate,
      int batch,
      int epochs,
      long seed,
      double validation,
      double test) {
    this(
        freezePlan,
        head,
        optimizer,
        learningRate,
        batch,
        epochs,
        seed,
        validation,
        test,
        Keep.LAST);
  }

  /**
   * Reads a recipe; one that was written before there was a choice keeps the last weights and is
   * plain.
   */
  @JsonCreator
  static Recipe read(
      @JsonProperty("freezePlan") FreezePlan freezePlan,
      @JsonProperty("head") Head head,
      @JsonProperty("optimizer") Optimizer optimizer,
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("batch") int batch,
      @JsonProperty("epochs") int epochs,
      @JsonProperty("seed") long seed,
      @JsonProperty("validation") double validation,
      @JsonProperty("test") double test,
      @JsonProperty("keep") @Nullable Keep keep,
      @JsonProperty("techniques") @Nullable Techniques techniques) {
    return new Recipe(
        freezePlan,
        head,
        optimizer,
        learningRate,
        batch,
        epochs,
        seed,
        validation,
        test,
        keep == null ? Keep.LAST : keep,
        techniques == null ? Techniques.PLAIN : techniques);
  }

  /** Checks the figures. */
  public Recipe {
    Require.that(
        learningRate > 0 && Double.isFinite(learningRate), "The learning rate must be above 0.");
    Require.that(batch >= 1, "A batch must hold at least 1 image.");
    Require.that(epochs >= 1, "There must be at least 1 epoch.");
    Require.that(
        validation >= 0 && test >= 0 && validation + test < 1,
        "The shares for validation and test must be from 0 to below 1, together too.");
    Require.that(
        techniques.warmUpEpochs() <= epochs
            && techniques.then().stream().allMatch(p -> techniques.warmUpEpochs() <= p.epochs()),
        "The warm-up (%s epochs) is longer than a phase of the training."
            .formatted(techniques.warmUpEpochs()));
  }

  /**
   * The same choices with another batch.
   *
   * @param images in a step, at least 1
   * @return a recipe
   */
  public Recipe withBatch(int images) {
    return new Recipe(
        freezePlan,
        head,
        optimizer,
        learningRate,
        images,
        epochs,
        seed,
        validation,
        test,
        keep,
        techniques);
  }

  /**
   * The epochs of all phases together, if nothing ends one early.
   *
   * @return at least 1
   */
  public int totalEpochs() {
    return epochs + techniques.then().stream().mapToInt(Phase::epochs).sum();
  }

  /**
   * Whether the weights of the best epoch count, and not those after the last step.
   *
   * @return true for {@link Keep#BEST} and with early stopping
   */
  public boolean keepsBest() {
    return keep == Keep.BEST || techniques.earlyStopping().isPresent();
  }
}
