package dev.graft.advice.rules;

import java.util.Optional;

/** A training that was ended while it still got better. */
final class MoreEpochs implements Rule {
  /** What the last epochs must still have won, of the validation loss, to promise more. */
  static final double STILL_WON = 0.05;

  /** Over how many of the last epochs that is looked at. */
  static final int LAST = 3;

  static final int FACTOR = 2;

  @Override
  public String id() {
    return "more-epochs";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    Curves curves = new Curves(facts.epochs());
    // With several phases it is not said which of them was too short.
    boolean whole =
        facts
            .recipe()
            .filter(r -> facts.epochs().size() >= r.epochs() && r.techniques().then().isEmpty())
            .isPresent();
    if (!whole || !curves.isEnough() || !curves.isValidated() || RateTooLow.isTooLow(curves)) {
      return Optional.empty();
    }
    int n = facts.epochs().size();
    double before = facts.epochs().get(n - 1 - LAST).validationLoss();
    double won = (before - curves.last().validationLoss()) / before;
    if (curves.best() != n - 1 || !(won >= STILL_WON)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(this, Severity.HINT, n, won, LAST).propose(new Proposal.Epochs(FACTOR * n)));
  }
}
