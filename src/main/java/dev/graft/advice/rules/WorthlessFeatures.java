package dev.graft.advice.rules;

import dev.graft.evaluation.PairedComparison;
import dev.graft.evaluation.Verdict;
import java.util.Optional;

/**
 * Negative transfer before training: a head on the backbone's features is no better than one on
 * colours, or than one on the features of random weights.
 */
final class WorthlessFeatures implements Rule {
  /** With fewer pictures even a good backbone is not better by more than chance. */
  static final int ENOUGH = 60;

  /** Where colours alone do as well as this, there is nothing left to be better at. */
  static final double SOLVED = 0.95;

  @Override
  public String id() {
    return "worthless-features";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    if (facts.features().isEmpty()) {
      return Optional.empty();
    }
    ProjectFacts.Features features = facts.features().get();
    Optional<Finding> colours = worthless(features, features.againstColours(), "colours");
    return colours.isPresent()
        ? colours
        : features.againstRandom().flatMap(random -> worthless(features, random, "random"));
  }

  private Optional<Finding> worthless(
      ProjectFacts.Features features, PairedComparison against, String variant) {
    double plain = (against.bothRight() + against.onlyFirst()) / (double) against.images();
    boolean better = against.verdict(against.test().midP()) == Verdict.BETTER;
    if (against.images() < ENOUGH || plain >= SOLVED || better) {
      return Optional.empty();
    }
    Proposal proposal =
        features.better().isPresent()
            ? new Proposal.ChooseBackbone(features.better().get())
            : new Proposal.Race();
    return Optional.of(
        Finding.of(
                this,
                Severity.SERIOUS,
                features.backbone(),
                features.accuracy(),
                plain,
                against.images())
            .variant(variant)
            .propose(proposal));
  }
}
