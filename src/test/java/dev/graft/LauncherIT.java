package dev.graft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, run against a stand-in for the JVM that shows what it was given. */
class LauncherIT {
  private static final Path DIST = Path.of(System.getProperty("graft.dist"));

  @TempDir private Path temporary;

  @BeforeEach
  void needsAShell() {
    assumeTrue(File.separatorChar == '/', "the script is for a POSIX shell");
  }

  @Test
  void packageHoldsTheNativesOnceAndEveryLibraryThatTheJarNames() throws IOException {
    try (Stream<Path> natives = Files.list(DIST.resolve("native"))) {
      assertThat(natives.map(Path::getFileName).map(Path::toString))
          .anyMatch(file -> file.contains("jnitensorflow"))
          .anyMatch(file -> file.contains("tensorflow_cc"));
    }
    try (Stream<Path> libraries = Files.list(DIST.resolve("lib"))) {
      assertThat(libraries.map(Path::getFileName).map(Path::toString))
          .contains("graft.jar")
          .noneMatch(file -> file.matches("tensorflow-core-native-.*(x86_64|arm64).*"));
    }
  }

  @Test
  void passesArgumentsAndFlagsThroughALinkInAFolderWithSpaces() throws Exception {
    Path java = standIn("17.0.1");
    Path link = Files.createDirectory(temporary.resolve("a folder")).resolve("graft link");
    Files.createSymbolicLink(link, DIST.resolve("bin/graft"));

    Result result =
        run(
            link,
            Map.of("JAVA_HOME", java.toString(), "GRAFT_OPTS", "-Xmx3g -Dmine=1"),
            "predict",
            "my cat.jpg",
            "");

    assertThat(result.status()).isZero();
    Path home = DIST.toRealPath();
    assertThat(result.output().lines())
        .contains("-Dgraft.home=" + home, "-Djava.library.path=" + home.resolve("native"))
        .containsSubsequence("-Xmx1g", "-Xmx3g", "-Dmine=1", "-jar")
        .noneMatch(option -> option.startsWith("-XX:TieredStopAtLevel"))
        .endsWith(
            "-jar", home.resolve("lib/graft.jar").toString(), "predict", "my cat.jpg", "", "3");
  }

  @Test
  void startsTheWindowWithoutTheSecondCompilerAndItsEngineWithIt() throws Exception {
    Result result =
        run(DIST.resolve("bin/graft"), Map.of("JAVA_HOME", standIn("17.0.1").toString()));

    List<String> options = result.output().lines().toList();
    assertThat(options).contains("-XX:TieredStopAtLevel=1");
    assertThat(Main.forEngine(options))
        .contains("-Xmx1g")
        .noneMatch(option -> option.startsWith("-XX:TieredStopAtLevel"));
  }

  @Test
  void leavesALogLevelThatIsSetAlone() throws Exception {
    Result result =
        run(
            DIST.resolve("bin/graft"),
            Map.of("JAVA_HOME", standIn("25").toString(), "TF_CPP_MIN_LOG_LEVEL", "0"));

    assertThat(result.output().lines()).endsWith("0");
  }

  @Test
  void refusesAnOlderJavaWithOneSentence() throws Exception {
    Path java = standIn("1.8.0_392");

    Result result = run(DIST.resolve("bin/graft"), Map.of("JAVA_HOME", java.toString()));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo("graft: Java 17 or newer is needed, and " + java + "/bin/java is 1.8.0_392.\n");
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    Result result = run(DIST.resolve("bin/graft"), Map.of("JAVA_HOME", temporary.toString()));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo("graft: JAVA_HOME is " + temporary + ", but there is no bin/java in it.\n");
  }

  /** A JAVA_HOME whose {@code java} prints its arguments and the log level, one a line. */
  private Path standIn(String version) throws IOException {
    Path home = temporary.resolve("java " + version);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$*" = -version ]; then
          echo 'openjdk version "%s" 2025-01-01' >&2
          exit
        fi
        printf '%%s\\n' "$@" "$TF_CPP_MIN_LOG_LEVEL"
        """
            .formatted(version));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private static Result run(Path program, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("TF_CPP_MIN_LOG_LEVEL", "GRAFT_OPTS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  private record Result(int status, String output) {}
}
