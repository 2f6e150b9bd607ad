package dev.graft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program from its start to its end.
 *
 * @param seconds of the clock
 * @param megabytes the most memory that it and what it started had resident together, looked at
 *     fifty times a second
 * @param lines that it wrote to standard output
 */
record Measured(double seconds, double megabytes, List<String> lines) {
  private static final int MILLISECONDS = 20;

  static Measured run(Path output, Map<String, String> environment, List<String> command)
      throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try {
      long begun = System.nanoTime();
      Process process = builder.start();
      long most = 0;
      while (!process.waitFor(MILLISECONDS, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, resident(process.toHandle()));
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + process.exitValue() + ".");
      }
      return new Measured(seconds, most / 1024.0, Files.readAllLines(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kilobytes, as Linux tells; 0 elsewhere. */
  private static long resident(ProcessHandle process) throws IOException {
    long sum = 0;
    for (ProcessHandle p : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      Path status = Path.of("/proc", String.valueOf(p.pid()), "status");
      if (Files.exists(status)) {
        sum += resident(status);
      }
    }
    return sum;
  }

  private static long resident(Path status) throws IOException {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(l -> l.startsWith("VmRSS:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
          .sum();
    } catch (UncheckedIOException | java.nio.file.NoSuchFileException e) {
      // The process ended between two looks.
      return 0;
    }
  }
}
