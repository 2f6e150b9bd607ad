package dev.graft.distillation;

import java.util.SplittableRandom;

/** Random numbers as functions of (seed, stream, place): no generator is ever kept or saved. */
final class Randoms {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Randoms() {}

  /** What the numbers are for, so that no two uses share them. */
  enum Stream {
    VIEW(1),
    MIRROR(2),
    MIXING(3);

    private final long number;

    Stream(long number) {
      this.number = number;
    }
  }

  /** A fresh generator for one place of one stream. */
  static SplittableRandom at(long seed, Stream stream, long a, long b) {
    long mixed = mix(seed + GOLDEN * stream.number);
    mixed = mix(mixed ^ a);
    return new SplittableRandom(mix(mixed ^ (b + GOLDEN)));
  }

  /** The finaliser of MurmurHash3 with Stafford's thirteenth constants. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
