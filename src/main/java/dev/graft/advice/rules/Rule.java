package dev.graft.advice.rules;

import java.util.Optional;

/** Something that is worth checking in every project. */
public interface Rule {
  /**
   * Its name, which its words begin with in {@code texts.properties}.
   *
   * @return lower case with hyphens, the same for ever
   */
  String id();

  /**
   * Looks.
   *
   * @param facts what is known
   * @return what it found; empty where all is well or too little is known
   */
  Optional<Finding> check(ProjectFacts facts);
}
