package dev.graft.download;

import java.util.OptionalLong;

/** Told how far a transfer is, on the thread that transfers; must return soon. */
@FunctionalInterface
public interface Progress {
  /**
   * Told after each piece, and once before the first.
   *
   * @param done bytes that are here
   * @param total bytes of the whole file, where that is known
   */
  void at(long done, OptionalLong total);
}
