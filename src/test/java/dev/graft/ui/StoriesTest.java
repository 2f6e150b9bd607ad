package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.testing.SampleDrawings;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.session.Room;
import dev.graft.workbench.GraftWorkbench;
import dev.graft.workbench.UserFolders;
import dev.graft.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
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

/** What people use Graft for, with the real engine, by mouse and keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class StoriesTest {
  private static final int PER_CLASS = 16;
  private static final int WIDTH = 1280;

  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private Optional<Workbench> workbench = Optional.empty();
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    Workbench real =
        GraftWorkbench.inProcess(new UserFolders(folder.resolve("data"), folder.resolve("cache")));
    workbench = Optional.of(real);
    made = Optional.of(new TestWindow(stage, real, folder.resolve("project"), WIDTH, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
    workbench.ifPresent(Workbench::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private String text(String query) {
    return TestWindow.fx(() -> ((Labeled) window().node(query)).getText());
  }

  private String spoken(String query) {
    return TestWindow.fx(
        () ->
            Optional.ofNullable(window().scene().lookup(query))
                .map(Node::getAccessibleText)
                .orElse(""));
  }

  private List<RunRecord> runs() {
    return TestWindow.fx(() -> List.copyOf(window().session().runs()));
  }

  private void drag(Path... files) {
    assertThat(TestWindow.fx(() -> new FileDrag(files).dropOn(window().node(".room")))).isTrue();
  }

  /** Drags a folder of cats and dogs in and goes to the Train room, with a recipe for few. */
  private void readyToTrain(FxRobot robot) throws IOException {
    Path pets = folder.resolve("pets");
    SampleDrawings.write(pets, PER_CLASS, 96);
    drag(pets);
    window().until(() -> window().count(".class-card") == 2);
    assertThat(text("#project-counts")).isEqualTo("32 images · 2 classes");
    window().until(() -> window().session().backboneProperty().get().isPresent());
    robot.clickOn("#room-train");
    type(robot, "#recipe-epochs", "6");
    type(robot, "#recipe-batch", "8");
    type(robot, "#recipe-validation", "25");
  }

  private static void type(FxRobot robot, String field, String words) {
    robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(words);
  }

  private void train(FxRobot robot) throws IOException {
    readyToTrain(robot);
    robot.clickOn("#train");
    window().until(() -> window().node("#result-card").isVisible());
    window().until(() -> window().session().runs().size() == 1);
  }

  @Test
  void catsAndDogsAreLearntFromAFolder(FxRobot robot) throws IOException {
    train(robot);

    assertThat(text("#run-stage")).startsWith("finished");
    RunRecord run = runs().get(0);
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.backbone()).isEqualTo("graft-small");
    double accuracy = run.validationAccuracy().orElseThrow();
    assertThat(accuracy).isGreaterThanOrEqualTo(0.75);
    assertThat(text("#run-validation")).isEqualTo(Figures.percent(accuracy));
    assertThat(text(".run-accuracy")).isEqualTo(Figures.percent(accuracy));
  }

  @Test
  void picturesDraggedInArePredicted(FxRobot robot) throws IOException {
    train(robot);
    Path others = folder.resolve("others");
    SampleDrawings.write(others, PER_CLASS + 1, 120);

    robot.clickOn("#try-it");
    window().until(() -> window().session().roomProperty().get() == Room.PREDICT);
    drag(others.resolve("dogs/dog-017.jpg"), others.resolve("cats/cat-017.jpg"));

    window().until(() -> window().count("#answer .bar-row") == 2);
    assertThat(spoken("#answer .bar-row")).startsWith("dogs ").endsWith("%");
    assertThat(text("#answer .bar-row .bar-name")).isEqualTo("dogs");
    robot.push(KeyCode.RIGHT);
    window().until(() -> spoken("#answer .bar-row").startsWith("cats "));
    assertThat(text("#picture-count")).contains("2");
  }

  @Test
  void frozenAndUnfrozenAreComparedSideBySide(FxRobot robot) throws IOException {
    readyToTrain(robot);

    robot.clickOn("#frozen-vs-unfrozen");
    window().until(() -> window().session().roomProperty().get() == Room.COMPARE);
    window().until(() -> !spoken("#verdict-sentence").isEmpty());

    assertThat(runs()).extracting(RunRecord::state).containsOnly(RunState.FINISHED).hasSize(2);
    assertThat(runs().get(0).frozen()).isNotEqualTo(runs().get(1).frozen());
    assertThat(window().node("#chip-run-1").isVisible()).isTrue();
    assertThat(window().node("#chip-run-2").isVisible()).isTrue();
    assertThat(window().node("#matrix-run-1").isVisible()).isTrue();
    assertThat(window().node("#matrix-run-2").isVisible()).isTrue();
    assertThat(spoken("#verdict-sentence")).containsIgnoringCase("unfreezing").endsWith(".");
  }
}
