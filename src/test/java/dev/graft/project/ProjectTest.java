package dev.graft.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.training.FreezePlan;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path temp;
  private Path folder;
  private Project project;

  @BeforeEach
  void open() {
    folder = temp.resolve("my pröject? 100% #1");
    project = Project.openOrCreate(folder);
  }

  @AfterEach
  void close() {
    project.close();
  }

  @Test
  void registersARunWithItsFiles() {
    RunRecord run = project.registerRun(Plans.plan());

    assertThat(run.id()).isEqualTo("run-1");
    assertThat(run.state()).isEqualTo(RunState.QUEUED);
    assertThat(run.backbone()).isEqualTo("mobilenet");
    assertThat(run.frozen()).isEqualTo("all");
    assertThat(run.classes()).containsExactly("cats", "dogs");
    assertThat(run.epochs()).isEqualTo(5);
    assertThat(run.epochsDone()).isZero();
    assertThat(run.validationAccuracy()).isEmpty();
    assertThat(run.bundle()).isEmpty();
    RunFolder files = project.files(run.id());
    assertThat(files.folder()).isEqualTo(folder.resolve("runs/run-1"));
    assertThat(Json.read(files.recipe(), Recipe.class)).isEqualTo(Plans.plan().recipe());
    assertThat(Json.tree(files.dataset()).at("/items/1/split").asText()).isEqualTo("VALIDATION");
    assertThat(Json.tree(files.dataset()).at("/items/1/path").asText()).startsWith("/data/pets");
  }

  @Test
  void givesThePlanBack() {
    RunPlan plan =
        new RunPlan(
            "/models/a b.h5",
            "ab",
            Optional.of("run-9"),
            Plans.plan().recipe(),
            Plans.plan().dataset());

    RunRecord run = project.registerRun(plan);

    assertThat(project.plan(run.id())).isEqualTo(plan);
  }

  @Test
  void findsRunsByBothNames() {
    project.registerRun(Plans.plan());
    project.registerRun(Plans.plan(new FreezePlan.AllButLastBlocks(2)));

    assertThat(project.find("run-2")).isPresent().isEqualTo(project.find("2"));
    assertThat(project.find("2").orElseThrow().frozen()).isEqualTo("all but the last 2 blocks");
    assertThat(project.find("3")).isEmpty();
    assertThat(project.find("run-x")).isEmpty();
    assertThat(project.runs()).extracting(RunRecord::id).containsExactly("run-1", "run-2");
    assertThatThrownBy(() -> project.require("run-3"))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "There is no run run-3 in the project " + folder + "; its runs are run-1 to run-2.");
  }

  @Test
  void keepsEpochs() {
    String id = project.registerRun(Plans.plan()).id();
    project.setState(id, RunState.TRAINING);

    project.recordEpoch(id, Plans.epoch(1, 0.7));
    project.recordEpoch(id, Plans.epoch(2, Double.NaN));
    project.recordEpoch(id, Plans.epoch(2, 0.8));

    assertThat(project.epochs(id)).containsExactly(Plans.epoch(1, 0.7), Plans.epoch(2, 0.8));
    RunRecord run = project.require(id);
    assertThat(run.state()).isEqualTo(RunState.TRAINING);
    assertThat(run.epochsDone()).isEqualTo(2);
    assertThat(run.validationAccuracy()).contains(0.8);
  }

  @Test
  void aRepeatedEpochDoesNotHideTheLastOne() {
    String id = project.registerRun(Plans.plan()).id();
    project.recordEpoch(id, Plans.epoch(1, 0.7));
    project.recordEpoch(id, Plans.epoch(2, 0.8));

    project.recordEpoch(id, Plans.epoch(1, 0.7));

    assertThat(project.require(id).epochsDone()).isEqualTo(2);
    assertThat(project.require(id).validationAccuracy()).contains(0.8);
  }

  @Test
  void withoutValidationThereIsNoAccuracy() {
    String id = project.registerRun(Plans.plan()).id();
    project.recordEpoch(id, Plans.epoch(1, Double.NaN));

    assertThat(project.require(id).validationAccuracy()).isEmpty();
    assertThat(project.epochs(id).get(0).validationAccuracy()).isNaN();
  }

  @Test
  void finishes() {
    RunRecord run = project.registerRun(Plans.plan());
    project.recordSkipped(run.id(), List.of(new TrainingEvent.Skipped("/data/a.png", "empty")));
    assertThat(project.result(run.id())).isEmpty();
    Path bundle = project.files(run.id()).bundle();

    RunRecord finished = project.finish(run.id(), Plans.finished(run, bundle));

    assertThat(finished.state()).isEqualTo(RunState.FINISHED);
    assertThat(finished.bundle()).contains(bundle);
    assertThat(finished.validationAccuracy()).contains(0.9);
    assertThat(project.skipped(run.id()))
        .extracting(TrainingEvent.Skipped::file)
        .containsExactly("/data/a.png", "/data/broken.png");
    TrainingEvent.Finished result = project.result(run.id()).orElseThrow();
    assertThat(result.cut()).isEqualTo("out_relu");
    assertThat(result.bundle()).isEqualTo(bundle);
    assertThat(result.trainableParameters()).isEqualTo(2562);
    assertThat(result.skipped()).hasSize(2);
    assertThat(result.keptEpoch()).contains(7);
    assertThat(result.stoppedEarly()).isTrue();
    assertThatThrownBy(() -> project.claim(run.id())).hasMessage("run-1 is finished.");
  }

  @Test
  void failsWithASentenceUntilItIsTakenUpAgain() {
    String id = project.registerRun(Plans.plan()).id();

    project.fail(id, "The disk is full.");

    assertThat(project.require(id).state()).isEqualTo(RunState.FAILED);
    assertThat(project.require(id).message()).contains("The disk is full.");
    project.setState(id, RunState.STOPPED);
    assertThat(project.claim(id).state()).isEqualTo(RunState.QUEUED);
    assertThat(project.require(id).message()).isEmpty();
  }

  @Test
  void survivesReopening() {
    String id = project.registerRun(Plans.plan()).id();
    project.setState(id, RunState.STOPPED);
    RunRecord before = project.require(id);
    project.close();

    project = Project.open(folder);

    assertThat(project.runs()).containsExactly(before);
  }

  @Test
  void anotherLanguageCanReadIt() throws Exception {
    project.registerRun(Plans.plan());
    project.close();

    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("project.db").toUri().toASCIIString());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT path, class, split FROM image ORDER BY path")) {
      rows.next();
      assertThat(rows.getString("path")).endsWith("a.jpg");
      assertThat(rows.getString("class")).isEqualTo("cats");
      assertThat(rows.getString("split")).isEqualTo("training");
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("project.db", "runs");
    project = Project.open(folder);
  }

  @Test
  void whatCannotBeRegisteredLeavesNoRun() throws Exception {
    Files.createDirectories(folder.resolve("runs"));
    Files.writeString(folder.resolve("runs/run-1"), "in the way");

    assertThatThrownBy(() -> project.registerRun(Plans.plan())).isInstanceOf(GraftException.class);

    assertThat(project.runs()).isEmpty();
    Files.delete(folder.resolve("runs/run-1"));
    assertThat(project.registerRun(Plans.plan()).id()).isEqualTo("run-1");
  }
}
