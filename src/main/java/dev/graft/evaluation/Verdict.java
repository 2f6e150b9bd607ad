package dev.graft.evaluation;

/** What a paired test says of the second of two models. */
public enum Verdict {
  BETTER,
  WORSE,
  /** None that these images can show; not the same as being equally good. */
  NO_DIFFERENCE;

  /** The p-value below which a difference counts. */
  public static final double LEVEL = 0.05;
}
