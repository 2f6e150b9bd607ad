package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.OverlayPane;
import dev.graft.ui.session.Room;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Sweeps all rooms, empty and full, and all cards over them: whatever can be pressed or filled in
 * is reached with Tab, and whatever shows only an icon has a name and a tooltip.
 */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {
  static {
    BigScreen.ask();
  }

  /** More steps than any room has controls: a walk that is longer goes round in circles. */
  private static final int MOST_STEPS = 400;

  /** What Tab passes by because other keys do the same, by style class. */
  private static final Map<String, String> OTHER_KEYS =
      Map.of(
          "block",
          "Tab goes to the block that is chosen, left and right to the others",
          "block-lock",
          "L or Space on a block turns its lock");

  @TempDir private Path folder;
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    made = Optional.of(new TestWindow(stage, TestWindow.lived(), 1280, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  @Test
  void everythingIsReachedWithTabAndEveryIconHasAName() throws IOException {
    List<String> faults = new ArrayList<>();
    sweepRooms("empty", faults);

    Path pets = Samples.folder(folder, 8, "cats", "dogs");
    window().enter(Room.IMAGES);
    window().drop(pets);
    window().until(() -> window().session().datasetProperty().get().isPresent());
    window().until(() -> window().session().backboneProperty().get().isPresent());
    window().until(() -> !window().session().runs().isEmpty());
    window().enter(Room.PREDICT);
    window().drop(pets.resolve("dogs/dogs_0001.png"));
    window().until(() -> window().count(".bar-row") > 0);
    sweepRooms("full", faults);

    assertThat(faults).isEmpty();
  }

  @Test
  void theCardsOverTheRoomsToo() {
    List<String> faults = new ArrayList<>();
    for (Action action :
        List.of(
            Action.CHOOSE_PROJECT,
            Action.SHOW_NOTICES,
            Action.SHOW_JOBS,
            Action.SETTINGS,
            Action.FIND_ACTION)) {
      String button = action == Action.CHOOSE_PROJECT ? "#project-name" : "#" + action.id();
      TestWindow.fx(
          () -> {
            ((ButtonBase) window().node(button)).fire();
            window().scene().getRoot().applyCss();
            window().scene().getRoot().layout();
            OverlayPane overlay = (OverlayPane) window().node("#overlay");
            Parent card = overlay.card().orElseThrow();
            names(card, action.id(), faults);
            reach(card, action.id(), faults);
            overlay.hide();
            return true;
          });
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theArrowsChooseAmongSegments(FxRobot robot) {
    robot.clickOn("#settings");
    TestWindow.fx(
        () -> {
          window().node("#settings-card .segments > .toggle-button").requestFocus();
          return true;
        });
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    window()
        .until(
            () ->
                window().scene().getStylesheets().stream()
                    .anyMatch(sheet -> sheet.contains("tokens-light")));
  }

  private void sweepRooms(String state, List<String> faults) {
    for (Room room : Room.values()) {
      window().enter(room);
      TestWindow.fx(
          () -> {
            Parent root = window().scene().getRoot();
            String where = state + " " + room;
            names(root, where, faults);
            reach(root, where, faults);
            return true;
          });
    }
  }

  /** Walks with Tab from the first control, round the window, and compares with what is there. */
  private void reach(Parent root, String where, List<String> faults) {
    List<Node> wanted = new ArrayList<>();
    collect(root, wanted);
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    if (wanted.isEmpty()) {
      return;
    }
    wanted.stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus);
    for (int i = 0; i < MOST_STEPS; i++) {
      Node owner = window().scene().getFocusOwner();
      if (owner == null) {
        break;
      }
      seen.add(owner);
      Event.fireEvent(
          owner,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
    }
    for (Node node : wanted) {
      if (!seen.contains(node) && !isReachedByArrows(node, seen) && !hasOtherKeys(node)) {
        faults.add(where + ": Tab does not reach " + name(node));
      }
    }
  }

  /** In a group of toggles, Tab goes to one of them and the arrows to the others. */
  private static boolean isReachedByArrows(Node node, Set<Node> seen) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getToggles().stream().anyMatch(seen::contains);
  }

  private static boolean hasOtherKeys(Node node) {
    return node.getStyleClass().stream().anyMatch(OTHER_KEYS::containsKey);
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    boolean clickable = node.getOnMouseClicked() != null || node.getOnMousePressed() != null;
    if (isControl(node) || (clickable && !isBackground(node))) {
      into.add(node);
    }
    // What a control is made of inside is its own affair; cells answer to the keys of their list.
    boolean closed = node instanceof Control && !(node instanceof ScrollPane);
    if (!closed && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
    if (node instanceof SplitPane split) {
      split.getItems().forEach(child -> collect(child, into));
    }
  }

  /** What takes presses only so that nothing behind it gets them. */
  private static boolean isBackground(Node node) {
    return node.getStyleClass().contains("overlay-veil")
        || node.getStyleClass().contains("viewport");
  }

  private static boolean isControl(Node node) {
    return node instanceof ButtonBase
        || node instanceof TextInputControl
        || node instanceof ComboBoxBase
        || node instanceof Slider
        || node instanceof Spinner
        || (node instanceof ListView<?> list && list.isFocusTraversable())
        || node instanceof TableView
        || (node instanceof Control control
            && control.isFocusTraversable()
            && !(control instanceof ScrollPane)
            && !(control instanceof ScrollBar)
            && !(control instanceof Separator));
  }

  private static void names(Node node, String where, List<String> faults) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof ButtonBase button && isIconOnly(button) && !isInsideOfAControl(button)) {
      String words = button.getAccessibleText();
      if (words == null || words.isBlank()) {
        faults.add(where + ": no accessible text on " + name(button));
      }
      if (button.getTooltip() == null && button.getGraphic() instanceof FontIcon) {
        faults.add(where + ": no tooltip on " + name(button));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> names(child, where, faults));
    }
  }

  private static boolean isIconOnly(Labeled labeled) {
    return labeled.getText() == null
        || labeled.getText().isBlank()
        || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
  }

  private static boolean isInsideOfAControl(Node node) {
    for (Parent at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof Control && !(at instanceof ScrollPane) && !(at instanceof ListView)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Node node) {
    String words = node instanceof Labeled labeled ? " “" + labeled.getText() + "”" : "";
    return node.getClass().getSimpleName()
        + (node.getId() == null ? "" : "#" + node.getId())
        + words
        + " "
        + node.getStyleClass();
  }
}
