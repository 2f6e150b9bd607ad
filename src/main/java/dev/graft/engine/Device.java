package dev.graft.engine;

/** What computes. */
final class Device {
  private Device() {}

  /** For instance {@code CPU, 2 threads}. */
  static String words() {
    return "CPU, " + Runtime.getRuntime().availableProcessors() + " threads";
  }
}
