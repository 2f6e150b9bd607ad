package dev.graft.training;

import dev.graft.errors.GraftException;

/** Refuses figures that cannot be, with a sentence for people. */
final class Require {
  private Require() {}

  static void that(boolean holds, String sentence) {
    if (!holds) {
      throw new GraftException(sentence);
    }
  }

  /** Above 0 and below 1; not a number is refused too. */
  static void share(double value, String what) {
    that(value > 0 && value < 1, "%s must be above 0 and below 1, not %s.".formatted(what, value));
  }

  /** From 0 to below 1; not a number is refused too. */
  static void belowOne(double value, String what) {
    that(value >= 0 && value < 1, "%s must be from 0 to below 1, not %s.".formatted(what, value));
  }

  /** A finite number from 0. */
  static void notNegative(double value, String what) {
    that(
        value >= 0 && Double.isFinite(value),
        "%s must be a number from 0, not %s.".formatted(what, value));
  }

  /** A finite number above 0. */
  static void positive(double value, String what) {
    that(
        value > 0 && Double.isFinite(value),
        "%s must be a number above 0, not %s.".formatted(what, value));
  }

  /** A count of at least 1. */
  static void atLeastOne(int value, String what) {
    that(value >= 1, "%s must be at least 1, not %s.".formatted(what, value));
  }
}
