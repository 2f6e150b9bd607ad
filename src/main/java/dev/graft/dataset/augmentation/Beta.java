package dev.graft.dataset.augmentation;

import java.util.SplittableRandom;

/**
 * Draws from the beta distribution with two equal parameters, from even numbers alone: up to 1 with
 * the method of Jöhnk (1964), in logarithms so that small parameters do not vanish, above 1 with
 * the algorithm BB of Cheng (1978).
 */
final class Beta {
  private Beta() {}

  /**
   * Draws.
   *
   * @param random where even numbers come from
   * @param alpha both parameters, above 0
   * @return from 0 to 1
   */
  static double draw(SplittableRandom random, double alpha) {
    return alpha <= 1 ? joehnk(random, alpha) : cheng(random, alpha);
  }

  private static double joehnk(SplittableRandom random, double alpha) {
    while (true) {
      double x = Math.log(open(random)) / alpha;
      double y = Math.log(open(random)) / alpha;
      double larger = Math.max(x, y);
      double sum = larger + Math.log1p(Math.exp(-Math.abs(x - y)));
      if (sum <= 0) {
        return Math.exp(x - sum);
      }
    }
  }

  private static double cheng(SplittableRandom random, double alpha) {
    double both = 2 * alpha;
    double beta = Math.sqrt((both - 2) / (2 * alpha * alpha - both));
    double gamma = alpha + 1 / beta;
    while (true) {
      double first = open(random);
      double second = open(random);
      double v = beta * Math.log(first / (1 - first));
      double w = alpha * Math.exp(v);
      double z = first * first * second;
      double r = gamma * v - Math.log(4);
      double s = alpha + r - w;
      if (s + 1 + Math.log(5) >= 5 * z
          || s >= Math.log(z)
          || r + both * Math.log(both / (alpha + w)) >= Math.log(z)) {
        return w / (alpha + w);
      }
    }
  }

  /** Above 0 and below 1. */
  private static double open(SplittableRandom random) {
    return random.nextDouble(Double.MIN_NORMAL, 1);
  }
}
