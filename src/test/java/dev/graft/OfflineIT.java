package dev.graft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graft.testing.SampleDrawings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job in a network namespace of its own, where there is no route and not even a loopback
 * that is up: whatever asked for the network would fail.
 */
@Timeout(300)
class OfflineIT {
  private static final Path GRAFT = Path.of(System.getProperty("graft.dist")).resolve("bin/graft");

  @TempDir private Path temp;
  private Path pictures;
  private List<String> namespace = List.of();

  private record Result(int code, String out) {}

  @BeforeEach
  void isolate() throws Exception {
    boolean found = false;
    for (List<String> way : List.of(List.of("unshare", "-n"), List.of("unshare", "-rn"))) {
      if (!found && runs(way)) {
        namespace = way;
        found = true;
      }
    }
    assumeTrue(
        found, "unshare -rn is not permitted here, so there is no namespace without network");
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 8, 96);
  }

  private boolean runs(List<String> way) throws InterruptedException {
    List<String> command = new ArrayList<>(way);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("unshare.txt").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // The program is not there.
      return false;
    }
  }

  private Result run(String... words) throws Exception {
    List<String> command = new ArrayList<>(namespace);
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(temp.toFile());
    builder.environment().put("XDG_DATA_HOME", temp.resolve("data").toString());
    builder.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), out);
  }

  private Result graft(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(GRAFT.toString()));
    words.addAll(List.of(arguments));
    Result result = run(words.toArray(String[]::new));
    assertThat(result.code()).as("%s: %s", words, result.out()).isZero();
    return result;
  }

  @Test
  void theWholeJobNeedsNoNetwork() throws Exception {
    Result routes = run("cat", "/proc/net/route");
    assertThat(routes.out().lines().filter(line -> !line.startsWith("Iface"))).isEmpty();

    String data = pictures.toString();
    String model = temp.resolve("model").toString();
    String project = temp.resolve("project").toString();
    graft("zoo", "list");
    graft(
        "train",
        "--data",
        data,
        "--backbone",
        "untrained-mobilenet-v2-0.35",
        "--epochs",
        "1",
        "--project",
        project,
        "--out",
        model);
    graft("runs", "--project", project);
    graft("evaluate", "--model", model, "--data", data);
    graft("predict", "--model", model, pictures.resolve("cats/cat-001.jpg").toString());
    Path keras = temp.resolve("model.keras");
    graft("export", "--model", model, "--format", "keras", "--out", keras.toString());
    graft("zoo", "import", keras.toString(), "--name", "mine", "--preprocess", "unit");
    graft("diagnostics");
    assertThat(Files.isRegularFile(keras)).isTrue();
  }
}
