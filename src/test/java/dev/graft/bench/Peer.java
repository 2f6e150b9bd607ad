package dev.graft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of {@code src/bench/peers} that says its versions once it is warm, and then does its
 * work once for each line that it gets and says how long it took.
 */
final class Peer implements AutoCloseable {
  private final Process process;
  private final BufferedReader from;
  private final BufferedWriter to;
  private final String versions;

  Peer(Path python, String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(python.toString(), "src/bench/peers/" + script));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    from = process.inputReader();
    to = process.outputWriter();
    versions = read().get("versions").asText();
  }

  String versions() {
    return versions;
  }

  /** Milliseconds an image. */
  double again() {
    try {
      to.write("again\n");
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read().get("milliseconds").asDouble();
  }

  private JsonNode read() {
    try {
      String line = from.readLine();
      if (line == null) {
        throw new IllegalStateException("A peer ended: " + process.info().commandLine().orElse(""));
      }
      return Json.parse(line, JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
