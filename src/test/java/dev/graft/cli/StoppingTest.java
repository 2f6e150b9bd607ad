package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graft.workbench.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A training that nobody wants any more ends in order: by a signal, or since nobody reads its
 * output.
 */
@Timeout(120)
class StoppingTest {
  private static final String[] TRAIN = {"train", "--data=d", "--backbone=b", "--json"};

  /** The command line on a workbench whose trainings never end by themselves. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) {
      FakeWorkbench workbench =
          new FakeWorkbench() {
            @Override
            public void close() {
              System.err.println("closed");
            }
          };
      workbench.endless = true;
      System.exit(GraftCommand.run(args, () -> workbench, Terminal.system(), "1"));
    }
  }

  @BeforeAll
  static void needsSignals() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "needs Linux, to send signals");
    String ignored =
        Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow()
            .substring("SigIgn:".length())
            .strip();
    // A shell starts background jobs with SIGINT ignored, children inherit it, and Java then leaves
    // it alone.
    assumeTrue(!new BigInteger(ignored, 16).testBit(1), "SIGINT is ignored here");
  }

  private static Process start(String... args) throws IOException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalStopsTheTraining(String signal, int code) throws Exception {
    Process process = start(TRAIN);
    var out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.contains("\"event\":\"epoch\"")) {
      line = out.readLine();
    }

    assertThat(
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor())
        .isZero();

    assertThat(out.readLine()).isEqualTo("{\"event\":\"stopped\",\"run\":\"run-1\",\"epoch\":1}");
    assertThat(out.readLine()).isNull();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(process.errorReader(StandardCharsets.UTF_8).lines()).containsExactly("closed");
  }

  @Test
  void aClosedPipeStopsTheTraining() throws Exception {
    Process process = start("train", "--data=d", "--backbone=b", "--json", "--project=/a b");
    process.getInputStream().close();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    // The program's own log goes to a file; this process has none and shows it here.
    assertThat(
            process.errorReader(StandardCharsets.UTF_8).lines().filter(l -> !l.contains(" WARN ")))
        .containsExactly(
            "closed",
            "Nobody reads the output any more, so run-1 was stopped;"
                + " `graft resume run-1 --project '/a b'` goes on with it.");
  }

  @Test
  void aBrokenOutputStopsTheTraining() {
    PrintStream broken =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            false,
            StandardCharsets.UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    FakeWorkbench workbench = new FakeWorkbench();
    workbench.endless = true;

    int code =
        GraftCommand.run(
            TRAIN,
            () -> (Workbench) workbench,
            new Terminal(broken, CommandLineTest.utf8(err), false, StandardCharsets.UTF_8),
            "1");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Nobody reads the output any more");
    assertThat(workbench.closed).isTrue();
  }
}
