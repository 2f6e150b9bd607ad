package dev.graft.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved as, zipped, and on a medium that cannot be written to. */
class ProjectCopyTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void aProjectWithARun() throws IOException {
    folder = temp.resolve("first pröject");
    try (Project project = Project.openOrCreate(folder)) {
      RunRecord run = project.registerRun(Plans.plan());
      project.recordEpoch(run.id(), Plans.epoch(1, 0.75));
      Path bundle = Files.createDirectories(project.files(run.id()).bundle());
      Files.writeString(bundle.resolve("saved_model.pb"), "weights");
      Files.createDirectories(bundle.resolveSibling("bundle.part/variables"));
      Files.writeString(bundle.resolveSibling("bundle.part/variables/half"), "half");
      project.finish(run.id(), Plans.finished(run, bundle));
    }
  }

  private static void requireWhole(Path folder) throws IOException {
    try (Project project = Project.open(folder)) {
      RunRecord run = project.require("1");
      assertThat(run.state()).isEqualTo(RunState.FINISHED);
      assertThat(run.bundle()).contains(folder.resolve("runs/run-1/bundle"));
      assertThat(Files.readString(run.bundle().orElseThrow().resolve("saved_model.pb")))
          .isEqualTo("weights");
      assertThat(project.epochs("1")).containsExactly(Plans.epoch(1, 0.75));
      assertThat(project.plan("1")).isEqualTo(Plans.plan());
    }
  }

  @Test
  void aCopyHasAllThatTheProjectHasAndGoesItsOwnWay() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("second"));
    assertThat(ProjectCopy.copy(folder, empty)).isEqualTo(empty);
    requireWhole(empty);
    assertThat(empty.resolve("runs/run-1/bundle.part")).doesNotExist();
    try (Project copy = Project.open(empty)) {
      copy.registerRun(Plans.plan());
      assertThat(copy.runs()).hasSize(2);
    }
    try (Project project = Project.open(folder)) {
      assertThat(project.runs()).hasSize(1);
    }
    requireWhole(ProjectCopy.copy(folder, temp.resolve("third")));
    try (Stream<Path> all = Files.list(temp)) {
      assertThat(all.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("first pröject", "second", "third");
    }
  }

  @Test
  void whatIsOpenElsewhereIsInTheCopyToo() throws Exception {
    try (Project open = Project.open(folder)) {
      open.recordEpoch("1", Plans.epoch(2, 0.875));
      Path copy = ProjectCopy.copy(folder, temp.resolve("second"));
      try (Project copied = Project.open(copy)) {
        assertThat(copied.epochs("1")).hasSize(2);
      }
    }
  }

  @Test
  void placesThatAreNotFreeAreRefused() throws Exception {
    Path full = Files.createDirectory(temp.resolve("full"));
    Files.writeString(full.resolve("letter.txt"), "Dear");
    refused(full, "is not empty");
    refused(folder, "is in the project itself");
    refused(folder.resolve("runs/copy"), "is in the project itself");
    Path other = temp.resolve("other");
    Project.openOrCreate(other).close();
    refused(other, "is a project already");
    assertThat(full.resolve("letter.txt")).exists();
  }

  @Test
  void aRunThatIsUnderWayIsWaitedFor() {
    try (Project project = Project.open(folder)) {
      project.registerRun(Plans.plan());
      refused(temp.resolve("second"), "run-2 is under way");
      project.setState("2", RunState.STOPPED);
    }
    assertThat(ProjectCopy.copy(folder, temp.resolve("second"))).exists();
  }

  private void refused(Path to, String why) {
    assertThatThrownBy(() -> ProjectCopy.copy(folder, to))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(why);
  }

  @Test
  void itMayBeZippedAndUnpackedElsewhere() throws Exception {
    Path zip = temp.resolve("project.zip");
    pack(folder, zip);
    Path unpacked = temp.resolve("elsewhere/project");
    unpack(zip, unpacked);
    requireWhole(unpacked);
  }

  private static void pack(Path folder, Path zip) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    try (InputStream bytes = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(bytes)) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        Path file = folder.resolve(e.getName());
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
          in.transferTo(out);
        }
      }
    }
  }

  @Test
  void whereNothingCanBeWrittenItIsOnlyRead() throws Exception {
    try (Project project = Project.openToLook(folder)) {
      assertThat(project.runs()).extracting(RunRecord::id).containsExactly("run-1");
      assertThat(project.plan("1")).isEqualTo(Plans.plan());
      assertThat(project.images().load()).isEmpty();
      assertThatThrownBy(() -> project.registerRun(Plans.plan()))
          .isInstanceOf(GraftException.class)
          .hasMessage(
              "The project %s cannot be written to: check that you may write there."
                  .formatted(folder));
      requireWhole(ProjectCopy.copy(folder, temp.resolve("copy")));
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("project.db", "runs");
    }
  }

  @Test
  void onlyReadingDoesNotOverlookWhatAKillLeft() throws Exception {
    try (Project project = Project.open(folder)) {
      project.recordEpoch("1", Plans.epoch(2, 0.875));
      assertThatThrownBy(() -> Project.openToLook(folder))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("was not closed in order");
    }
  }
}
