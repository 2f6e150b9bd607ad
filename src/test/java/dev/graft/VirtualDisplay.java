package dev.graft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A display without a screen, by Xvfb. */
final class VirtualDisplay implements AutoCloseable {
  private final Process process;
  private final String name;

  private VirtualDisplay(Process process, String name) {
    this.process = process;
    this.name = name;
  }

  /** Starts one; empty where there is no Xvfb. */
  static Optional<VirtualDisplay> start() throws IOException {
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      "Xvfb",
                      "-displayfd",
                      "1",
                      "-screen",
                      "0",
                      "1920x1080x24",
                      "-nolisten",
                      "tcp"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // It writes the number once it listens, and nothing more.
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String number = lines.readLine();
      return number == null
          ? Optional.empty()
          : Optional.of(new VirtualDisplay(process, ":" + number.strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  String name() {
    return name;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
