package dev.graft.advice.rules;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.training.EarlyStopping;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.util.Optional;

/** The network learns its images by heart: the training loss falls while validation gets worse. */
final class Overfitting implements Rule {
  /** What the validation loss must have lost since its best; less is noise. */
  static final double WORSE = 0.1;

  /** So many epochs after the best one, it does not come back. */
  static final int EPOCHS = 3;

  /** The usual patience, long enough for a curve that shakes. */
  static final int PATIENCE = 5;

  /** A mirrored cat is a cat; a crop of at least two thirds still shows it. */
  static final Augmentation GENTLE = new Augmentation(true, 0.65, 0, 0.2, 0.2, 0.2, 0, 0, 0, 4);

  @Override
  public String id() {
    return "overfitting";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    Curves curves = new Curves(facts.epochs());
    if (!curves.isEnough() || !curves.isValidated() || !curves.isFinite()) {
      return Optional.empty();
    }
    int best = curves.best();
    TrainingEvent.Epoch then = facts.epochs().get(best);
    TrainingEvent.Epoch last = curves.last();
    boolean late = facts.epochs().size() - 1 - best >= EPOCHS;
    boolean worse = last.validationLoss() > (1 + WORSE) * then.validationLoss();
    if (!late || !worse || last.trainLoss() >= then.trainLoss()) {
      return Optional.empty();
    }
    Finding finding =
        Finding.of(
            this,
            Severity.WARNING,
            then.epoch(),
            then.validationLoss(),
            last.validationLoss(),
            last.trainLoss());
    return Optional.of(facts.recipe().map(recipe -> remedy(finding, recipe)).orElse(finding));
  }

  /** First to stop in time, then to have more to learn from. */
  private static Finding remedy(Finding finding, Recipe recipe) {
    if (recipe.techniques().earlyStopping().isEmpty()) {
      return finding.propose(new Proposal.StopEarly(new EarlyStopping(PATIENCE, 0)));
    }
    return recipe.techniques().augmentation().changesPixels()
        ? finding
        : finding.propose(new Proposal.Augment(GENTLE));
  }
}
