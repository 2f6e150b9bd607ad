package dev.graft.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** A progress bar with rate and time left, as one line of text. */
final class ProgressMeter {
  private static final int BAR = 20;

  private final LongSupplier nanoTime;
  private final String unit;
  private final double perUnit;
  private long firstDone = -1;
  private long firstNanos;

  /**
   * Begins.
   *
   * @param unit what is counted, for instance {@code images}
   * @param nanoTime a clock like {@link System#nanoTime}
   */
  ProgressMeter(String unit, LongSupplier nanoTime) {
    this(unit, 1, nanoTime);
  }

  /**
   * Begins to count what is many to a unit.
   *
   * @param unit for instance {@code MB}
   * @param perUnit how many of what is counted make one, for instance 1,000,000 bytes
   * @param nanoTime a clock like {@link System#nanoTime}
   */
  ProgressMeter(String unit, double perUnit, LongSupplier nanoTime) {
    this.unit = unit;
    this.perUnit = perUnit;
    this.nanoTime = nanoTime;
  }

  /** The line. The rate counts from the first call: what was done before took no time here. */
  String line(String label, long done, long total, String note) {
    long now = nanoTime.getAsLong();
    if (firstDone < 0 || done < firstDone) {
      firstDone = done;
      firstNanos = now;
    }
    double share = total == 0 ? 1 : Math.min(1, (double) done / total);
    int full = (int) (share * BAR);
    StringBuilder line = new StringBuilder(label);
    line.append(" [").append("█".repeat(full)).append("·".repeat(BAR - full)).append("] ");
    line.append(String.format(Locale.ROOT, "%3d%%", (int) (share * 100)));
    double seconds = (now - firstNanos) / 1e9;
    if (done > firstDone && seconds > 0) {
      double rate = (done - firstDone) / seconds;
      double units = rate / perUnit;
      String digits = units < 9.95 ? "%.1f" : "%.0f";
      line.append(String.format(Locale.ROOT, "  " + digits + " %s/s", units, unit));
      if (done < total) {
        line.append("  ").append(Words.duration((total - done) / rate)).append(" left");
      }
    }
    return note.isEmpty() ? line.toString() : line.append("  ").append(note).toString();
  }
}
