package dev.graft.advice.rules;

import dev.graft.evaluation.Interval;
import java.util.Optional;

/** Says how large a difference two runs must have to be told apart by the validation images. */
final class FewValidationImages implements Rule {
  /** Two decent runs usually disagree about one image in ten. */
  static final double DISAGREEMENT = 0.1;

  /** Most choices in a recipe are worth less than this, so that coarser eyes see none of them. */
  static final double FINE_ENOUGH = 0.05;

  /** Fewer one-sided disagreements than this are never more than chance at 5% (mid-p). */
  static final double LEAST_DISAGREEMENTS = 5;

  /** More for validation than this costs more in training than it shows. */
  static final double LARGEST_SHARE = 0.4;

  @Override
  public String id() {
    return "few-validation-images";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    if (facts.images().isEmpty()) {
      return Optional.empty();
    }
    ProjectFacts.Images images = facts.images().get();
    int n = images.validation();
    if (n == 0) {
      return Optional.of(
          Finding.of(this, Severity.WARNING, n).variant("none").propose(larger(images)));
    }
    double visible = visible(n);
    return visible <= FINE_ENOUGH
        ? Optional.empty()
        : Optional.of(Finding.of(this, Severity.HINT, n, visible).propose(larger(images)));
  }

  /** The least difference in accuracy that McNemar's test calls more than chance. */
  static double visible(int n) {
    double usual = Interval.Z95 * Math.sqrt(DISAGREEMENT / n);
    return Math.min(1, Math.max(LEAST_DISAGREEMENTS / n, usual));
  }

  /** A larger share, where enough of it can be had. */
  private static Optional<Proposal> larger(ProjectFacts.Images images) {
    int all = images.learnt() + images.validation();
    double needed = DISAGREEMENT * Math.pow(Interval.Z95 / FINE_ENOUGH, 2);
    double share = Math.ceil(20 * needed / Math.max(1, all)) / 20;
    return images.fixed() || share > LARGEST_SHARE
        ? Optional.empty()
        : Optional.of(new Proposal.DrawSplit(Math.max(0.2, share)));
  }
}
