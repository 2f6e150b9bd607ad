package dev.graft.comparison;

/** Why runs cannot be measured against each other. */
public enum Obstacle {
  /** They tell different classes apart. */
  DIFFERENT_CLASSES,
  /** One of them kept no readable picture for validation or test. */
  NOTHING_KEPT_APART,
  /** Each picture that one was measured on, another learned from. */
  LEARNED_FROM,
  /** They were measured on different pictures. */
  NO_COMMON_PICTURES
}
