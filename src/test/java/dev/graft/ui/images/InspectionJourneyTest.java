package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.BigScreen;
import dev.graft.ui.FakeEmbedding;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.TestWindow;
import dev.graft.ui.map.PointMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What somebody does on the pages that look at pictures through features. */
@ExtendWith(ApplicationExtension.class)
class InspectionJourneyTest {
  static {
    BigScreen.ask();
  }

  private static final int EACH = 12;

  @TempDir private Path folder;
  private final FakeWorkbench workbench = TestWindow.stocked();
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    workbench.embedder = FakeEmbedding::new;
    made = Optional.of(new TestWindow(stage, workbench, 1280, 800));
    TestWindow.fx(
        () -> {
          window().session().reducedMotionProperty().set(true);
          return true;
        });
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private ImageSet set() {
    return TestWindow.fx(() -> window().session().images().set());
  }

  private void open() throws IOException {
    Path unsorted = Files.createDirectories(folder.resolve("unsorted"));
    for (int i = 0; i < EACH; i++) {
      Samples.picture(unsorted.resolve("cat%02d.png".formatted(i)), 0, 30 + i);
      Samples.picture(unsorted.resolve("dog%02d.png".formatted(i)), 1, 60 + i);
    }
    List<Path> files = new ArrayList<>();
    try (var all = Files.list(unsorted)) {
      all.sorted().forEach(files::add);
    }
    window().drop(files.toArray(Path[]::new));
    window().until(() -> set().images().size() == 2 * EACH);
    window().until(() -> window().session().backboneProperty().get().isPresent());
  }

  private void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.press(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.release(keys[i]);
    }
  }

  private long labelled(String name) {
    return set().images().stream().filter(i -> i.label().equals(Optional.of(name))).count();
  }

  private void untilTheMapIsDrawn() {
    window().until(() -> window().count("#picture-map") == 1);
    window().until(() -> window().count("#map-legend .label") > 0);
    window().until(() -> !window().node(".map-notice").isVisible());
  }

  @Test
  void encircledOnTheMapLabelledByKeyAndTakenBack(FxRobot robot) throws IOException {
    open();
    robot.clickOn("#new-class").write("cats\ndogs\n");
    robot.clickOn("#page-map");
    untilTheMapIsDrawn();
    Bounds map =
        TestWindow.fx(
            () -> {
              Node node = window().node("#picture-map");
              return node.localToScreen(node.getBoundsInLocal());
            });
    double x = map.getMinX() + 3;
    double y = map.getMinY() + 3;
    robot.moveTo(x, y).press(MouseButton.PRIMARY);
    robot.moveTo(map.getMaxX() - 4, y).moveTo(map.getMaxX() - 4, map.getMaxY() - 4);
    robot.moveTo(x, map.getMaxY() - 4).release(MouseButton.PRIMARY);
    window()
        .until(() -> ((Labeled) window().node("#shown-words")).getText().startsWith("24 selected"));
    type(robot, KeyCode.DIGIT2);
    assertThat(labelled("dogs")).isEqualTo(24);
    type(robot, KeyCode.SHORTCUT, KeyCode.Z);
    assertThat(labelled("dogs")).isZero();

    type(robot, KeyCode.ESCAPE);
    type(robot, KeyCode.RIGHT);
    type(robot, KeyCode.DIGIT1);
    assertThat(labelled("cats")).as("arrows reach a point").isEqualTo(1);
    robot.clickOn("#page-grid");
    window()
        .until(
            () -> ((Labeled) window().node("#shown-words")).getText().startsWith("One selected"));
  }

  @Test
  void pointingAtAPointShowsItsPicture(FxRobot robot) throws IOException {
    open();
    robot.clickOn("#page-map");
    untilTheMapIsDrawn();
    robot.moveTo(
        TestWindow.fx(
            () -> {
              PointMap map = (PointMap) window().node("#picture-map");
              return map.localToScreen(map.place(3));
            }));
    window().until(() -> window().node("#map-hover").isVisible());
  }

  @Test
  void whatTeachesMostIsLabelledWithKeys(FxRobot robot) throws IOException {
    open();
    robot.clickOn("#new-class").write("cats\ndogs\n");
    robot.clickOn("#page-next");
    window().until(() -> window().count("#next-page") == 1);
    for (int i = 0; i < 10; i++) {
      window().until(() -> window().node("#next-page .picture-name").isVisible());
      String name =
          TestWindow.fx(() -> ((Labeled) window().node("#next-page .picture-name")).getText());
      String words = TestWindow.fx(() -> ((Labeled) window().node("#next-suggestion")).getText());
      boolean cat = name.startsWith("cat");
      if (words.startsWith(cat ? "cats" : "dogs")) {
        type(robot, KeyCode.ENTER);
      } else {
        type(robot, cat ? KeyCode.DIGIT1 : KeyCode.DIGIT2);
      }
      int given = i + 1;
      assertThat(set().unlabelled()).hasSize(2 * EACH - given);
    }
    assertThat(set().images())
        .filteredOn(i -> i.label().isPresent())
        .allMatch(i -> i.label().orElse("").charAt(0) == i.name().charAt(0));
    type(robot, KeyCode.SHORTCUT, KeyCode.Z);
    assertThat(set().unlabelled()).hasSize(2 * EACH - 9);
  }

  @Test
  void aGroupIsLabelledAsAWhole(FxRobot robot) throws IOException {
    open();
    robot.clickOn("#page-clusters");
    window().until(() -> window().count(".group-card") > 1);
    TestWindow.fx(
        () -> {
          window().session().images().apply(new Edit.AddClass("pets"));
          window().node(".group-card").requestFocus();
          return true;
        });
    type(robot, KeyCode.DIGIT1);
    assertThat(labelled("pets")).isPositive();
    type(robot, KeyCode.SHORTCUT, KeyCode.Z);
    assertThat(labelled("pets")).isZero();
  }
}
