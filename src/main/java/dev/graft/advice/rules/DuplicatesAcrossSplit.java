package dev.graft.advice.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies of one picture on both sides: what is measured was learnt. */
final class DuplicatesAcrossSplit implements Rule {
  @Override
  public String id() {
    return "duplicates-across-split";
  }

  @Override
  public Optional<Finding> check(ProjectFacts facts) {
    List<ProjectFacts.Copies> leaks =
        facts.copies().stream().filter(ProjectFacts.Copies::leaks).toList();
    if (leaks.isEmpty()) {
      return Optional.empty();
    }
    int known = leaks.stream().mapToInt(c -> c.measuring().size()).sum();
    List<Set<Path>> groups =
        leaks.stream()
            .map(
                c ->
                    Stream.concat(c.training().stream(), c.measuring().stream())
                        .collect(Collectors.toSet()))
            .toList();
    return Optional.of(
        Finding.of(this, Severity.SERIOUS, known).propose(new Proposal.KeepTogether(groups)));
  }
}
