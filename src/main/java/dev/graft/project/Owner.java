package dev.graft.project;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that works on a run. The start time tells it from a later process that got the same
 * number.
 *
 * @param pid the process's number
 * @param started when it started, if the system tells
 */
record Owner(long pid, Optional<Instant> started) {
  /**
   * Java derives start times from the boot time, which Linux rounds differently from one reading to
   * the next.
   */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static Owner current() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(self.pid(), self.info().startInstant());
  }

  boolean isCurrent() {
    return pid == ProcessHandle.current().pid() && isAlive();
  }

  boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().startInstant())
        .map(now -> now.isEmpty() || started.isEmpty() || near(now.get(), started.get()))
        .orElse(false);
  }

  private static boolean near(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(TOLERANCE) <= 0;
  }
}
