package dev.graft.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.BigScreen;
import dev.graft.ui.Comparisons;
import dev.graft.ui.TestWindow;
import dev.graft.ui.session.Room;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What somebody does in the room, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class CompareRoomTest {
  static {
    BigScreen.ask();
  }

  @TempDir private static Path folder;
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) throws IOException {
    Comparisons runs =
        Comparisons.over(folder.resolve("pets"), 20, "cats", "dogs")
            .run(6, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 25)
            .run(7, 5, 8, 30)
            .run(8, 9, 8);
    made = Optional.of(new TestWindow(stage, runs.in(TestWindow.stocked()), 1280, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private void compare(String... ids) {
    window().until(() -> window().session().runs().size() == 3);
    TestWindow.fx(
        () -> {
          window().session().wantedComparisonProperty().set(List.of(ids));
          return true;
        });
  }

  private boolean isThere(String query) {
    return window().scene().lookup(query) != null;
  }

  private String sentence() {
    return TestWindow.fx(() -> window().node("#verdict-sentence").getAccessibleText());
  }

  private String cellTitle() {
    return TestWindow.fx(
        () -> ((Labeled) window().node("#cell-card").lookup(".card-title")).getText());
  }

  private Point2D middle(String matrix, int truth, int said) {
    return TestWindow.fx(
        () -> {
          MatrixPane pane = (MatrixPane) window().node(matrix);
          return pane.localToScreen(pane.middle(truth, said));
        });
  }

  @Test
  void aClickOnACellShowsItsPictures(FxRobot robot) {
    compare("run-6", "run-7");
    robot.clickOn("#room-compare");
    window().until(() -> isThere("#verdict-sentence"));
    assertThat(sentence())
        .startsWith("Unfreezing 5 blocks is better. It corrected 9 pictures and broke one of 40");

    window().until(() -> window().node("#matrix-run-6").getLayoutBounds().getHeight() > 100);
    robot.clickOn(middle("#matrix-run-6", 0, 1));
    window().until(() -> isThere("#cell-card"));
    assertThat(cellTitle()).isEqualTo("Run 6: 9 pictures of cats taken for dogs");
    window()
        .until(
            () ->
                window().node("#cell-pictures").lookupAll(".picture-tile").stream()
                        .filter(Node::isVisible)
                        .count()
                    == 9);
    window().untilPicturesAreThere();

    robot.clickOn(middle("#matrix-run-7", 1, 0));
    window().until(() -> cellTitle().equals("Run 7: one picture of dogs taken for cats"));
    robot.clickOn("#close-cell");
    window().until(() -> !isThere("#cell-card"));
  }

  @Test
  void theKeyboardReachesCellsAndPictures(FxRobot robot) {
    compare("run-6", "run-7");
    window().enter(Room.COMPARE);
    window().until(() -> isThere("#matrix-run-6"));
    TestWindow.fx(
        () -> {
          window().node("#matrix-run-6").requestFocus();
          return true;
        });
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    assertThat(TestWindow.fx(() -> window().node("#matrix-run-6").getAccessibleText()))
        .isEqualTo("9 pictures of cats, said to be dogs: wrong");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    window().until(() -> isThere("#cell-pictures"));
    TestWindow.fx(
        () -> {
          PictureRow row = (PictureRow) window().node("#cell-pictures");
          row.requestFocus();
          row.getSelectionModel().select(0);
          return true;
        });
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    window().until(() -> Window.getWindows().size() > 1);
    assertThat(
            Window.getWindows().stream()
                .filter(w -> w instanceof ContextMenu)
                .flatMap(w -> ((ContextMenu) w).getItems().stream())
                .map(MenuItem::getText))
        .contains("Not among the open images");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
  }

  @Test
  void runsAreAddedAndTakenOut(FxRobot robot) {
    compare("run-6", "run-7");
    window().enter(Room.COMPARE);
    window().until(() -> isThere("#verdict-sentence"));
    robot.clickOn("#add-run");
    robot.clickOn("#add-run-8");
    window().until(() -> window().count(".matrix") == 3);
    assertThat(sentence()).startsWith("No run is better than all the others.");
    assertThat(window().count(".run-chip")).isEqualTo(3);
    robot.clickOn("#remove-run-7");
    window().until(() -> window().count(".matrix") == 2);
    robot.clickOn("#remove-run-6");
    window().until(() -> isThere("#compare-empty"));
  }
}
