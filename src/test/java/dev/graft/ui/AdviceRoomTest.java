package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Finding;
import dev.graft.training.Balance;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
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

/** Advice that is followed, a race that is won, and a table of heads, in the window. */
@ExtendWith(ApplicationExtension.class)
class AdviceRoomTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private final List<FakeTalk<AdviceEvent>> checks = new CopyOnWriteArrayList<>();
  private final List<FakeTalk<RaceEvent>> races = new CopyOnWriteArrayList<>();
  private final List<FakeTalk<HeadsEvent>> heads = new CopyOnWriteArrayList<>();
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    FakeWorkbench workbench = TestWindow.stocked();
    FakeRacing racing = workbench.racing();
    racing.advice(
        (request, listener) -> {
          FakeTalk<AdviceEvent> talk = new FakeTalk<>(listener);
          if (request.thorough()) {
            checks.add(talk);
            return talk;
          }
          Finding[] found =
              request.recipe().filter(r -> r.techniques().balance() == Balance.NONE).isPresent()
                  ? new Finding[] {Advice.RARE, Advice.FEW, Advice.UNFREEZE}
                  : new Finding[] {Advice.FEW, Advice.UNFREEZE};
          return FakeTalk.of(listener, List.of(Advice.found(found)));
        });
    racing.race(
        (request, listener) -> {
          FakeTalk<RaceEvent> talk = new FakeTalk<>(listener);
          races.add(talk);
          return talk;
        });
    racing.heads(
        (request, listener) -> {
          FakeTalk<HeadsEvent> talk = new FakeTalk<>(listener);
          heads.add(talk);
          return talk;
        });
    made = Optional.of(new TestWindow(stage, workbench, 1280, 800));
  }

  @BeforeEach
  void ready() throws IOException {
    window().drop(Samples.folder(folder, 6, "cats", "dogs"));
    window().until(() -> window().session().datasetProperty().get().isPresent());
    window().until(() -> window().session().backboneProperty().get().isPresent());
    TestWindow.fx(
        () -> {
          window().session().choose(window().workbench().backbone("mobilenet-v2"));
          return true;
        });
  }

  @AfterEach
  void close() {
    checks.forEach(FakeTalk::cancel);
    races.forEach(FakeTalk::cancel);
    heads.forEach(FakeTalk::cancel);
    made.ifPresent(TestWindow::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private String text(String query) {
    return TestWindow.fx(() -> ((Labeled) window().node(query)).getText());
  }

  private boolean isShown(String query) {
    return TestWindow.fx(
        () ->
            Optional.ofNullable(window().scene().lookup(query))
                .filter(
                    n ->
                        Stream.<Node>iterate(n, p -> p != null, Node::getParent)
                            .allMatch(Node::isVisible))
                .isPresent());
  }

  /** In both themes; no card may stick out of its room. */
  private void draw(String name) throws IOException {
    for (Theme theme : Theme.values()) {
      window().theme(theme);
      Drawing.draw(
          window(), "advice-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
    }
    List<String> outside =
        TestWindow.fx(
            () -> {
              Node room = window().node(".room");
              Bounds all = room.localToScene(room.getBoundsInLocal());
              return room
                  .lookupAll(".finding-card, #heads-card, #advisor-card, #race-table")
                  .stream()
                  .filter(Node::isVisible)
                  .filter(
                      c -> {
                        Bounds b = c.localToScene(c.getBoundsInLocal());
                        return b.getMinX() < all.getMinX() || b.getMaxX() > all.getMaxX() + 1;
                      })
                  .map(Node::getId)
                  .toList();
            });
    assertThat(outside).isEmpty();
  }

  @Test
  void theButtonOfACardChangesTheRecipe(FxRobot robot) throws IOException {
    window().enter(Room.TRAIN);
    window().until(() -> window().count(".finding-card") == 2);
    assertThat(text("#follow-unbalanced-classes")).isEqualTo("Weigh the classes");
    assertThat(text("#advice-more")).isEqualTo("1 more");
    draw("before");
    robot.clickOn("#advice-more");
    window().until(() -> window().count(".finding-card") == 3);
    robot.clickOn("#follow-unfreeze");
    window().until(() -> window().session().freezeLine().orElseThrow().learning() == 3);
    robot.clickOn("#follow-unbalanced-classes");
    window().until(() -> window().count(".finding-card") == 1);
    assertThat(text("#advice-words")).isEqualTo("Done: Weigh the classes.");
    robot.clickOn("#dismiss-few-validation-images");
    window().until(() -> !isShown("#advice-strip"));
    robot.clickOn("#train");
    window().until(() -> !window().workbench().requests().isEmpty());
    assertThat(window().workbench().requests().get(0).techniques().balance())
        .isEqualTo(Balance.CLASS_WEIGHTS);
  }

  @Test
  void aCheckIsShownWhileItGoesOnAndCanBeStopped(FxRobot robot) throws IOException {
    window().enter(Room.TRAIN);
    robot.clickOn("#check-project");
    window().until(() -> checks.size() == 1);
    checks.get(0).emit(new AdviceEvent.Looking(AdviceEvent.Look.PICTURES, 7, 12));
    window().until(() -> text("#advice-words").equals("Looking at the pictures: 7 of 12"));
    assertThat(isShown("#check-project")).isFalse();
    draw("checking");
    robot.clickOn("#stop-check");
    window().until(() -> isShown("#check-project"));
    assertThat(checks.get(0).isCancelled()).isTrue();
    robot.clickOn("#check-project");
    window().until(() -> checks.size() == 2);
    checks.get(1).emit(Advice.found(Advice.UNFIT));
    checks.get(1).finish();
    window().until(() -> isShown("#finding-unfit-preprocessing"));
    assertThat(text("#follow-unfit-preprocessing")).isEqualTo("Import mobilenet-v2 again");
  }

  @Test
  void afterATrainingTheCardsStandUnderItsResult(FxRobot robot) throws IOException {
    window().enter(Room.TRAIN);
    FakeJob job = Drawing.train(window());
    window().until(() -> !isShown("#advice-strip"));
    job.emit(new TrainingEvent.Started("run-1", folder));
    for (int epoch = 1; epoch <= 10; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    job.emit(Samples.finish("run-1"));
    job.finish();
    window().until(() -> isShown("#result-card"));
    window().until(() -> isShown("#advice-strip"));
    draw("after");
  }

  @Test
  void theTableOfHeadsFillsAsTheyLearn(FxRobot robot) throws IOException {
    window().enter(Room.TRAIN);
    robot.clickOn("#compare-heads");
    window().until(() -> heads.size() == 1);
    List<HeadsEvent> events = Advice.heads(88, 91, 90, 84, 79);
    events.subList(0, 3).forEach(heads.get(0)::emit);
    window().until(() -> window().count(".head-name") == 1);
    assertThat(isShown("#stop-heads")).isTrue();
    events.subList(3, events.size()).forEach(heads.get(0)::emit);
    heads.get(0).finish();
    window().until(() -> window().count(".head-name") == 5);
    window().until(() -> isShown("#heads-verdict"));
    assertThat(isShown("#stop-heads")).isFalse();
    assertThat(text("#head-forest")).isEqualTo("Random forest");
    assertThat(window().count("#heads-card .interval-bar")).isEqualTo(5);
    draw("heads");
    robot.clickOn("#close-heads");
    window().until(() -> !isShown("#heads-card"));
  }

  @Test
  void whoWinsTheRaceIsChosenWithAClick(FxRobot robot) throws IOException {
    window().enter(Room.BACKBONES);
    robot.clickOn("#race");
    window().until(() -> isShown("#start-race"));
    draw("race-empty");
    robot.clickOn("#start-race");
    window().until(() -> races.size() == 1);
    List<RaceEvent> events = Advice.race();
    events.subList(0, 5).forEach(races.get(0)::emit);
    TableView<?> table = (TableView<?>) window().node("#race-table");
    window().until(() -> table.getItems().size() == 5);
    draw("race-running");
    events.subList(5, events.size()).forEach(races.get(0)::emit);
    races.get(0).finish();
    window().until(() -> isShown("#start-race"));
    draw("race-over");
    robot.clickOn("#choose-graft-mini");
    window()
        .until(
            () ->
                window()
                    .session()
                    .backboneProperty()
                    .get()
                    .orElseThrow()
                    .name()
                    .equals("graft-mini"));
    TestWindow.fx(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(0);
          return true;
        });
    robot.type(KeyCode.ENTER);
    window()
        .until(
            () ->
                window()
                    .session()
                    .backboneProperty()
                    .get()
                    .orElseThrow()
                    .name()
                    .equals("mobilenet-v2"));
    assertThat(((Button) window().node("#choose-mobilenet-v2")).isDisabled()).isTrue();
    robot.clickOn("#race-back");
    window().until(() -> !isShown("#race-page"));
    assertThat(isShown("#backbone-scroll")).isTrue();
  }
}
