package dev.graft.dataset;

/**
 * Something about an image that is worth a look.
 *
 * @param kind what it is
 * @param reason one short sentence for a person, without the file's name
 */
public record ImageProblem(Kind kind, String reason) {
  /** The kinds, the gravest first. */
  public enum Kind {
    /** Training leaves it out. */
    UNREADABLE,
    /** The file is damaged or ends early; what there is of the picture is used. */
    TRUNCATED,
    /** So small that enlarging it shows a network little but blur. */
    TINY,
    /** So long that fitting it to a square distorts or crops most of it away. */
    ODD_SHAPE
  }
}
