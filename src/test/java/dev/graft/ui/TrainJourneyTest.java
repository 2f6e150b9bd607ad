package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.session.Room;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What somebody does in the Train room: start, queue, pause, go on, finish early, unfreeze. */
@ExtendWith(ApplicationExtension.class)
class TrainJourneyTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    FakeWorkbench workbench = TestWindow.stocked();
    workbench.with(Samples.unfinished("run-1", "mobilenet-v2", RunState.PAUSED));
    made = Optional.of(new TestWindow(stage, workbench, 1280, 800));
  }

  @BeforeEach
  void ready() throws Exception {
    Path pets = Samples.folder(folder, 6, "cats", "dogs");
    window().drop(pets);
    window().until(() -> window().session().datasetProperty().get().isPresent());
    TestWindow.fx(
        () -> {
          window().session().choose(window().workbench().backbone("mobilenet-v2"));
          return true;
        });
    window().enter(Room.TRAIN);
    window().until(() -> !((Button) window().node("#train")).isDisabled());
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

  private FakeJob started(int number) {
    window().until(() -> window().workbench().jobs().size() == number);
    FakeJob job = window().workbench().jobs().get(number - 1);
    job.emit(new TrainingEvent.Started("run-" + number, folder));
    return job;
  }

  private TrainingEvent.Mistakes mistakes(int epoch) {
    Path cat = folder.resolve("cats/cats_0001.png");
    return new TrainingEvent.Mistakes(
        epoch, 1, List.of(new TrainingEvent.Mistake(cat, 0, 1, 0.91)));
  }

  @Test
  void pausedItGoesOnAndFinishesWithItsBest(FxRobot robot) {
    robot.clickOn("#train");
    FakeJob first = started(1);
    first.emit(new TrainingEvent.Step(1, 8, 10, 0.6, 0.7, 2, 1e-3));
    first.emit(Samples.epoch(1));
    first.emit(mistakes(1));
    first.emit(new TrainingEvent.Memory(812_000_000, 930_000_000));
    window().until(() -> text("#mistakes-count").startsWith("1 after epoch 1"));
    assertThat(text(".mistake-said")).isEqualTo("→ dogs 0.91");
    assertThat(text("#machine-memory")).isEqualTo("812 MB");
    assertThat(TestWindow.fx(() -> window().node(".mistake").getAccessibleText()))
        .isEqualTo("cats_0001.png: is cats, and the network says dogs (91.0 %)");

    robot.clickOn("#train");
    window().until(() -> window().count(".queue-row") == 1);
    assertThat(window().workbench().jobs()).hasSize(1);

    robot.clickOn("#pause");
    window().until(() -> text("#run-stage").startsWith("paused"));
    assertThat(first.isPaused()).isTrue();
    assertThat(window().count(".queue-row")).as("the queue rests too").isEqualTo(1);
    robot.clickOn("#take-off-queue-1");
    window().until(() -> window().count(".queue-row") == 0);

    window().until(() -> window().session().runs().size() == 1);
    robot.clickOn("#resume");
    window().until(() -> window().workbench().jobs().size() == 2);
    FakeJob second = window().workbench().jobs().get(1);
    second.emit(new TrainingEvent.Started("run-1", folder));
    second.emit(Samples.epoch(1));
    second.emit(Samples.epoch(2));
    window().until(() -> !((Button) window().node("#keep-best")).isDisabled());
    robot.clickOn("#keep-best");
    window().until(second::isFinishing);
    assertThat(text("#run-stage")).startsWith("finishing with the best");
    second.emit(Samples.finish("run-1"));
    second.finish();
    window().until(() -> window().node("#result-card").isVisible());
  }

  @Test
  void whatAMistakeIsLikeIsLookedForAmongTheImages(FxRobot robot) {
    robot.clickOn("#train");
    FakeJob job = started(1);
    job.emit(Samples.epoch(1));
    job.emit(mistakes(1));
    window().until(() -> window().count(".mistake") == 1);

    TestWindow.fx(
        () -> {
          window().node(".mistake").requestFocus();
          return true;
        });
    robot.type(KeyCode.ENTER);
    robot.clickOn("Show similar pictures");

    window().until(() -> window().session().roomProperty().get() == Room.IMAGES);
    assertThat(TestWindow.fx(() -> window().session().wantedSimilarProperty().get())).isEmpty();
  }

  @Test
  void aWrongFieldHasItsSentenceAndNothingStarts(FxRobot robot) {
    TestWindow.fx(
        () -> {
          ((TextField) window().node("#recipe-batch")).setText("0");
          return true;
        });
    assertThat(text("#recipe-message-batch")).isEqualTo("Batch is a whole number from 1 to 4,096.");
    assertThat(TestWindow.fx(() -> window().node("#train").isDisabled())).isTrue();
    assertThat(TestWindow.fx(() -> window().node("#frozen-vs-unfrozen").isDisabled())).isTrue();
  }

  @Test
  void oneButtonTrainsFrozenAndUnfrozen(FxRobot robot) {
    robot.clickOn("#frozen-vs-unfrozen");
    FakeJob frozen = started(1);
    frozen.emit(Samples.finish("run-1"));
    frozen.finish();
    FakeJob unfrozen = started(2);
    unfrozen.emit(Samples.finish("run-2"));
    unfrozen.finish();
    window().until(() -> window().session().roomProperty().get() == Room.COMPARE);
    assertThat(window().workbench().requests().get(0).seed())
        .isEqualTo(window().workbench().requests().get(1).seed());
  }

  @Test
  void chartsAreReadAndZoomedByKeyboard(FxRobot robot) {
    robot.clickOn("#train");
    FakeJob job = started(1);
    for (int epoch = 1; epoch <= 8; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    LineChartPane chart = (LineChartPane) window().node("#accuracy-chart");
    window().until(() -> chart.getAccessibleText().contains("best, epoch 8"));
    robot.clickOn("#accuracy-chart");
    window().until(chart::isFocused);
    Button whole = (Button) window().node("#chart-whole");
    assertThat(whole.isDisabled()).isTrue();
    robot.type(KeyCode.RIGHT, KeyCode.ADD);
    window().until(() -> !whole.isDisabled());
    robot.type(KeyCode.HOME);
    window().until(whole::isDisabled);
  }
}
