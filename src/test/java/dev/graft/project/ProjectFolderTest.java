package dev.graft.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graft.errors.GraftException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
  @TempDir Path temp;

  private void sql(Path file, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String s : statements) {
        statement.execute(s);
      }
    }
  }

  @Test
  void isMadeWithTheFoldersAboveIt() {
    try (Project project = Project.openOrCreate(temp.resolve("a/b"))) {
      assertThat(project.runs()).isEmpty();
      assertThat(Project.isProject(project.folder())).isTrue();
    }
  }

  @Test
  void isMadeOnceByManyAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      CyclicBarrier together = new CyclicBarrier(6);
      List<Future<Integer>> opened = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        opened.add(
            threads.submit(
                () -> {
                  together.await();
                  try (Project project = Project.openOrCreate(temp.resolve("p"))) {
                    return project.runs().size();
                  }
                }));
      }
      for (Future<Integer> one : opened) {
        assertThat(one.get()).isZero();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void mayBeAnEmptyFolder() throws Exception {
    Files.writeString(temp.resolve(".DS_Store"), "");
    try (Project project = Project.openOrCreate(temp)) {
      assertThat(project.folder()).isEqualTo(temp.toAbsolutePath());
    }
  }

  @Test
  void isNotAFolderOfSomethingElse() throws Exception {
    Files.writeString(temp.resolve("letter.txt"), "dear");

    assertThatThrownBy(() -> Project.openOrCreate(temp))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            temp + " is not empty and not a Graft project: choose a new or an empty folder.");
    assertThat(temp.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void isNotAFile() throws Exception {
    Path file = Files.writeString(temp.resolve("letter.txt"), "dear");

    assertThatThrownBy(() -> Project.openOrCreate(file)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> Project.openOrCreate(file.resolve("project")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void isNotMadeByMerelyOpening() {
    Path folder = temp.resolve("nothing");

    assertThatThrownBy(() -> Project.open(folder))
        .isInstanceOf(GraftException.class)
        .hasMessage("There is no project " + folder + ".");
    assertThatThrownBy(() -> Project.open(temp))
        .hasMessage(temp + " is not a Graft project: it holds no project.db.");
    assertThat(folder).doesNotExist();
  }

  @Test
  void ofANewerGraftIsRefused() throws Exception {
    Project.openOrCreate(temp).close();
    sql(temp.resolve("project.db"), "PRAGMA user_version = 99");

    assertThatThrownBy(() -> Project.openOrCreate(temp))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "The project "
                + temp
                + " was made by a newer Graft (its database has version 99, this Graft knows 3):"
                + " update Graft to open it.");
  }

  @Test
  void withADatabaseOfAnotherProgramIsLeftAlone() throws Exception {
    Path file = temp.resolve("project.db");
    sql(file, "CREATE TABLE other (x)");
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> Project.openOrCreate(temp))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("not Graft's");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void withADamagedDatabaseIsASentence() throws Exception {
    Files.writeString(temp.resolve("project.db"), "this is no database at all ".repeat(100));

    assertThatThrownBy(() -> Project.openOrCreate(temp))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void thatMayNotBeWrittenIsASentence() {
    Path place = Path.of("/proc/graft");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a place that nobody may write");

    assertThatThrownBy(() -> Project.openOrCreate(place))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void mayBeMovedWithItsRuns() throws Exception {
    Path old = temp.resolve("old");
    try (Project project = Project.openOrCreate(old)) {
      RunRecord run = project.registerRun(Plans.plan());
      project.finish(run.id(), Plans.finished(run, project.files(run.id()).bundle()));
    }
    Path moved = Files.move(old, temp.resolve("moved"));

    try (Project project = Project.open(moved)) {
      assertThat(project.require("1").bundle()).contains(moved.resolve("runs/run-1/bundle"));
    }
  }
}
