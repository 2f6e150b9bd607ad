package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.session.Room;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What somebody does with the window, from an empty one to an answer. */
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    made = Optional.of(new TestWindow(stage, TestWindow.stocked(), 1280, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private String text(String query) {
    return TestWindow.fx(() -> ((Labeled) window().node(query)).getText());
  }

  @Test
  void fromAFolderToAnAnswer(FxRobot robot) throws IOException {
    Path pets = Samples.folder(folder, 6, "cats", "dogs");
    window().drop(pets);
    window().until(() -> window().count(".class-card") == 2);
    assertThat(text("#project-counts")).isEqualTo("12 images · 2 classes");
    assertThat(text("#project-name")).isEqualTo("pets");
    window().untilPicturesAreThere();

    robot.clickOn("#room-backbones");
    window().until(() -> window().scene().lookup("#backbone-mobilenet-v2") != null);
    robot.clickOn("#backbone-mobilenet-v2");
    window()
        .until(
            () ->
                window().session().backboneProperty().get().stream()
                    .anyMatch(b -> b.name().equals("mobilenet-v2")));

    robot.clickOn("#room-layers");
    robot.clickOn("#freeze-handle").press(KeyCode.LEFT).release(KeyCode.LEFT);
    robot.press(KeyCode.LEFT).release(KeyCode.LEFT);
    int blocks = window().session().freezeLine().orElseThrow().blocks();
    assertThat(window().session().freezeLine().orElseThrow().frozen()).isEqualTo(blocks - 2);

    robot.clickOn("#room-train");
    robot.clickOn("#train");
    window().until(() -> window().workbench().jobs().size() == 1);
    assertThat(window().workbench().requests().get(0).freezePlan())
        .isEqualTo(new FreezePlan.FirstBlocks(blocks - 2));
    FakeJob job = window().workbench().jobs().get(0);
    job.emit(new TrainingEvent.Started("run-1", folder));
    job.emit(new TrainingEvent.Extracting(6, 12));
    window().until(() -> text("#run-stage").startsWith("extracting 6 of 12"));
    job.emit(Samples.epoch(1));
    job.emit(Samples.epoch(2));
    window().until(() -> text("#job-status").equals("run-1 · epoch 3 of 10"));
    assertThat(text("#run-validation")).endsWith("%");
    assertThat(TestWindow.fx(() -> window().node("#accuracy-chart").getAccessibleText()))
        .contains("validation", "training");

    robot.clickOn("#cancel");
    window().until(() -> text("#run-stage").startsWith("cancelled"));
    assertThat(job.isCancelled()).isTrue();
    assertThat(text("#job-status")).isEqualTo("No jobs");

    robot.clickOn("#room-predict");
    window().drop(pets.resolve("dogs/dogs_0001.png"));
    window().until(() -> window().count(".bar-row") == 2);
    assertThat(
            TestWindow.fx(
                () ->
                    window().scene().lookup(".bar-row .bar-name") instanceof Label l
                        ? l.getText()
                        : ""))
        .isEqualTo("dogs");
  }

  @Test
  void theSampleProjectIsReadyAtOnce(FxRobot robot) throws IOException {
    window().beginWith(Samples.folder(folder, 6, "cats", "dogs"));
    window().until(() -> window().node("#ready-card").isVisible());
    assertThat(text("#ready-title")).isEqualTo("Sample project: 12 drawings, ready to train");
    assertThat(text("#ready-words"))
        .startsWith("On graft-mini: everything frozen, only the head learns.");

    robot.clickOn("#train-now");

    window().until(() -> window().workbench().requests().size() == 1);
    var request = window().workbench().requests().get(0);
    assertThat(request.backbone()).contains("graft-mini");
    assertThat(request.freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(request.epochs()).isEqualTo(20);
    assertThat(window().session().roomProperty().get()).isEqualTo(Room.TRAIN);
  }

  @Test
  void aWrongFolderIsASentenceAtTheField(FxRobot robot) {
    robot.clickOn("#folder").write(folder.resolve("missing").toString());
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    window().until(() -> window().node(".field-message").isVisible());
    assertThat(text(".field-message")).contains("missing").endsWith(".");
  }

  @Test
  void anImportThatFailsIsASentenceOnItsCard() {
    window()
        .workbench()
        .importing(
            request -> {
              throw new GraftException("This file holds no layers; export the whole model.");
            });
    window().enter(Room.BACKBONES);
    window().drop(folder.resolve("weights.h5"));
    window().until(() -> window().node("#import-message").isVisible());
    assertThat(text("#import-message"))
        .isEqualTo("This file holds no layers; export the whole model.");
    assertThat(TestWindow.fx(() -> window().node("#import-card").isVisible())).isTrue();
  }

  @Test
  void aBackboneIsFoundInTheTableAndChosenByEnter(FxRobot robot) {
    window().enter(Room.BACKBONES);
    window().until(() -> window().scene().lookup("#backbone-mobilenet-v2") != null);
    robot.clickOn("#backbone-search").write("quarter");
    window().until(() -> text("#backbone-count").equals("1 of 3"));
    robot.clickOn("#as-table");
    window().until(() -> window().node("#backbone-table").isVisible());
    robot.clickOn("#backbone-table");
    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    window()
        .until(
            () ->
                window().session().backboneProperty().get().stream()
                    .anyMatch(b -> b.name().equals("mobilenet-quarter")));
    assertThat(text("#choose-selected")).isEqualTo("Chosen");

    robot.clickOn("#clear-filters");
    window().until(() -> text("#backbone-count").equals("3 backbones"));
  }

  @Test
  void theWindowIsThereBeforeTheEngineIs() {
    window().until(() -> text("#engine-status").equals("TensorFlow 2.18.0 on CPU, 2 threads"));
    int rooms = TestWindow.fx(() -> window().count(".rail-button"));
    assertThat(rooms).isEqualTo(Room.values().length);
  }
}
