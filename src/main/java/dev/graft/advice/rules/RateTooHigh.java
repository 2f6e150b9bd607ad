package dev.graft.advice.rules;

import dev.graft.training.TrainingEvent;
import java.util.List;
import java.util.Optional;

/** Steps so large that the loss rises, jumps, or is no number any more. */
final class RateTooHigh implements Rule {
  /** Noise of the batches moves an epoch's loss by a few percent, not by a quarter. */
  static final double JUMP = 1.25;

  /** One jump may be one odd batch. */
  static final int JUMPS = 2;

  /** Losses this small jump by chance. */
  static final double TINY = 0.05;

  /** A rate that breaks the training is usually ten times too high, one that shakes it three. */
  static final double BROKEN = 0.1;

  static final double SHAKEN = 0.3;

  @Override
  public String id() {
    return "rate-too-high";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    List<TrainingEvent.Epoch> epochs = facts.epochs();
    if (epochs.isEmpty() || facts.recipe().isEmpty()) {
      return Optional.empty();
    }
    Curves curves = new Curves(epochs);
    double rate = facts.recipe().get().learningRate();
    if (!curves.isFinite()) {
      return Optional.of(finding(Severity.SERIOUS, "not-a-number", rate, BROKEN));
    }
    if (!curves.isEnough()) {
      return Optional.empty();
    }
    if (curves.last().trainLoss() > curves.first().trainLoss()
        && curves.last().trainLoss() > TINY) {
      return Optional.of(finding(Severity.SERIOUS, "rises", rate, BROKEN));
    }
    int jumps = 0;
    for (int i = 1; i < epochs.size(); i++) {
      boolean jumped = curves.train(i) > JUMP * curves.train(i - 1);
      jumps += jumped && curves.train(i) > TINY ? 1 : 0;
    }
    return jumps >= JUMPS
        ? Optional.of(finding(Severity.WARNING, "jumps", rate, SHAKEN))
        : Optional.empty();
  }

  private Finding finding(Severity severity, String variant, double rate, double factor) {
    return Finding.of(this, severity, rate, factor * rate)
        .variant(variant)
        .propose(new Proposal.LearningRate(factor * rate));
  }
}
