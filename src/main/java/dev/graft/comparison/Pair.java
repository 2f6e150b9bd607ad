package dev.graft.comparison;

import dev.graft.evaluation.PairedComparison;
import dev.graft.evaluation.Verdict;

/**
 * Two of the runs against each other.
 *
 * @param first the place of the earlier chosen run
 * @param second the place of the later chosen run
 * @param counts what both got right and wrong
 * @param p McNemar's mid-p value, adjusted by Holm's method for all pairs of the comparison
 * @param verdict what it says of the second run
 * @param subject what the second run did that the first did not
 */
public record Pair(
    int first, int second, PairedComparison counts, double p, Verdict verdict, Subject subject) {
  /**
   * Pictures that the first had wrong and the second has right.
   *
   * @return how many
   */
  public long corrected() {
    return counts.onlySecond();
  }

  /**
   * Pictures that the first had right and the second has wrong.
   *
   * @return how many
   */
  public long broke() {
    return counts.onlyFirst();
  }

  /** What it says of one of its two runs. */
  Verdict verdictOf(int run) {
    if (run == second || verdict == Verdict.NO_DIFFERENCE) {
      return verdict;
    }
    return verdict == Verdict.BETTER ? Verdict.WORSE : Verdict.BETTER;
  }
}
