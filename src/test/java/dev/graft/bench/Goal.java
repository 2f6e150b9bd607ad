package dev.graft.bench;

/**
 * What is wanted of a row, whose figures are the better the smaller they are.
 *
 * @param against the contestant that ours is compared with; {@link #FASTEST} for the best of the
 *     peers that are there, {@link #NOBODY} if {@code most} is a figure and not a ratio
 * @param most the largest ratio of our median to the other's, or the largest figure, that will do
 */
record Goal(String against, double most) {
  static final String FASTEST = "the better";
  static final String NOBODY = "";
}
