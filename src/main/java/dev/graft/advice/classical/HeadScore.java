package dev.graft.advice.classical;

import dev.graft.evaluation.Interval;
import java.util.OptionalDouble;

/**
 * How well a head does on pictures that it did not learn from.
 *
 * @param right whether it was right, by picture
 * @param loss mean cross-entropy in nats; empty for a head without probabilities
 * @param seconds wall time of learning and answering
 */
public record HeadScore(boolean[] right, OptionalDouble loss, double seconds) {
  /**
   * Counts.
   *
   * @return pictures that it got right
   */
  public int correct() {
    int n = 0;
    for (boolean r : right) {
      n += r ? 1 : 0;
    }
    return n;
  }

  /**
   * The share that it got right.
   *
   * @return 0 to 1; NaN without pictures
   */
  public double accuracy() {
    return correct() / (double) right.length;
  }

  /**
   * Where its accuracy plausibly lies.
   *
   * @return Wilson's 95% interval
   */
  public Interval interval() {
    return Interval.wilson(correct(), right.length);
  }
}
