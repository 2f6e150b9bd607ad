package dev.graft.advice.rules;

import dev.graft.evaluation.PairedComparison;
import dev.graft.evaluation.Verdict;
import dev.graft.training.FreezePlan;
import java.util.Optional;
import java.util.OptionalDouble;

/** Negative transfer after training: a fine-tuned run is worse than a frozen one. */
final class TuningHurt implements Rule {
  @Override
  public String id() {
    return "tuning-hurt";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    if (facts.tuned().isEmpty()) {
      return Optional.empty();
    }
    ProjectFacts.Tuned runs = facts.tuned().get();
    PairedComparison counts = runs.counts();
    if (counts.verdict(counts.test().midP()) != Verdict.WORSE) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
                this,
                Severity.SERIOUS,
                runs.tuned(),
                runs.frozen(),
                counts.onlyFirst(),
                counts.onlySecond(),
                counts.images())
            .propose(
                new Proposal.Freeze(
                    new FreezePlan.AllFrozen(), OptionalDouble.of(StayFrozen.HEAD_RATE))));
  }
}
