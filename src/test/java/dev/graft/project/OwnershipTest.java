package dev.graft.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs belong to processes; processes die. A second Java process plays the one that is killed. */
@Timeout(120)
class OwnershipTest {
  @TempDir Path temp;

  /** Registers a run, says so, and waits to be killed. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws Exception {
      try (Project project = Project.openOrCreate(Path.of(args[0]))) {
        String id = project.registerRun(Plans.plan()).id();
        project.setState(id, RunState.valueOf(args[1]));
        System.out.println(id);
        System.in.read();
      }
    }
  }

  private record Running(Process process, BufferedReader out) {}

  private Running other(RunState state) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                temp.toString(),
                state.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Running(process, process.inputReader(StandardCharsets.UTF_8));
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRunWhoseProcessIsGoneIsInterrupted() throws Exception {
    Running other = other(RunState.TRAINING);
    String id = other.out().readLine();

    try (Project project = Project.open(temp)) {
      assertThat(project.require(id).state()).isEqualTo(RunState.TRAINING);
      assertThatThrownBy(() -> project.claim(id))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("another Graft (process " + other.process().pid() + ")");

      kill(other.process());

      assertThat(project.require(id).state()).isEqualTo(RunState.INTERRUPTED);
      assertThat(project.markInterrupted()).isEqualTo(1);
      assertThat(project.markInterrupted()).isZero();
      assertThat(project.claim(id).state()).isEqualTo(RunState.QUEUED);
      assertThatThrownBy(() -> project.claim(id)).hasMessageContaining("this Graft");
    }
  }

  @Test
  void twoProcessesMakeAndUseOneProject() throws Exception {
    Running first = other(RunState.EXTRACTING);
    Running second = other(RunState.STOPPED);
    String a = first.out().readLine();
    String b = second.out().readLine();

    assertThat(a).isNotEqualTo(b);
    try (Project project = Project.open(temp)) {
      assertThat(project.registerRun(Plans.plan()).id()).isEqualTo("run-3");
      kill(first.process());
      kill(second.process());
      assertThat(project.runs())
          .extracting(RunRecord::state)
          .containsExactlyInAnyOrder(RunState.INTERRUPTED, RunState.STOPPED, RunState.QUEUED);
    }
  }

  @Test
  void aLaterProcessWithTheSameNumberIsAnotherOne() {
    Owner now = Owner.current();

    assertThat(now.isAlive()).isTrue();
    assertThat(now.isCurrent()).isTrue();
    assertThat(new Owner(now.pid(), Optional.of(Instant.EPOCH)).isAlive()).isFalse();
    assertThat(new Owner(now.pid(), Optional.empty()).isAlive()).isTrue();
    assertThat(new Owner(Long.MAX_VALUE, Optional.empty()).isAlive()).isFalse();
  }
}
