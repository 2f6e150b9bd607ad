package dev.graft.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.training.LayerRates;
import dev.graft.ui.BigScreen;
import dev.graft.ui.Samples;
import dev.graft.ui.TestWindow;
import dev.graft.ui.session.Room;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The sliders below the blocks, and the rule, are what the training is asked for. */
@ExtendWith(ApplicationExtension.class)
class RatesJourneyTest {
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

  private LayerRates rates() {
    return TestWindow.fx(() -> window().session().layerRatesProperty().get());
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
  }

  private String spoken(String query) {
    return TestWindow.fx(() -> window().node(query).getAccessibleText());
  }

  private boolean isThere(String query) {
    return TestWindow.fx(() -> window().node(query).isVisible());
  }

  private void choose(Backbone backbone, int frozen) {
    TestWindow.fx(
        () -> {
          window().session().choose(backbone);
          window().session().frozenBlocksProperty().set(frozen);
          return true;
        });
    window().enter(Room.LAYERS);
    TestWindow.fx(
        () -> {
          window().scene().getRoot().applyCss();
          window().scene().getRoot().layout();
          return true;
        });
  }

  /** Where the slider of a block stands at a factor, on the screen. */
  private Point2D slider(int block, double factor) {
    return TestWindow.fx(
        () -> {
          Node bar = window().node("#block-" + block);
          Bounds column = bar.localToScreen(bar.getBoundsInLocal());
          return new Point2D(
              column.getCenterX(),
              window().node("#rate-lane").localToScreen(0, RateLane.heightOf(factor)).getY());
        });
  }

  @Test
  void whatIsDraggedAndPressedIsTrained(FxRobot robot) throws IOException {
    window().drop(Samples.folder(folder, 6, "cats", "dogs"));
    window().until(() -> window().session().datasetProperty().get().isPresent());
    Backbone backbone = window().workbench().backbone("mobilenet-v2");
    choose(backbone, 19);
    assertThat(isThere("#rate-lane")).isFalse();
    assertThat(isThere("#rate-rule")).isFalse();

    choose(backbone, 13);
    assertThat(isThere("#rate-lane")).isTrue();
    assertThat(isThere("#rate-rule")).isTrue();
    assertThat(isThere("#rate-when")).isTrue();

    // A knob, dragged down from the full rate.
    Point2D from = slider(16, 1);
    Point2D to = slider(16, 0.1);
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
    assertThat(rates()).isEqualTo(new LayerRates(1, Map.of("block_15", 0.1)));
    assertThat(spoken("#rate-lane")).isEqualTo("Learning rate of block_15: × 0.1, set by hand");
    assertThat(spoken("#block-16"))
        .startsWith("block_15, learns, learning rate × 0.1, set by hand, 7 by 7 by 160, ");
    assertThat(TestWindow.fx(() -> window().scene().getFocusOwner().getId()))
        .isEqualTo("rate-lane");
    assertThat(isThere("#rate-when")).isFalse();

    // Keys: the next block that learns, two stops down; then on a block itself.
    press(robot, KeyCode.RIGHT);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.UP);
    assertThat(rates()).isEqualTo(new LayerRates(1, Map.of("block_15", 0.1, "block_16", 0.8)));
    robot.clickOn("#block-14");
    press(robot, KeyCode.DOWN);
    assertThat(rates().factors()).containsEntry("block_13", 0.8);
    press(robot, KeyCode.DELETE);
    assertThat(rates().factors()).containsOnlyKeys("block_15", "block_16");

    // The rule.
    TestWindow.fx(
        () -> {
          window().node("#rate-decay").requestFocus();
          return true;
        });
    press(robot, KeyCode.LEFT);
    press(robot, KeyCode.LEFT);
    assertThat(rates().decay()).isEqualTo(0.9);
    assertThat(TestWindow.fx(() -> ((Slider) window().node("#rate-decay")).getValue()))
        .isEqualTo(0.9);
    assertThat(TestWindow.fx(() -> ((Labeled) window().node("#rate-departing")).getText()))
        .isEqualTo("2 blocks have their own factors.");

    // A double click lets a block follow the rule.
    twice(17);
    assertThat(rates()).isEqualTo(new LayerRates(0.9, Map.of("block_15", 0.1)));

    window().enter(Room.TRAIN);
    robot.clickOn("#train");
    window().until(() -> window().workbench().requests().size() == 1);
    assertThat(window().workbench().requests().get(0).techniques().layerRates())
        .isEqualTo(new LayerRates(0.9, Map.of("block_15", 0.1)));

    window().enter(Room.LAYERS);
    robot.clickOn("#rate-reset");
    TestWindow.fx(
        () -> {
          window().node("#rate-decay").requestFocus();
          return true;
        });
    press(robot, KeyCode.DELETE);
    assertThat(rates()).isEqualTo(LayerRates.EQUAL);
  }

  /** Not by the robot: its two clicks are a double click only if the machine is quick. */
  private void twice(int block) {
    Point2D at = slider(block, 0.3);
    TestWindow.fx(
        () -> {
          Node lane = window().node("#rate-lane");
          Point2D inScene = lane.localToScene(lane.screenToLocal(at));
          for (int count = 1; count <= 2; count++) {
            Event.fireEvent(
                lane,
                new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    inScene.getX(),
                    inScene.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    count,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
          }
          return true;
        });
  }

  @Test
  void slidersOfAHundredAndFiftyBlocksAreAFewShapes() {
    Backbone net = Samples.backbone("net", "ResNet50", 96, 0);
    List<Block> single =
        net.trunk().layers().stream()
            .filter(l -> !l.name().contains("pad"))
            .map(l -> new Block(l.name(), List.of(l.name())))
            .toList();
    Backbone many =
        new Backbone(
            "many",
            "ResNet50",
            net.network(),
            net.featureLayer(),
            single,
            net.preprocessing(),
            List.of(),
            net.licence(),
            net.source(),
            net.fingerprint());
    choose(many, 0);
    assertThat(single).hasSizeGreaterThan(150);
    assertThat(isThere("#rate-lane")).isTrue();
    // Shapes, the scale, and only as many figures as have room.
    int nodes = TestWindow.fx(() -> window().node("#rate-lane").lookupAll("*").size());
    assertThat(nodes).isLessThan(2 * single.size());
    assertThat(TestWindow.fx(() -> window().count(".rate-figure"))).isBetween(10, single.size());
    TestWindow.fx(
        () -> {
          window().node("#rate-lane").requestFocus();
          return true;
        });
    assertThat(spoken("#rate-lane")).startsWith("Learning rate of ");
  }
}
