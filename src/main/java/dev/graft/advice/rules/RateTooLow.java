package dev.graft.advice.rules;

import java.util.Optional;

/** Steps so small that the loss still falls as fast at the end as in the beginning. */
final class RateTooLow implements Rule {
  /** A curve that bends falls much slower at its end. */
  static final double STRAIGHT = 0.5;

  /** What has lost most of its loss has learnt, however straight. */
  static final double LEFT = 0.6;

  /** Below this an epoch changes nothing that anybody would see. */
  static final double LEAST_FALL = 0.005;

  /** Three steps on a scale of tens. */
  static final double FACTOR = 3;

  @Override
  public String id() {
    return "rate-too-low";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    Curves curves = new Curves(facts.epochs());
    if (facts.recipe().isEmpty() || !isTooLow(curves)) {
      return Optional.empty();
    }
    double rate = facts.recipe().get().learningRate();
    return Optional.of(
        Finding.of(this, Severity.WARNING, rate, FACTOR * rate)
            .propose(new Proposal.LearningRate(FACTOR * rate)));
  }

  static boolean isTooLow(Curves curves) {
    return curves.isEnough()
        && curves.isFinite()
        && curves.isFalling()
        && curves.last().trainLoss() > LEFT * curves.first().trainLoss()
        && curves.fallAtEnd() > LEAST_FALL * curves.last().trainLoss()
        && curves.fallAtEnd() > STRAIGHT * curves.fallAtStart();
  }
}
