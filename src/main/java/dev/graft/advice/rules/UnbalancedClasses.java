package dev.graft.advice.rules;

import dev.graft.training.Balance;
import java.util.Arrays;
import java.util.Optional;

/** Classes of very different size, before training: a model may be right by saying the largest. */
final class UnbalancedClasses implements Rule {
  /** Below this the usual loss copes (Buda, Maki and Mazurowski, 2018, find little harm). */
  static final double RATIO = 3;

  @Override
  public String id() {
    return "unbalanced-classes";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    boolean cared =
        facts.recipe().filter(r -> r.techniques().balance() != Balance.NONE).isPresent();
    // After training, how the classes really do is what counts.
    if (cared || facts.images().isEmpty() || facts.answers().isPresent()) {
      return Optional.empty();
    }
    ProjectFacts.Images images = facts.images().get();
    int[] counts = images.training();
    int most = Arrays.stream(counts).max().orElse(0);
    int least = Arrays.stream(counts).min().orElse(0);
    if (least == 0 || most < RATIO * least) {
      return Optional.empty();
    }
    double majority = most / (double) images.learnt();
    return Optional.of(
        Finding.of(
                this,
                Severity.WARNING,
                images.classes().get(indexOf(counts, most)),
                most,
                images.classes().get(indexOf(counts, least)),
                least,
                majority)
            .propose(new Proposal.UseBalance(Balance.CLASS_WEIGHTS)));
  }

  private static int indexOf(int[] counts, int count) {
    int i = 0;
    while (counts[i] != count) {
      i++;
    }
    return i;
  }
}
