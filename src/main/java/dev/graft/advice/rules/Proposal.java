package dev.graft.advice.rules;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a rule would do, so typed that a window can do it. */
public sealed interface Proposal {
  /**
   * Freeze other layers.
   *
   * @param plan which
   * @param learningRate the rate that goes with it; empty to leave it
   */
  record Freeze(FreezePlan plan, OptionalDouble learningRate) implements Proposal {}

  /** Learn at another rate. */
  record LearningRate(double rate) implements Proposal {}

  /** Learn for another number of epochs. */
  record Epochs(int count) implements Proposal {}

  /** Do something about rare classes. */
  record UseBalance(Balance balance) implements Proposal {}

  /** End when validation does not get better. */
  record StopEarly(EarlyStopping how) implements Proposal {}

  /** Change pictures at random while learning. */
  record Augment(Augmentation how) implements Proposal {}

  /** Let copies of one picture be in one part; each group holds absolute paths. */
  record KeepTogether(List<Set<Path>> groups) implements Proposal {
    /** Copies the groups. */
    public KeepTogether {
      groups = groups.stream().map(Set::copyOf).toList();
    }
  }

  /** Draw the parts with another share of images for validation. */
  record DrawSplit(double validation) implements Proposal {}

  /** Begin with another backbone. */
  record ChooseBackbone(String name) implements Proposal {}

  /** Let all backbones race on these pictures. */
  record Race() implements Proposal {}

  /** Import a backbone again, with other preprocessing. */
  record ImportAgain(String backbone) implements Proposal {}

  /**
   * The same recipe with what is proposed.
   *
   * @param recipe how somebody trains
   * @return how they would then train; empty for what is no matter of the recipe
   */
  default Optional<Recipe> applied(Recipe recipe) {
    return Remedy.of(recipe).applied(this);
  }
}
