package dev.graft.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import dev.graft.network.PoolingKind;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.ui.BigScreen;
import dev.graft.ui.Samples;
import dev.graft.ui.TestWindow;
import dev.graft.ui.session.Room;
import dev.graft.workbench.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
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

/** What is dragged, locked and edited in the Layers room is what is trained. */
@ExtendWith(ApplicationExtension.class)
class LayersJourneyTest {
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

  private FreezeChoice choice() {
    return TestWindow.fx(() -> window().session().freezeProperty().get().orElseThrow());
  }

  private Bounds onScreen(String query) {
    return TestWindow.fx(
        () -> {
          var node = window().node(query);
          return node.localToScreen(node.getBoundsInLocal());
        });
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
  }

  /** Not by a double click, which is one only if the machine is quick. */
  private static void type(FxRobot robot, String field, String text) {
    robot.clickOn(field);
    press(robot, KeyCode.SHORTCUT, KeyCode.A);
    robot.write(text);
  }

  @Test
  void theTrainingIsExactlyWhatThePictureShows(FxRobot robot) throws IOException {
    window().drop(Samples.folder(folder, 6, "cats", "dogs"));
    window().until(() -> window().session().datasetProperty().get().isPresent());
    Backbone backbone = window().workbench().backbone("mobilenet-v2");
    TestWindow.fx(
        () -> {
          window().session().choose(backbone);
          return true;
        });
    window().enter(Room.LAYERS);
    window().until(() -> window().scene().lookup("#block-18") != null);

    // The line, dragged to between the 13th and the 14th block.
    Bounds handle = onScreen("#freeze-handle");
    Bounds left = onScreen("#block-12");
    Bounds right = onScreen("#block-13");
    robot
        .moveTo(handle.getCenterX(), handle.getCenterY())
        .press(MouseButton.PRIMARY)
        .moveTo((left.getMaxX() + right.getMinX()) / 2, handle.getCenterY())
        .release(MouseButton.PRIMARY);
    assertThat(choice()).isEqualTo(FreezeChoice.line(backbone, 13));
    assertThat(TestWindow.fx(() -> ((Labeled) window().node("#cost-learns")).getText()))
        .isNotEmpty();

    // A lock of a block, turned by a key, and the line moved by keys.
    robot.clickOn("#block-16");
    press(robot, KeyCode.L);
    assertThat(choice().state(16)).isEqualTo(FreezeChoice.State.FROZEN);
    assertThat(TestWindow.fx(() -> window().node("#block-16").getAccessibleText()))
        .startsWith("block_15, frozen, runs again in every epoch, 7 by 7 by 160, ");
    press(robot, KeyCode.SHIFT, KeyCode.LEFT);
    assertThat(choice().line()).isEqualTo(12);
    press(robot, KeyCode.LEFT);
    press(robot, KeyCode.LEFT);
    assertThat(TestWindow.fx(() -> window().scene().getFocusOwner().getId())).isEqualTo("block-14");

    // A block is opened, and one of its layers locked.
    press(robot, KeyCode.ENTER);
    assertThat(TestWindow.fx(() -> window().scene().getFocusOwner().getId()))
        .isEqualTo("layer-table");
    press(robot, KeyCode.L);
    assertThat(choice().state(14)).isEqualTo(FreezeChoice.State.MIXED);
    assertThat(choice().learning()).doesNotContain("block_13_expand");
    robot.clickOn("#lock-1");
    assertThat(choice().state(1)).isEqualTo(FreezeChoice.State.LEARNS);
    robot.clickOn("#lock-1");

    // The head.
    robot.clickOn("#edit-head");
    robot.clickOn("Maximum");
    type(robot, "#head-dropout-field", "30");
    robot.clickOn("#add-dense");
    type(robot, "#dense-units-1", "48");
    press(robot, KeyCode.ESCAPE);
    assertThat(window().session().headProperty().get())
        .isEqualTo(new Head(PoolingKind.MAX, 0.3, List.of(48)));
    assertThat(TestWindow.fx(() -> window().node("#head-dense-1").getAccessibleText()))
        .isEqualTo("Hidden layer of 48 units with ReLU");

    FreezeChoice chosen = choice();
    window().enter(Room.TRAIN);
    robot.clickOn("#train");
    window().until(() -> window().workbench().requests().size() == 1);
    TrainingRequest request = window().workbench().requests().get(0);
    assertThat(request.head()).isEqualTo(new Head(PoolingKind.MAX, 0.3, List.of(48)));
    assertThat(request.freezePlan()).isInstanceOf(FreezePlan.Chosen.class);
    assertThat(request.freezePlan().learning(backbone)).isEqualTo(chosen.learning());
    assertThat(chosen.learning())
        .contains("block_11_expand", "block_13_depthwise", "Conv_1")
        .doesNotContain("block_10_expand", "block_13_expand", "block_15_expand");
  }
}
