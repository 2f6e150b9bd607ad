package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graft.project.Project;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two windows on one project, in this process and in another. */
@Timeout(120)
class ProjectHoldTest {
  @TempDir private Path temp;

  /** Takes a project, says what it may do with it, and waits to be killed. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws Exception {
      try (ProjectHold hold = ProjectHold.on(Path.of(args[0]))) {
        System.out.println(hold.readOnly().orElse("mine"));
        System.in.read();
      }
    }
  }

  private static Process other(Path project) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            project.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String said(Process process) throws Exception {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    return lines.readLine();
  }

  @Test
  void theSecondOnlyLooksUntilTheFirstLetsGo() {
    Path project = temp.resolve("p");
    ProjectHold first = ProjectHold.on(project);
    try (ProjectHold second = ProjectHold.on(project)) {
      assertThat(first.readOnly()).isEmpty();
      assertThat(second.readOnly())
          .contains(
              project + " is open in another window, so it can only be looked at in this one.");
    }
    first.close();
    try (ProjectHold third = ProjectHold.on(project)) {
      assertThat(third.readOnly()).isEmpty();
    }
  }

  @Test
  void anotherProgramCountsAndAKillLetsGo() throws Exception {
    Path project = temp.resolve("p");
    Project.openOrCreate(project).close();
    Process other = other(project);
    try {
      assertThat(said(other)).isEqualTo("mine");
      try (ProjectHold second = ProjectHold.on(project)) {
        assertThat(second.readOnly()).isPresent();
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (ProjectHold again = ProjectHold.on(project)) {
      assertThat(again.readOnly()).isEmpty();
      Process late = other(project);
      assertThat(said(late)).contains("another window");
      late.destroyForcibly().waitFor();
    }
  }

  @Test
  void theLockIsNoReasonNotToMakeTheProject() {
    Path project = temp.resolve("new");
    try (ProjectHold hold = ProjectHold.on(project);
        Project made = Project.openOrCreate(project)) {
      assertThat(hold.readOnly()).isEmpty();
      assertThat(made.runs()).isEmpty();
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOnlyLookedAt() {
    Path place = Path.of("/proc/graft");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a place that nobody may write");

    try (ProjectHold hold = ProjectHold.on(place)) {
      assertThat(hold.readOnly())
          .contains(place + " cannot be written to, so it can only be looked at.");
    }
  }
}
