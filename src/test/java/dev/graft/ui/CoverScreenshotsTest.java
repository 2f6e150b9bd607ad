package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.kit.OverlayPane;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the cards over the rooms, and the largest text, beside the pictures of the rooms. */
@ExtendWith(ApplicationExtension.class)
class CoverScreenshotsTest {
  static {
    BigScreen.ask();
  }

  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    made = Optional.of(new TestWindow(stage, TestWindow.lived(), 1280, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
  }

  @Test
  void cardsOverTheRooms(FxRobot robot) throws IOException {
    TestWindow window = made.orElseThrow();
    window.beginWith(Path.of("sample-data", "dogs-vs-cats").toAbsolutePath());
    window.until(() -> window.node("#ready-card").isVisible());
    TestWindow.fx(
        () -> {
          window
              .session()
              .jobProperty()
              .set(
                  Optional.of(
                      new JobStatus(
                          "run-7 · epoch 10 of 12", 0.8, "14 s left", Optional.of(() -> {}))));
          window
              .session()
              .jobs()
              .begin(new JobStatus("resnet50", 0.4, "about 3 min left", Optional.of(() -> {})));
          return true;
        });
    for (Theme theme : Theme.values()) {
      window.theme(theme);
      window.untilPicturesAreThere();
      String end = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      for (String button :
          List.of(
              "project-name",
              "find-action",
              "show-notices",
              "settings",
              "show-jobs",
              "room-help")) {
        TestWindow.fx(
            () -> {
              String query = button.equals("room-help") ? ".room-help" : "#" + button;
              ((Button) window.node(query)).fire();
              return true;
            });
        TestWindow.fx(() -> true);
        assertThat(overlay(window).isShown()).isTrue();
        Drawing.draw(window, "cover-" + button + end);
        hide(window);
      }
      about(window, robot);
      Drawing.draw(window, "cover-about" + end);
      hide(window);
    }
  }

  @Test
  void theLargestText(FxRobot robot) throws IOException {
    TestWindow window = made.orElseThrow();
    window.beginWith(Path.of("sample-data", "dogs-vs-cats").toAbsolutePath());
    window.until(() -> window.node("#ready-card").isVisible());
    for (int i = 0; i < 5; i++) {
      robot.press(KeyCode.CONTROL, KeyCode.EQUALS).release(KeyCode.EQUALS, KeyCode.CONTROL);
    }
    for (Room room : Room.values()) {
      window.enter(room);
      window.untilPicturesAreThere();
      Drawing.draw(window, "largest-text-" + room.name().toLowerCase(Locale.ROOT) + ".png");
    }
  }

  private static void about(TestWindow window, FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
    robot.write("about");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    window.until(() -> window.count("#about-card") == 1);
  }

  private static OverlayPane overlay(TestWindow window) {
    return (OverlayPane) window.node("#overlay");
  }

  private static void hide(TestWindow window) {
    TestWindow.fx(
        () -> {
          overlay(window).hide();
          return true;
        });
  }
}
