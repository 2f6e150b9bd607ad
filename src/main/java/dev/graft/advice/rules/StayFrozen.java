package dev.graft.advice.rules;

import dev.graft.training.FreezePlan;
import java.util.Optional;
import java.util.OptionalDouble;

/** Few pictures that the backbone already understands: tuning it would rather make it forget. */
final class StayFrozen implements Rule {
  /** Below this many images to learn from, tuned layers learn the images by heart. */
  static final int SMALL = 1000;

  /** Features that reach this with a straight line are of pictures like those of ImageNet. */
  static final double UNDERSTOOD = 0.9;

  /** A new head alone learns fast. */
  static final double HEAD_RATE = 1e-3;

  @Override
  public String id() {
    return "stay-frozen";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    boolean known =
        facts.images().isPresent() && facts.features().isPresent() && facts.recipe().isPresent();
    if (!known || !facts.backbone().map(ProjectFacts.Chosen::pretrained).orElse(true)) {
      return Optional.empty();
    }
    int images = facts.images().get().learnt();
    double accuracy = facts.features().get().accuracy();
    boolean frozen = facts.recipe().get().freezePlan() instanceof FreezePlan.AllFrozen;
    // Who trained already sees by the comparison of runs whether it was right.
    if (frozen || images >= SMALL || accuracy < UNDERSTOOD || !facts.epochs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(this, Severity.HINT, images, accuracy)
            .propose(
                new Proposal.Freeze(new FreezePlan.AllFrozen(), OptionalDouble.of(HEAD_RATE))));
  }
}
