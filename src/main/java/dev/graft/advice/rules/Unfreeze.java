package dev.graft.advice.rules;

import dev.graft.training.FreezePlan;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Many pictures of a kind that the backbone does not understand well: let its last blocks learn.
 */
final class Unfreeze implements Rule {
  /** With this many images, tuned layers learn what the images have in common. */
  static final int MANY = 1000;

  /** Features that reach this with a straight line leave tuning little to win. */
  static final double UNDERSTOOD = 0.9;

  /** One tenth of a head's rate, so that learnt filters move and are not lost. */
  static final double TUNING_RATE = 1e-4;

  /** About the last third of a network is about objects, the rest about edges and textures. */
  static final int THIRD = 3;

  @Override
  public String id() {
    return "unfreeze";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    boolean known =
        facts.images().isPresent() && facts.features().isPresent() && facts.recipe().isPresent();
    if (!known || !facts.backbone().map(ProjectFacts.Chosen::canThaw).orElse(false)) {
      return Optional.empty();
    }
    int images = facts.images().get().learnt();
    double accuracy = facts.features().get().accuracy();
    boolean frozen =
        facts.recipe().get().freezePlan() instanceof FreezePlan.AllFrozen
            && facts.recipe().get().techniques().then().isEmpty();
    if (!frozen || images < MANY || accuracy >= UNDERSTOOD) {
      return Optional.empty();
    }
    int last = Math.max(1, facts.backbone().get().blocks() / THIRD);
    return Optional.of(
        Finding.of(this, Severity.HINT, images, accuracy, last)
            .propose(
                new Proposal.Freeze(
                    new FreezePlan.AllButLastBlocks(last), OptionalDouble.of(TUNING_RATE))));
  }
}
