package dev.graft.advice.rules;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.training.Balance;
import java.util.Optional;
import java.util.stream.IntStream;

/** Accuracy that hides bad classes, after training: the balanced accuracy is much lower. */
final class UnequalClasses implements Rule {
  /** Smaller differences come and go with the seed. */
  static final double GAP = 0.05;

  @Override
  public String id() {
    return "unequal-classes";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    if (facts.answers().isEmpty()) {
      return Optional.empty();
    }
    ConfusionMatrix answers = facts.answers().get();
    double balanced = balanced(answers);
    if (!(answers.accuracy() - balanced >= GAP)) {
      return Optional.empty();
    }
    boolean cared =
        facts.recipe().filter(r -> r.techniques().balance() != Balance.NONE).isPresent();
    Finding finding =
        Finding.of(
            this, Severity.WARNING, answers.accuracy(), balanced, answers.majorityBaseline());
    return Optional.of(
        cared
            ? finding.variant("cared")
            : finding.propose(new Proposal.UseBalance(Balance.CLASS_WEIGHTS)));
  }

  /** The mean of the shares that are recognised, over the classes that have images. */
  static double balanced(ConfusionMatrix answers) {
    return IntStream.range(0, answers.size())
        .filter(c -> answers.support(c) > 0)
        .mapToDouble(c -> answers.scores(c).recall())
        .average()
        .orElse(Double.NaN);
  }
}
