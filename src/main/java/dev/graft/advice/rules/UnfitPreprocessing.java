package dev.graft.advice.rules;

import java.util.Optional;

/**
 * Pictures that are prepared otherwise than the backbone learnt them, or answers that are wrong.
 */
final class UnfitPreprocessing implements Rule {
  @Override
  public String id() {
    return "unfit-preprocessing";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    if (facts.preprocessing().isEmpty()) {
      return Optional.empty();
    }
    ProjectFacts.Preprocessed known = facts.preprocessing().get();
    if (known.selfTest().isPresent()) {
      return Optional.of(
          Finding.of(this, Severity.SERIOUS, known.backbone(), known.selfTest().get())
              .variant("self-test")
              .propose(new Proposal.ImportAgain(known.backbone())));
    }
    return known
        .usual()
        .filter(usual -> usual != known.declared())
        .map(
            usual ->
                Finding.of(
                        this,
                        Severity.WARNING,
                        known.backbone(),
                        known.declared().word(),
                        usual.word())
                    .propose(new Proposal.ImportAgain(known.backbone())));
  }
}
