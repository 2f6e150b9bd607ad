package dev.graft.comparison;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture that all runs were measured on.
 *
 * @param file where it is
 * @param name its path below the data set's folder
 * @param truth the index of its class
 * @param said the class that each run takes it for, in the order of the runs
 * @param sure the probability that each run gives that class
 * @param likely the probability that each run gives the true class
 */
public record Picture(
    Path file, String name, int truth, List<Integer> said, List<Double> sure, List<Double> likely) {
  /** Copies the lists. */
  public Picture {
    said = List.copyOf(said);
    sure = List.copyOf(sure);
    likely = List.copyOf(likely);
  }

  /**
   * Whether a run is right about it.
   *
   * @param run its place among the runs
   * @return true if it says the picture's class
   */
  public boolean isRight(int run) {
    return said.get(run) == truth;
  }
}
