package dev.graft.advice.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks all rules. */
public final class Advisor {
  /** All rules, in the order of the work: pictures, backbone, recipe, curves, result. */
  public static final List<Rule> RULES =
      List.of(
          new DuplicatesAcrossSplit(),
          new FewValidationImages(),
          new UnbalancedClasses(),
          new UnsuitedLicence(),
          new UnfitPreprocessing(),
          new WorthlessFeatures(),
          new StayFrozen(),
          new Unfreeze(),
          new RateTooHigh(),
          new RateTooLow(),
          new MoreEpochs(),
          new Overfitting(),
          new UnequalClasses(),
          new TuningHurt());

  private Advisor() {}

  /**
   * Looks at a project.
   *
   * @param facts what is known
   * @return what was found, the gravest first, else in the order of the rules
   */
  public static List<Finding> advise(ProjectFacts facts) {
    return RULES.stream()
        .map(rule -> rule.check(facts))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .toList();
  }
}
