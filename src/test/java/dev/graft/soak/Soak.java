package dev.graft.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs what takes long and says at the end, with its exit code too, whether all was well. */
public final class Soak {
  private static final List<String> ALL = List.of("kills", "memory");

  private Soak() {}

  /**
   * Runs.
   *
   * @param args {@code kills}, {@code memory} or both; both without any
   */
  public static void main(String[] args) throws Exception {
    List<String> what = args.length == 0 ? ALL : List.of(args);
    say(
        "machine: %d processors, load %.1f before",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Path folder = Files.createTempDirectory("graft-soak");
    boolean well = true;
    try {
      if (what.contains("kills")) {
        well = new Kills(folder.resolve("kills")).run();
      }
      if (what.contains("memory")) {
        well &= new ManyRuns(folder.resolve("memory")).run();
      }
    } finally {
      remove(folder);
    }
    System.exit(well ? 0 : 1);
  }

  /** A line for whoever watches. */
  static void say(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
