package dev.graft.advice.rules;

/** How much a finding matters. */
public enum Severity {
  /** Something could be better. */
  HINT,
  /** A figure or a model will disappoint. */
  WARNING,
  /** What was measured is wrong, or what was trained is of no use. */
  SERIOUS
}
