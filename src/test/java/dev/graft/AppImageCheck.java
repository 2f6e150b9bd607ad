package dev.graft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The app image of {@code -Ppackage}, started from another folder on a machine without Java, as far
 * as a test can have one: nothing but the image's own runtime is named in the environment.
 */
@Timeout(300)
class AppImageCheck {
  private static final Path FOLDER = Path.of(System.getProperty("graft.app"));
  private static final String OS = System.getProperty("os.name").toLowerCase(Locale.ROOT);
  private static final String BACKBONE = "untrained-mobilenet-v2-0.35";

  @TempDir private Path elsewhere;

  private record Result(int code, List<String> out, String err) {
    JsonNode last() {
      return Json.parse(out.get(out.size() - 1), JsonNode.class);
    }
  }

  private static Path launcher() {
    if (OS.contains("windows")) {
      return FOLDER.resolve("graft/graft.exe");
    }
    return FOLDER.resolve(
        OS.contains("mac") ? "graft.app/Contents/MacOS/graft" : "graft/bin/graft");
  }

  /** Where the image keeps what came with the program. */
  private static Path app() {
    if (OS.contains("windows")) {
      return FOLDER.resolve("graft/app");
    }
    return FOLDER.resolve(OS.contains("mac") ? "graft.app/Contents/app" : "graft/lib/app");
  }

  private Result graft(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(launcher().toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectError(elsewhere.resolve("err.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_HOME");
    environment.remove("TF_CPP_MIN_LOG_LEVEL");
    environment.remove("DISPLAY");
    environment.put("XDG_DATA_HOME", elsewhere.resolve("data").toString());
    environment.put("XDG_CACHE_HOME", elsewhere.resolve("cache").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    List<String> out = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      reader.lines().forEach(out::add);
    }
    int code = process.waitFor();
    return new Result(code, out, Files.readString(elsewhere.resolve("err.txt")));
  }

  @Test
  void startsAndKnowsItsBackbones() throws Exception {
    Result version = graft("--version");
    assertThat(version.err()).isEmpty();
    assertThat(version.code()).isZero();
    assertThat(version.out()).containsExactly("graft 0.1.0-SNAPSHOT");

    Result zoo = graft("zoo", "list", "--json");
    assertThat(zoo.code()).isZero();
    assertThat(zoo.out()).anyMatch(line -> line.contains(BACKBONE));
  }

  @Test
  void trainsAndPredictsWithItsOwnNativesAndSample() throws Exception {
    Path sample = app().resolve("sample-data/dogs-vs-cats");
    Path model = elsewhere.resolve("a model");

    Result train =
        graft(
            "train",
            "--data=" + sample,
            "--backbone=" + BACKBONE,
            "--epochs=1",
            "--out=" + model,
            "--json");
    assertThat(train.err()).isEmpty();
    assertThat(train.code()).isZero();
    assertThat(train.last().get("event").asText()).isEqualTo("finished");

    Result predict =
        graft(
            "predict", "--model=" + model, "--json", sample.resolve("cats/cat-001.jpg").toString());
    assertThat(predict.err()).isEmpty();
    assertThat(predict.last().get("predictions")).hasSize(2);
  }

  @Test
  void whereThereIsNoDisplayItTrainsTheSampleInTheTerminal() throws Exception {
    Result first = graft();

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out().get(0)).startsWith("There is no display");
    assertThat(first.out()).anyMatch(line -> line.startsWith("The whole story, with pictures:"));
  }

  @Test
  void theWindowsEngineCanBeStartedInItsRuntime() throws Exception {
    Result engine = graft("--engine-process");
    assertThat(engine.code()).isZero();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(files.filter(Files::isExecutable).map(f -> f.getFileName().toString()))
          .contains(OS.contains("windows") ? "java.exe" : "java");
    }
  }

  @Test
  void holdsTheNativesOnceAndNoScriptsThatNeedAJava() throws IOException {
    assertThat(app().resolve("bin")).doesNotExist();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(files.filter(f -> f.getFileName().toString().contains("jnitensorflow")))
          .hasSize(1);
    }
  }
}
