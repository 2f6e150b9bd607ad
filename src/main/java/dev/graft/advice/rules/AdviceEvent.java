package dev.graft.advice.rules;

import java.util.List;

/** What is told while a project is looked at. */
public sealed interface AdviceEvent {
  /** What is being looked at. */
  enum Look {
    /** The pictures, for copies. */
    PICTURES,
    /** The backbone, whether it answers what it should. */
    BACKBONE,
    /** What the backbone's features are worth. */
    FEATURES
  }

  /**
   * It goes on.
   *
   * @param look what is being looked at
   * @param done how many pictures
   * @param total of how many; 0 where that is not known
   */
  record Looking(Look look, long done, long total) implements AdviceEvent {}

  /**
   * The advice; the last event unless it fails or is cancelled.
   *
   * @param facts what is known
   * @param findings what the rules found, the gravest first
   */
  record Advised(ProjectFacts facts, List<Finding> findings) implements AdviceEvent {
    /** Copies the list. */
    public Advised {
      findings = List.copyOf(findings);
    }
  }
}
