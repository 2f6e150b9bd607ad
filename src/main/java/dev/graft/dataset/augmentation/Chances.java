package dev.graft.dataset.augmentation;

import java.util.SplittableRandom;

/** Random numbers as functions of (seed, stream, places): no generator is ever kept or saved. */
final class Chances {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Chances() {}

  /** What the numbers are for: none of them depends on whether another change is on. */
  enum Stream {
    FLIP(1),
    CROP(2),
    ROTATION(3),
    COLOUR(4),
    ERASING(5),
    MIXING(6);

    private final long number;

    Stream(long number) {
      this.number = number;
    }
  }

  /** A fresh generator for one place of one stream. */
  static SplittableRandom at(long seed, Stream stream, long... places) {
    long mixed = mix(seed + GOLDEN * stream.number);
    for (long place : places) {
      mixed = mix(mixed ^ (place + GOLDEN));
    }
    return new SplittableRandom(mixed);
  }

  /** A number between two others. */
  static double between(SplittableRandom random, double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
