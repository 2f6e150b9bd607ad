package dev.graft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.testing.SampleDrawings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as people run it: a process with arguments, output and an exit code. */
@Timeout(300)
class PackagedProgramIT {
  private static final Path GRAFT = Path.of(System.getProperty("graft.dist")).resolve("bin/graft");
  private static final String BACKBONE = "untrained-mobilenet-v2-0.35";

  @TempDir private Path temp;
  private Path pictures;

  private record Result(int code, List<String> out, String err) {
    List<JsonNode> json() {
      return out.stream().map(line -> Json.parse(line, JsonNode.class)).toList();
    }

    JsonNode last() {
      return json().get(out.size() - 1);
    }
  }

  @BeforeEach
  void draw() throws IOException {
    assumeTrue(File.separatorChar == '/', "the script is for a POSIX shell");
    pictures = temp.resolve("pictures of Zoë 猫");
    SampleDrawings.write(pictures, 10, 96);
  }

  @Test
  void trainsPredictsAndEvaluates() throws Exception {
    Files.write(pictures.resolve("dogs/empty.jpg"), new byte[0]);
    Path model = temp.resolve("model");

    Result train =
        graft(
            "train",
            "--data",
            pictures.toString(),
            "--backbone",
            BACKBONE,
            "--frozen",
            "-1",
            "--epochs",
            "2",
            "--project",
            temp.resolve("project").toString(),
            "--out",
            model.toString(),
            "--json");

    assertThat(train.err()).isEmpty();
    assertThat(train.code()).isZero();
    assertThat(train.json().get(0).get("event").asText()).isEqualTo("started");
    assertThat(train.json())
        .filteredOn(e -> e.get("event").asText().equals("epoch"))
        .extracting(e -> e.get("epoch").asInt())
        .containsExactly(1, 2);
    JsonNode finished = train.last();
    assertThat(finished.get("event").asText()).isEqualTo("finished");
    assertThat(finished.get("cut").asText()).isEqualTo("block_16_project_BN");
    assertThat(finished.get("skipped")).hasSize(1);
    assertThat(finished.get("skipped").get(0).get("file").asText())
        .isEqualTo(pictures.resolve("dogs/empty.jpg").toString());

    String cat = pictures.resolve("cats/cat-001.jpg").toString();
    Result predict = graft("predict", "--model", model.toString(), "--json", cat, "nowhere.jpg");
    assertThat(predict.code()).isZero();
    assertThat(predict.json()).hasSize(2);
    assertThat(predict.json().get(0).get("file").asText()).isEqualTo(cat);
    assertThat(predict.json().get(0).get("predictions")).hasSize(2);
    assertThat(predict.json().get(1).has("error")).isTrue();

    Result evaluate =
        graft("evaluate", "--model", model.toString(), "--data", pictures.toString(), "--json");
    assertThat(evaluate.last().get("images").asInt()).isEqualTo(20);
    assertThat(evaluate.last().get("classes").get(1).asText()).isEqualTo("dogs");

    Result runs = graft("runs", "--project", temp.resolve("project").toString(), "--json");
    assertThat(runs.last().get("state").asText()).isEqualTo("finished");
  }

  @Test
  void aKilledAndATerminatedRunResumeToTheWeightsOfAnUnbrokenOne() throws Exception {
    Path project = temp.resolve("project");
    List<String> train =
        List.of(
            "train",
            "--data",
            pictures.toString(),
            "--backbone",
            BACKBONE,
            "--frozen",
            "none",
            "--epochs",
            "4",
            "--batch",
            "4",
            "--project",
            project.toString(),
            "--json");
    assertThat(graft(train.toArray(String[]::new)).code()).isZero();

    assertThat(stopAfterFirstEpoch(train, false)).isEqualTo(143);
    stopAfterFirstEpoch(train, true);

    Result runs = graft("runs", "--project", project.toString(), "--json");
    assertThat(runs.json())
        .extracting(r -> r.get("state").asText())
        .containsExactly("finished", "stopped", "interrupted");
    for (String run : List.of("run-2", "run-3")) {
      Result resume = graft("resume", run, "--project", project.toString(), "--json");
      assertThat(resume.code()).as(resume.err()).isZero();
      assertThat(weights(project, run)).isEqualTo(weights(project, "run-1"));
    }
  }

  @Test
  void failuresAreOneSentenceAndExitCodeOne() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Path truncated =
        Files.write(temp.resolve("weights.h5"), new byte[] {(byte) 0x89, 'H', 'D', 'F'});
    Path out = temp.resolve("out");
    List<List<String>> wrong =
        List.of(
            List.of("train", "--data", "nowhere", "--backbone", BACKBONE, "--out", out.toString()),
            List.of("train", "--data", empty.toString(), "--backbone", BACKBONE),
            List.of("train", "--data", pictures.toString(), "--backbone", truncated.toString()),
            List.of("zoo", "import", truncated.toString(), "--name", "mine"),
            List.of("predict", "--model", BACKBONE, "a.jpg"),
            List.of("evaluate", "--model", empty.toString(), "--data", pictures.toString()));
    for (List<String> command : wrong) {
      Result result = graft(command.toArray(String[]::new));

      assertThat(result.code()).as("%s", command).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err().lines()).as(result.err()).hasSize(1);
    }
    assertThat(out).doesNotExist();
    assertThat(graft("train", "--nonsense").code()).isEqualTo(2);
  }

  private int stopAfterFirstEpoch(List<String> command, boolean kill) throws Exception {
    Process process = start(command.toArray(String[]::new));
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.contains("\"epoch\"")) {
          if (kill) {
            process.toHandle().destroyForcibly();
          } else {
            process.toHandle().destroy();
          }
        }
      }
    }
    return process.waitFor();
  }

  private static List<Integer> weights(Path project, String run) throws IOException {
    byte[] bytes =
        Files.readAllBytes(
            project
                .resolve("runs")
                .resolve(run)
                .resolve("bundle/variables/variables.data-00000-of-00001"));
    return List.of(bytes.length, Arrays.hashCode(bytes));
  }

  private Result graft(String... arguments) throws Exception {
    Process process = start(arguments);
    List<String> out = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      reader.lines().forEach(out::add);
    }
    int code = process.waitFor();
    return new Result(code, out, Files.readString(temp.resolve("err.txt")));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(GRAFT.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectError(temp.resolve("err.txt").toFile());
    builder.environment().put("XDG_DATA_HOME", temp.resolve("data").toString());
    builder.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());
    builder.environment().remove("LC_ALL");
    builder.environment().put("LANG", "C");
    return builder.start();
  }
}
