package dev.graft.training;

import java.util.List;
import java.util.Optional;

/**
 * What a search for a learning rate has seen.
 *
 * @param points one for each step, by rising rate
 * @param suggestion a rate that learns fast and safely; empty where the loss never fell
 */
public record RateCurve(List<Point> points, Optional<Double> suggestion) {
  /**
   * A step.
   *
   * @param rate its learning rate
   * @param loss the mean cross-entropy of its batch before it, nats
   * @param smoothed the moving average of the losses so far
   */
  public record Point(double rate, double loss, double smoothed) {}

  /** Copies the list. */
  public RateCurve {
    points = List.copyOf(points);
  }
}
