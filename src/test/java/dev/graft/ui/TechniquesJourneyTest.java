package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.features.Precision;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.training.Schedule;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import dev.graft.workbench.Job;
import dev.graft.workbench.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
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

/** What somebody does who wants more than plain training. */
@ExtendWith(ApplicationExtension.class)
class TechniquesJourneyTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    made = Optional.of(new TestWindow(stage, TestWindow.stocked(), 1280, 800));
  }

  @BeforeEach
  void ready() throws Exception {
    Path pets = Samples.folder(folder, 80, "cats", "dogs");
    window().drop(pets);
    window().until(() -> window().session().datasetProperty().get().isPresent());
    TestWindow.fx(
        () -> {
          window().session().choose(window().workbench().backbone("graft-mini"));
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

  private void press(String query) {
    TestWindow.fx(
        () -> {
          ((ButtonBase) window().node(query)).fire();
          return true;
        });
  }

  @Test
  void bestAccuracyIsChosenLookedAtAndTrained(FxRobot robot) {
    assertThat(TestWindow.fx(() -> window().node("#technique-schedule").getParent().isVisible()))
        .as("a newcomer sees one line")
        .isFalse();
    assertThat(text("#techniques-summary")).startsWith("Plain training");
    robot.clickOn("#preset-best");
    window().until(() -> window().node("#preset-card").isVisible());
    assertThat(text("#techniques-summary")).startsWith("cosine, warm-up 1");

    robot.clickOn("#techniques-fold");
    robot.clickOn("#technique-augmentation");
    window().until(() -> window().count(".preview-tile") == 18);
    assertThat(text("#augmentation-cost")).contains("≈", "A guess for this machine");
    robot.clickOn("#technique-schedule");
    window().until(() -> window().count("#schedule-picture") == 1);
    assertThat(TestWindow.fx(() -> window().node("#schedule-picture").getAccessibleText()))
        .contains("2 phases");
    robot.clickOn("#technique-close");
    window().until(() -> !window().node("#technique-card").isVisible());

    robot.clickOn("#train");
    window().until(() -> window().workbench().jobs().size() == 1);
    TrainingRequest request = window().workbench().requests().get(0);
    assertThat(request.techniques().schedule()).isInstanceOf(Schedule.Cosine.class);
    assertThat(request.techniques().augmentation().changesPixels()).isTrue();
    assertThat(request.techniques().layerRates().decay()).isLessThan(1);
    assertThat(request.techniques().then()).hasSize(1);
    FakeJob job = window().workbench().jobs().get(0);
    job.emit(new TrainingEvent.Started("run-1", folder));
    job.emit(new TrainingEvent.PhaseBegins(1, 2, 1, 10, "head", 100));
    job.emit(Samples.epoch(1));
    window().until(() -> text("#run-stage").startsWith("phase 1 of 2 · epoch 2 of "));
  }

  @Test
  void phasesAreAddedAndChangedByKeyboard(FxRobot robot) {
    press("#techniques-fold");
    press("#technique-unfreezing");
    window().until(() -> window().count("#phase-1") == 1);
    press("#add-phase");
    window().until(() -> window().node("#phase-2").isFocused());
    robot.type(KeyCode.ADD, KeyCode.UP);
    window().until(() -> text("#phase-2").equals("last 4 · 6"));
    robot.type(KeyCode.LEFT, KeyCode.SUBTRACT);
    window().until(() -> text("#phase-1").equals("frozen · 9"));
    assertThat(TestWindow.fx(() -> ((TextField) window().node("#recipe-epochs")).getText()))
        .isEqualTo("9");
    robot.type(KeyCode.RIGHT, KeyCode.DELETE);
    window().until(() -> window().count("#phase-2") == 0);
    robot.type(KeyCode.ESCAPE);
    window().until(() -> !window().node("#technique-card").isVisible());
  }

  @Test
  void aRateIsFoundAndUsed(FxRobot robot) {
    window()
        .workbench()
        .findRateWith(
            (request, listener) -> {
              List<RateCurve.Point> points =
                  List.of(
                      new RateCurve.Point(1e-4, 0.7, 0.7),
                      new RateCurve.Point(1e-3, 0.5, 0.5),
                      new RateCurve.Point(1e-2, 0.4, 0.4));
              listener.accept(new RateEvent.Found(new RateCurve(points, Optional.of(0.003))));
              return new Job() {
                @Override
                public void cancel() {}

                @Override
                public boolean await() {
                  return true;
                }
              };
            });
    robot.clickOn("#find-rate");
    window().until(() -> window().node("#use-rate").isVisible());
    assertThat(text("#use-rate")).isEqualTo("Use 0.003");
    robot.clickOn("#use-rate");
    window()
        .until(
            () -> ((TextField) window().node("#recipe-learning-rate")).getText().equals("0.003"));
    assertThat(text("#rate-words")).isEqualTo("0.003 is the recipe’s rate now.");
  }

  @Test
  void anEarlyEndIsToldWithTheEpochThatCounts() {
    press("#techniques-fold");
    press("#technique-stopping");
    window().until(() -> window().count("#stopping-choice") == 1);
    press("#stopping-choice > .right-pill");
    press("#train");
    window().until(() -> window().workbench().jobs().size() == 1);
    assertThat(window().workbench().requests().get(0).techniques().earlyStopping()).isPresent();
    FakeJob job = window().workbench().jobs().get(0);
    job.emit(new TrainingEvent.Started("run-1", folder));
    for (int epoch = 1; epoch <= 6; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    TrainingEvent.Finished f = Samples.finish("run-1");
    job.emit(
        new TrainingEvent.Finished(
            f.run(),
            f.bundle(),
            f.validationAccuracy(),
            f.seconds(),
            f.extractSeconds(),
            f.trainSeconds(),
            f.cut(),
            f.trainableParameters(),
            f.totalParameters(),
            f.peakResidentBytes(),
            List.of(),
            Optional.of(1),
            true));
    job.finish();
    window().until(() -> window().node("#result-card").isVisible());
    assertThat(text("#result-early"))
        .isEqualTo(
            "Ended early, after 6 of 10 epochs: the validation loss no longer became smaller."
                + " run-1 has the weights of epoch 1.");
  }

  @Test
  void halfPrecisionIsChosenAndSaysWhatItChanged() throws IOException {
    press("#techniques-fold");
    assertThat(TestWindow.fx(() -> window().node("#technique-store").getAccessibleText()))
        .isEqualTo("Stored features single precision");
    press("#technique-store");
    window().until(() -> window().node("#store-room").isVisible());
    String single = text("#store-room");
    assertThat(single).contains("5.1 kB for a picture");
    press("#store-choice > .right-pill");
    window().until(() -> !text("#store-room").equals(single));
    assertThat(text("#store-room")).contains("2.6 kB for a picture");
    for (Theme theme : Theme.values()) {
      window().theme(theme);
      Drawing.draw(window(), "train-store-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
    }
    press("#train");
    window().until(() -> window().workbench().jobs().size() == 1);
    assertThat(window().workbench().requests().get(0).techniques().precision())
        .isEqualTo(Precision.HALF);
    FakeJob job = window().workbench().jobs().get(0);
    job.emit(new TrainingEvent.Started("run-1", folder));
    job.emit(Samples.epoch(1));
    job.emit(new TrainingEvent.Rounded(8, 0.00031));
    job.emit(Samples.finish("run-1"));
    job.finish();
    window().until(() -> window().count("#result-rounded") == 1);
    assertThat(text("#result-rounded"))
        .isEqualTo(
            "Half precision in the store moved no probability by more than 0.00031 on 8 pictures.");
  }
}
