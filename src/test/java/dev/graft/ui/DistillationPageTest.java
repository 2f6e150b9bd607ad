package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.distillation.DistillationEvent;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Teaching a small network with mouse and keyboard, drawn on the way for people to look at. */
@ExtendWith(ApplicationExtension.class)
class DistillationPageTest {
  static {
    BigScreen.ask();
  }

  private static final Path OUT = Path.of("target", "screenshots");
  private static final String STUDENT = "graft-mobilenetv2-0.35";

  @TempDir private Path folder;
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    FakeWorkbench workbench = TestWindow.stocked();
    made = Optional.of(new TestWindow(stage, workbench, 1280, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(
        window -> {
          window.workbench().distilling().lessons().forEach(FakeDistilling.FakeLesson::cancel);
          window.close();
        });
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private String text(String query) {
    return TestWindow.fx(() -> ((Labeled) window().node(query)).getText());
  }

  /** In both themes; nothing of the page may stick out of it. */
  private void draw(String name) throws IOException {
    Files.createDirectories(OUT);
    for (Theme theme : Theme.values()) {
      window().theme(theme);
      Path file =
          OUT.resolve(
              "distillation-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      var image =
          TestWindow.fx(() -> SwingFXUtils.fromFXImage(window().scene().snapshot(null), null));
      assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    }
    boolean inside =
        TestWindow.fx(
            () -> {
              Node page = window().node("#distillation");
              Bounds all = page.localToScene(page.getBoundsInLocal());
              return page.lookupAll(".graft-card").stream()
                  .filter(Node::isVisible)
                  .map(c -> c.localToScene(c.getBoundsInLocal()))
                  .allMatch(b -> b.getMinX() >= all.getMinX() && b.getMaxX() <= all.getMaxX() + 1);
            });
    assertThat(inside).isTrue();
  }

  @Test
  void fromTheBackbonesRoomToAStudentThatIsUsed(FxRobot robot) throws IOException {
    Path photographs = Samples.folder(folder, 3, "cats", "dogs");
    robot.clickOn("#room-backbones");
    window().until(() -> window().scene().lookup("#backbone-mobilenet-v2") != null);
    robot.clickOn("#distil");
    window().until(() -> window().scene().lookup("#teacher-mobilenet-v2") != null);

    robot.clickOn("#teach");
    window().until(() -> window().node("#teachers-message").isVisible());
    assertThat(text("#folders-message")).isEqualTo("Drop a folder of photographs.");
    draw("empty");

    TestWindow.fx(
        () -> {
          window().node("#teacher-mobilenet-v2").requestFocus();
          return true;
        });
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    window().drop(photographs);
    window().until(() -> text("#estimate").startsWith("≈ 1 h: teachers ≈ 10 min"));
    draw("ready");

    robot.clickOn("#teach");
    window().until(() -> window().workbench().distilling().lessons().size() == 1);
    var lesson = window().workbench().distilling().lessons().get(0);
    assertThat(window().workbench().distilling().requests().get(0).recipe().teachers())
        .containsExactly("mobilenet-v2");
    lesson.emit(new DistillationEvent.Viewing(1200, 3000));
    window().until(() -> text("#lesson-teachers").startsWith("1,200 of 3,000 photographs"));
    draw("looking");
    lesson.emit(new DistillationEvent.Viewing(3000, 3000));
    for (int epoch = 1; epoch <= 6; epoch++) {
      double decay = Math.exp(-epoch / 3.0);
      for (int step = 1; step <= 20; step++) {
        double early = 0.3 * Math.exp(-step / 5.0);
        lesson.emit(
            new DistillationEvent.Step(
                epoch, step * 800L, 16_000, 0.4 + 2 * decay - early, 0.3 + decay - early / 2));
      }
      if (epoch < 6) {
        lesson.emit(
            new DistillationEvent.Epoch(epoch, 96, 0.4 + 2 * decay, 0.3 + decay, 0.002, 40));
      }
    }
    window().until(() -> text("#lesson-student").startsWith("epoch 6 of 10"));
    window().until(() -> text("#job-status").equals("Teaching " + STUDENT + " · epoch 6 of 10"));
    assertThat(TestWindow.fx(() -> window().node("#class-chart").getAccessibleText()))
        .contains("whole epoch");
    draw("learning");

    robot.clickOn("#stop-teaching");
    window().until(() -> text("#lesson-stage").startsWith("stopped"));
    window().until(() -> window().node("#resume-lesson").isVisible());
    draw("stopped");

    robot.clickOn("#resume-lesson");
    window().until(() -> window().workbench().distilling().lessons().size() == 2);
    var resumed = window().workbench().distilling().lessons().get(1);
    resumed.emit(
        new DistillationEvent.Finished(
            STUDENT, "ff", 410_208, 1000, 16_000, 160_000, 3120, List.of()));
    window().workbench().with(Samples.backbone(STUDENT, "MobileNetV2:0.35", 128, 0), false);
    resumed.finish();
    window().until(() -> text("#lesson-title").equals(STUDENT + " is in the zoo"));
    draw("finished");

    robot.clickOn("#use-it");
    window()
        .until(
            () ->
                window().session().backboneProperty().get().stream()
                    .anyMatch(b -> b.name().equals(STUDENT)));
    window().until(() -> window().scene().lookup("#distillation") == null);
    window().until(() -> window().count(".backbone-card") == 4);
    assertThat(window().session().roomProperty().get()).isEqualTo(Room.BACKBONES);
  }
}
