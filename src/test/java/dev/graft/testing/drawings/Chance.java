package dev.graft.testing.drawings;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices, a function of a seed. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Around a value, at most a spread away, nearer ones more often. */
  double around(double value, double spread) {
    return value + spread * (random.nextDouble() + random.nextDouble() - 1);
  }

  boolean in(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long seed() {
    return random.nextLong();
  }

  <T> T of(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  @SafeVarargs
  final <T> T of(T... things) {
    return things[random.nextInt(things.length)];
  }
}
