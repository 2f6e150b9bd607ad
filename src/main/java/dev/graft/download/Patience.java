package dev.graft.download;

import java.time.Duration;

/**
 * How long a transfer waits for a server.
 *
 * @param connect for a connection
 * @param stall for the next byte
 * @param attempts how many times in a row it tries without getting further
 * @param pause between two attempts; doubled with each
 */
public record Patience(Duration connect, Duration stall, int attempts, Duration pause) {
  /** What suits a slow line. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

  /** Checks that there is at least one attempt. */
  public Patience {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt");
    }
  }

  Duration pauseAfter(int failures) {
    return pause.multipliedBy(1L << Math.min(failures - 1, 4));
  }
}
