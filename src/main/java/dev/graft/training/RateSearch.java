package dev.graft.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of the learning rate range test (Smith, 2017): the rate rises geometrically from
 * step to step, the losses are smoothed, and the search ends when they explode. The figures and the
 * suggestion are those of the fastai library (Howard and Gugger, 2020): its "valley", the middle of
 * the longest fall of the smoothed loss, which is less easily fooled than the steepest point.
 */
final class RateSearch {
  /** Steps of a whole search. */
  static final int STEPS = 100;

  private static final double LOWEST = 1e-7;
  private static final double HIGHEST = 10;
  private static final double MEMORY = 0.98;
  private static final double EXPLOSION = 4;
  private static final int TOO_FEW = 10;

  private final List<RateCurve.Point> points = new ArrayList<>();
  private double sum;
  private double best = Double.POSITIVE_INFINITY;

  /**
   * The rate of a step.
   *
   * @param step from 0
   * @return from 1e-7 to 10
   */
  static double rate(int step) {
    return LOWEST * Math.pow(HIGHEST / LOWEST, step / (STEPS - 1.0));
  }

  /**
   * Takes the loss of the next step.
   *
   * @return whether to go on
   */
  boolean add(double loss) {
    if (!Double.isFinite(loss)) {
      return false;
    }
    sum = MEMORY * sum + (1 - MEMORY) * loss;
    // The average begins at zero; without this division the first values would be too small.
    double smoothed = sum / (1 - Math.pow(MEMORY, points.size() + 1.0));
    points.add(new RateCurve.Point(rate(points.size()), loss, smoothed));
    best = Math.min(best, smoothed);
    return smoothed <= EXPLOSION * best && points.size() < STEPS;
  }

  /** What has been seen so far. */
  RateCurve curve() {
    return new RateCurve(points, suggestion(points));
  }

  /**
   * The rate half the length of the longest strictly falling subsequence of the smoothed losses
   * before its end. The first tenth of the steps, in which the average knows few batches, and the
   * last five, in which the loss already explodes, do not count.
   */
  static Optional<Double> suggestion(List<RateCurve.Point> points) {
    int from = STEPS / 10;
    int to = points.size() - 5;
    if (to - from < TOO_FEW) {
      return Optional.empty();
    }
    int[] length = new int[to];
    int end = from;
    for (int i = from; i < to; i++) {
      length[i] = 1;
      for (int j = from; j < i; j++) {
        if (points.get(j).smoothed() > points.get(i).smoothed() && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
        }
      }
      if (length[i] > length[end]) {
        end = i;
      }
    }
    return length[end] < TOO_FEW
        ? Optional.empty()
        : Optional.of(points.get(end - (length[end] - 1) / 2).rate());
  }
}
