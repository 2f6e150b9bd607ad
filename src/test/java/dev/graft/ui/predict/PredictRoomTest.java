package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.Neighbour;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.shift.Shift;
import dev.graft.ui.BigScreen;
import dev.graft.ui.FakeInference;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.TestWindow;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.ui.session.Session;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody does in the Predict room, by mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class PredictRoomTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private final ExecutorService background = Executors.newFixedThreadPool(3);
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private Optional<PredictViewModel> made = Optional.empty();
  private Optional<Scene> scene = Optional.empty();

  @Start
  void start(Stage stage) {
    session
        .runs()
        .setAll(Samples.finished("run-1", "small", 0.9), Samples.finished("run-2", "small", 0.95));
    workbench.predicting(Samples::dog);
    workbench.inference().explaining((f, c) -> FakeInference.corner(c));
    workbench.inference().alike(this::alike);
    FxTaskExecutor executor = new FxTaskExecutor(background);
    PredictViewModel model =
        new PredictViewModel(session, FXCollections.observableArrayList(), workbench, executor);
    made = Optional.of(model);
    Scene shown = new Scene(new PredictView(model, new DecodedThumbnails(executor)), 1200, 724);
    scene = Optional.of(shown);
    Theme.DARK.applyTo(shown);
    stage.setScene(shown);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private Neighbourhood alike(Path file) {
    return new Neighbourhood(
        file.toString(),
        List.of(new Neighbour(folder.resolve("pets/cats/cats_0002.png"), 0, 0.9)),
        file.toString().contains("dogs_0001") ? 1.2 : 0.4,
        0.9,
        Optional.empty());
  }

  @AfterEach
  void close() {
    background.shutdownNow();
  }

  private PredictViewModel model() {
    return made.orElseThrow();
  }

  private Node node(String query) {
    return Optional.ofNullable(scene.orElseThrow().lookup(query))
        .orElseThrow(() -> new AssertionError("there is no " + query));
  }

  private static void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> TestWindow.fx(holds));
    } catch (TimeoutException e) {
      throw new AssertionError("still not so after 30 seconds", e);
    }
  }

  private void drop(Path... paths) {
    TestWindow.fx(
        () -> {
          DropTarget.find(node(".room")).orElseThrow().drop(List.of(paths));
          return true;
        });
  }

  private Path selected() {
    return TestWindow.fx(() -> model().pictures().selectedProperty().get().orElseThrow().file());
  }

  @Test
  void anAlignmentSaysWhatItWasWorth() throws IOException {
    Path pets = Samples.folder(folder, ShiftModel.FEWEST, "cats", "dogs");
    workbench.inference().shifting(f -> new Shift(256, f.size(), 0.996, 0.005, 0.96, 0.81, 0.15));
    Path aligned = folder.resolve("aligned");
    workbench
        .inference()
        .predicting(
            aligned.toString(),
            f -> f.toString().contains("dogs_") ? Samples.dog(f) : Samples.cat(f));
    drop(pets);
    until(() -> node("#shift-card").isVisible());
    until(() -> model().pictures().countsProperty().get().answered() == 2 * ShiftModel.FEWEST);

    TestWindow.fx(
        () -> {
          model().shift().adapt(aligned);
          return true;
        });

    until(() -> node("#shift-gain").isVisible());
    assertThat(TestWindow.fx(() -> ((Label) node("#shift-gain")).getText()))
        .isEqualTo(
            "Of 40 pictures whose class is known, 20 were answered rightly before and 40 are now.");
  }

  @Test
  void fromADroppedFolderToACorrectedPictureAndSavedResults(FxRobot robot) throws IOException {
    Path pets = Samples.folder(folder, 4, "cats", "dogs");
    TestWindow.fx(
        () -> {
          session.datasetProperty().set(Optional.of(workbench.scan(pets)));
          return true;
        });
    drop(pets);
    until(() -> node("#heat-map").isVisible() && node("#alike-0").isVisible());
    assertThat(TestWindow.fx(() -> scene.orElseThrow().getRoot().lookupAll("#answer .bar-row")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.getAccessibleText()).contains("%"));
    assertThat(TestWindow.fx(() -> node(".picture-frame").getAccessibleText()))
        .contains("the model looked mostly at");

    Slider slider = (Slider) node("#heat-slider");
    double before = node("#heat-map").getOpacity();
    robot.interact(slider::requestFocus);
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    until(() -> node("#heat-map").getOpacity() > before);

    robot.interact(() -> node("#picture-list").requestFocus());
    Path first = selected();
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    until(() -> !selected().equals(first));
    Path second = selected();
    robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
    until(() -> model().pictures().all().size() == 7);
    assertThat(model().pictures().all()).noneMatch(p -> p.file().equals(second));

    robot.clickOn("#alike-0");
    until(() -> node("#preview-back").isVisible());
    robot.interact(() -> node("#picture-list").requestFocus());
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    until(() -> !node("#preview-back").isVisible());

    Path wrong = selected();
    TestWindow.fx(
        () -> {
          model().corrections().say(wrong, "dogs");
          return true;
        });
    until(() -> node("#train-again").isVisible());
    robot.interact(() -> ((Button) node("#train-again")).fire());
    assertThat(session.wantedRecipeProperty().get()).contains("run-2");

    Path csv = folder.resolve("results.csv");
    TestWindow.fx(
        () -> {
          model().saveResults(csv);
          return true;
        });
    until(() -> node("#results-saved").isVisible());
    assertThat(Files.readAllLines(csv)).hasSize(8);
  }

  @Test
  void aPictureUnlikeTrainingIsWarnedOf() throws IOException {
    Path pets = Samples.folder(folder, 4, "cats", "dogs");
    drop(pets.resolve("dogs/dogs_0002.png"));
    until(() -> node("#alike-0").isVisible());
    assertThat(node("#unlike").isVisible()).isFalse();
    drop(pets.resolve("dogs/dogs_0001.png"));
    until(() -> node("#unlike").isVisible());
    assertThat(node("#unlike").getAccessibleText()).startsWith("Unlike anything in training.");
    assertThat(node("#only-unlike").isVisible()).isTrue();
  }

  @Test
  void whatIsInTheClipboardIsPasted(FxRobot robot) throws IOException {
    Path pets = Samples.folder(folder, 2, "cats", "dogs");
    Path copied = pets.resolve("cats/cats_0001.png");
    TestWindow.fx(
        () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "words")));
    robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
    until(() -> model().errorProperty().get().isPresent());
    ClipboardContent files = new ClipboardContent();
    files.putFiles(List.of(copied.toFile()));
    TestWindow.fx(() -> Clipboard.getSystemClipboard().setContent(files));
    robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
    until(() -> model().pictures().all().size() == 1);
    assertThat(selected()).isEqualTo(copied);
  }
}
