package dev.graft.advice.rules;

import java.util.List;
import java.util.Optional;

/**
 * What a rule found.
 *
 * @param rule the rule's id
 * @param severity how much it matters
 * @param variant which of the rule's sentences fits; empty for its only one
 * @param values what its words are filled with, in the order that {@code texts.properties} tells
 * @param proposal what could be done about it with one click; empty where only a person can
 */
public record Finding(
    String rule,
    Severity severity,
    String variant,
    List<Object> values,
    Optional<Proposal> proposal) {
  /** Copies the list. */
  public Finding {
    values = List.copyOf(values);
  }

  static Finding of(Rule rule, Severity severity, Object... values) {
    return new Finding(rule.id(), severity, "", List.of(values), Optional.empty());
  }

  Finding variant(String which) {
    return new Finding(rule, severity, which, values, proposal);
  }

  Finding propose(Proposal what) {
    return new Finding(rule, severity, variant, values, Optional.of(what));
  }

  Finding propose(Optional<? extends Proposal> what) {
    return new Finding(rule, severity, variant, values, what.map(p -> p));
  }
}
