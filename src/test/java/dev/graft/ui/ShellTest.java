package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.OverlayPane;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
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

/** What surrounds the rooms, by keyboard and mouse. */
@ExtendWith(ApplicationExtension.class)
class ShellTest {
  static {
    BigScreen.ask();
  }

  /** The groups that belong to no room. */
  private static final Set<Action.Group> WINDOW =
      Set.of(Action.Group.PROJECT, Action.Group.ROOMS, Action.Group.WINDOW, Action.Group.HELP);

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

  private String text(String query) {
    return TestWindow.fx(() -> ((Labeled) window().node(query)).getText());
  }

  private boolean isCovered() {
    return TestWindow.fx(() -> ((OverlayPane) window().node("#overlay")).isShown());
  }

  private static void keys(FxRobot robot, KeyCode... codes) {
    for (KeyCode code : codes) {
      robot.press(code);
    }
    for (int i = codes.length - 1; i >= 0; i--) {
      robot.release(codes[i]);
    }
    TestWindow.fx(() -> true);
  }

  @Test
  void anActionIsFoundByItsWordsAndDoneWithEnter(FxRobot robot) {
    keys(robot, KeyCode.CONTROL, KeyCode.K);
    assertThat(isCovered()).isTrue();
    robot.write("layers");
    @SuppressWarnings("unchecked")
    ListView<Action> list = (ListView<Action>) window().node("#palette-list");
    assertThat(TestWindow.fx(() -> List.copyOf(list.getItems()))).contains(Action.SHOW_LAYERS);

    keys(robot, KeyCode.ENTER);

    assertThat(window().session().roomProperty().get()).isEqualTo(Room.LAYERS);
    assertThat(isCovered()).isFalse();
  }

  @Test
  void aProjectThatMayOnlyBeLookedAtSaysSoAndWhy() {
    Label pill = (Label) window().node("#read-only");
    assertThat(TestWindow.fx(() -> pill.isVisible() || pill.isManaged())).isFalse();
    TestWindow.fx(
        () -> {
          window().session().readOnlyProperty().set(Optional.of("Another window has it."));
          return true;
        });
    assertThat(TestWindow.fx(() -> pill.isVisible() && pill.isManaged())).isTrue();
    assertThat(TestWindow.fx(pill::getText)).isEqualTo("Only to look at");
    assertThat(TestWindow.fx(() -> pill.getTooltip().getText()))
        .isEqualTo("Another window has it.");
  }

  @Test
  void theSearchReachesWhatOnlyARoomKnows(FxRobot robot) throws IOException {
    Path pets = Samples.folder(folder, 2, "cats", "dogs");
    window().enter(Room.PREDICT);
    window().until(() -> !window().session().runs().isEmpty());
    window().drop(pets.resolve("dogs/dogs_0001.png"));
    window().until(() -> window().count(".bar-row") > 0);
    window().enter(Room.IMAGES);

    keys(robot, KeyCode.CONTROL, KeyCode.K);
    robot.write("clear");
    keys(robot, KeyCode.ENTER);

    window().until(() -> window().session().roomProperty().get() == Room.PREDICT);
    window().until(() -> window().count(".bar-row") == 0);
  }

  @Test
  void escapeClosesACardAndTheFocusReturns(FxRobot robot) {
    TestWindow.fx(
        () -> {
          window().node("#settings").requestFocus();
          return true;
        });
    keys(robot, KeyCode.ENTER);
    assertThat(isCovered()).isTrue();
    keys(robot, KeyCode.ESCAPE);
    assertThat(isCovered()).isFalse();
    assertThat(TestWindow.fx(() -> window().node("#settings").isFocused())).isTrue();
  }

  @Test
  void theMenuHasEveryActionOfRoomsAndWindowWithItsKeys(FxRobot robot) {
    keys(robot, KeyCode.F10);
    List<MenuItem> items = TestWindow.fx(ShellTest::menuItems);
    List<String> ids = items.stream().map(MenuItem::getId).toList();
    for (Action action : Action.values()) {
      boolean listed = ids.contains("menu-" + action.id());
      boolean belongs =
          action.group() != Action.Group.ITEM
              && (WINDOW.contains(action.group())
                  || List.of(Room.values()).stream()
                      .anyMatch(r -> r.name().equals(action.group().name())));
      assertThat(listed).as("%s in the menu", action).isEqualTo(belongs);
    }
    for (MenuItem item : items) {
      Action action = (Action) item.getUserData();
      assertThat(Optional.ofNullable(item.getAccelerator())).isEqualTo(action.shortcut());
    }
    keys(robot, KeyCode.ESCAPE);
  }

  private static List<MenuItem> menuItems() {
    List<MenuItem> items = new ArrayList<>();
    for (Window window : Window.getWindows()) {
      if (window instanceof ContextMenu menu && "main-menu".equals(menu.getId())) {
        menu.getItems().forEach(m -> items.addAll(((Menu) m).getItems()));
      }
    }
    return items;
  }

  @Test
  void textGrowsAndShrinksAndReturns(FxRobot robot) {
    double before = fontSize();
    keys(robot, KeyCode.CONTROL, KeyCode.EQUALS);
    keys(robot, KeyCode.CONTROL, KeyCode.EQUALS);
    assertThat(fontSize()).isGreaterThan(before * 1.15);
    keys(robot, KeyCode.CONTROL, KeyCode.MINUS);
    keys(robot, KeyCode.CONTROL, KeyCode.DIGIT0);
    assertThat(fontSize()).isEqualTo(before);
  }

  private double fontSize() {
    return TestWindow.fx(
        () -> {
          window().scene().getRoot().applyCss();
          return ((Label) window().node("#engine-status")).getFont().getSize();
        });
  }

  @Test
  void settingsChangeTheLookAtOnceAndFreeTheStore(FxRobot robot) {
    robot.clickOn("#settings");
    window().until(() -> text("#stored-features").equals("38 MB of stored features"));
    robot.clickOn("Light");
    assertThat(window().scene().getStylesheets()).anyMatch(s -> s.contains("tokens-light"));
    window().theme(Theme.DARK);
    assertThat(window().scene().getStylesheets()).anyMatch(s -> s.contains("tokens-dark"));
    robot.clickOn("#free-cache");
    window().until(() -> text("#stored-features").equals("No stored features"));
    assertThat(window().workbench().storedFeatureBytes()).isZero();
  }

  @Test
  void jobsAreListedAndStopped(FxRobot robot) {
    List<String> stopped = new ArrayList<>();
    TestWindow.fx(
        () -> {
          window()
              .session()
              .jobs()
              .begin(
                  new JobStatus(
                      "resnet50", 0.4, "about 3 min left", Optional.of(() -> stopped.add("it"))));
          window().session().jobs().begin(new JobStatus("run-9", 0.1, ""));
          return true;
        });
    assertThat(text("#job-status")).isEqualTo("resnet50");
    keys(robot, KeyCode.CONTROL, KeyCode.J);
    assertThat(TestWindow.fx(() -> window().count(".job-row"))).isEqualTo(2);
    robot.clickOn("#stop-job");
    assertThat(stopped).containsExactly("it");
    TestWindow.fx(
        () -> {
          window().session().jobs().running().get(0).end();
          return true;
        });
    assertThat(TestWindow.fx(() -> window().count(".job-row"))).isEqualTo(1);
    assertThat(isCovered()).isTrue();
  }

  @Test
  void whatWasToldIsKeptWithItsDetails(FxRobot robot) throws IOException {
    window().drop(Samples.folder(folder, 4, "cats", "dogs"));
    window().until(() -> window().session().datasetProperty().get().isPresent());
    window().until(() -> window().session().backboneProperty().get().isPresent());
    keys(robot, KeyCode.CONTROL, KeyCode.ENTER);
    window().until(() -> window().workbench().jobs().size() == 1);
    window().enter(Room.IMAGES);
    window().workbench().jobs().get(0).fail("The disk is full; free 2 GB and press Resume.");
    window().until(() -> window().count("#error-sentence") > 0);
    robot.clickOn("#close-dialog");
    window().until(() -> !((ModalPane) window().node("#error-dialog")).isDisplay());
    assertThat(text(".badge")).isEqualTo("1");

    keys(robot, KeyCode.CONTROL, KeyCode.B);

    assertThat(isCovered()).isTrue();
    assertThat(TestWindow.fx(() -> window().node(".badge").isVisible())).isFalse();
    assertThat(
            TestWindow.fx(
                () ->
                    window().node(".notice-row").lookupAll(".label").stream()
                        .map(n -> ((Label) n).getText())
                        .toList()))
        .contains("The disk is full; free 2 GB and press Resume.");
    robot.clickOn(".notice-row #copy-details");
    assertThat(TestWindow.fx(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("The disk is full");
    robot.clickOn("#clear-notices");
    assertThat(TestWindow.fx(() -> window().count(".notice-row"))).isZero();
    assertThat(isCovered()).isTrue();
  }

  @Test
  void eachRoomIsExplainedInTwoSentences(FxRobot robot) {
    for (Room room : Room.values()) {
      window().enter(room);
      keys(robot, KeyCode.F1);
      String help = text("#help-text");
      assertThat(help.split("[.](\\s|$)")).as("sentences on %s", room).hasSize(2);
      keys(robot, KeyCode.ESCAPE);
    }
  }

  @Test
  void theAboutBoxKnowsVersionsEngineDeviceAndLicences(FxRobot robot) {
    window().until(() -> text("#engine-status").startsWith("TensorFlow"));
    keys(robot, KeyCode.CONTROL, KeyCode.K);
    robot.write("about");
    keys(robot, KeyCode.ENTER);
    window().until(() -> aboutText().contains("Apache-2.0; made by a test"));
    assertThat(aboutText())
        .contains(
            "TensorFlow 2.18.0 on CPU, 2 threads",
            "JavaFX",
            System.getProperty("javafx.runtime.version"),
            Runtime.version().toString(),
            "0.36.0",
            "BSD-3-Clause");
    assertThat(TestWindow.fx(() -> Buttons.action(window().node("#copy-facts"))))
        .contains(Action.COPY_FACTS);
  }

  private String aboutText() {
    return TestWindow.fx(
        () -> {
          StringBuilder all = new StringBuilder();
          for (Node label : window().node("#about-card").lookupAll(".label")) {
            all.append(((Label) label).getText()).append('\n');
          }
          return all.toString();
        });
  }

  @Test
  void theProjectSwitcherOffersTheWays(FxRobot robot) {
    robot.clickOn("#project-name");
    for (Action action : List.of(Action.NEW_PROJECT, Action.OPEN_PROJECT, Action.SAMPLE_PROJECT)) {
      assertThat(TestWindow.fx(() -> ((Button) window().node("#" + action.id())).isDisabled()))
          .isFalse();
    }
    // A click beside the card closes it.
    robot.clickOn("#engine-status");
    assertThat(isCovered()).isFalse();
  }
}
