package dev.graft.advice.rules;

import java.util.Optional;

/** Weights that one may not earn money with, or of which nobody says. */
final class UnsuitedLicence implements Rule {
  @Override
  public String id() {
    return "unsuited-licence";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    if (facts.backbone().isEmpty()) {
      return Optional.empty();
    }
    ProjectFacts.Chosen chosen = facts.backbone().get();
    Optional<Proposal> other = chosen.free().map(Proposal.ChooseBackbone::new);
    String licence = chosen.licence().name();
    return switch (chosen.licence().commercialUse()) {
      case YES -> Optional.empty();
      case NO ->
          Optional.of(Finding.of(this, Severity.WARNING, chosen.name(), licence).propose(other));
      case UNKNOWN ->
          Optional.of(
              Finding.of(this, Severity.HINT, chosen.name(), licence)
                  .variant("unknown")
                  .propose(other));
    };
  }
}
