package dev.graft.comparison;

import java.util.Set;

/**
 * What the second of two runs did that the first did not, if it is one thing that can be named.
 *
 * @param kind what it did
 * @param blocks how many blocks, for freezing and unfreezing
 * @param all whether the blocks are all that there are
 * @param more whether the first had unfrozen or frozen some already
 */
public record Subject(Kind kind, int blocks, boolean all, boolean more) {
  /** What can be named. */
  public enum Kind {
    UNFREEZING,
    FREEZING,
    /** More than one thing, or one without a name of its own: the run itself. */
    RUN
  }

  /** Each freeze plan has its own usual learning rate, so that it may differ too. */
  private static final Set<Choice> GO_WITH_FREEZING =
      Set.of(Choice.FREEZE_PLAN, Choice.LEARNING_RATE);

  static Subject of(ComparedRun first, ComparedRun second) {
    boolean onlyFreezing =
        Choice.differences(java.util.List.of(first, second)).stream()
            .allMatch(d -> GO_WITH_FREEZING.contains(d.choice()));
    int was = first.cost().learningBlocks();
    int is = second.cost().learningBlocks();
    int blocks = second.cost().blocks();
    if (!onlyFreezing || was == is || blocks != first.cost().blocks()) {
      return new Subject(Kind.RUN, 0, false, false);
    }
    return is > was
        ? new Subject(Kind.UNFREEZING, is - was, is - was == blocks, was > 0)
        : new Subject(Kind.FREEZING, was - is, was - is == blocks, was < blocks);
  }
}
