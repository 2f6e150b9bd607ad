package dev.graft;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;

/**
 * Times the pulses of the JavaFX thread: from one to the next, which is what the eye sees, and how
 * long that thread computed meanwhile, which other programs on the machine do not lengthen. Belongs
 * to the JavaFX thread.
 */
final class Pulses {
  private static final double MILLI = 1e-6;
  private static final int MOST = 100_000;
  private static final int LONGEST = 8;

  private final double[] gaps = new double[MOST];
  private final double[] cpu = new double[MOST];
  private final String[] during = new String[MOST];
  private final Supplier<String> doing;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          begin();
        }
      };
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private int count;
  private long began;
  private long beganCpu;

  /**
   * Makes a watch.
   *
   * @param doing what is being done now, in a word or two
   */
  Pulses(Supplier<String> doing) {
    this.doing = doing;
  }

  void start() {
    count = 0;
    began = 0;
    timer.start();
  }

  void stop() {
    timer.stop();
  }

  private void begin() {
    long now = System.nanoTime();
    long nowCpu = threads.getCurrentThreadCpuTime();
    if (began != 0 && count < MOST) {
      gaps[count] = (now - began) * MILLI;
      cpu[count] = (nowCpu - beganCpu) * MILLI;
      during[count] = doing.get();
      count++;
    }
    began = now;
    beganCpu = nowCpu;
  }

  /** The figures as lines for people. */
  String report(String what, double limit95, double limitMax) {
    double[] g = Arrays.copyOf(gaps, count);
    double[] w = Arrays.copyOf(cpu, count);
    Arrays.sort(g);
    Arrays.sort(w);
    return line(what + ", pulse to pulse", g, limit95, limitMax)
        + "\n"
        + line(what + ", its thread’s own time", w, limit95, limitMax)
        + "\n  the longest: "
        + longest();
  }

  private String longest() {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -gaps[i]))
        .limit(LONGEST)
        .map(i -> String.format(Locale.ROOT, "%.0f ms (%.0f own) %s", gaps[i], cpu[i], during[i]))
        .collect(Collectors.joining(", "));
  }

  private static String line(String what, double[] sorted, double limit95, double limitMax) {
    double p95 = at(sorted, 0.95);
    double most = at(sorted, 1);
    return String.format(
            Locale.ROOT,
            "%-44s %6d pulses  median %5.1f ms  95th %5.1f ms  max %6.1f ms  %s",
            what,
            sorted.length,
            at(sorted, 0.5),
            p95,
            most,
            p95 < limit95 && most <= limitMax ? "within" : "NOT within")
        + String.format(
            Locale.ROOT,
            " 95th < %.0f ms%s",
            limit95,
            Double.isInfinite(limitMax)
                ? ""
                : String.format(Locale.ROOT, ", max <= %.0f ms", limitMax));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
