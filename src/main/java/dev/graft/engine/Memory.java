package dev.graft.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory of this machine, or of the container that it is. */
final class Memory {
  /** The rest is for the system, the window and what else runs. */
  private static final double SHARE = 0.85;

  private Memory() {}

  /**
   * What a training may plan with. The whole and not what is free at the moment, so that a run gets
   * the same batch whenever it begins.
   *
   * @return bytes; {@link Long#MAX_VALUE} where the system does not tell
   */
  static long forTraining() {
    long total =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    return total <= 0 ? Long.MAX_VALUE : Math.round(SHARE * total);
  }
}
