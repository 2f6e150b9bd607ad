package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.shift.Shift;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The window with a model that says when it does not know; drawn for people to look at. */
class UnknownPicturesTest {
  static {
    BigScreen.ask();
  }

  @TempDir private static Path folder;
  private static Optional<Stage> stage = Optional.empty();

  @BeforeAll
  static void toolkit() throws Exception {
    stage = Optional.of(FxToolkit.registerPrimaryStage());
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void aPictureIsUnknownAndTheThresholdCanBeMoved() throws IOException {
    Path bundle = TrustedBundles.write(folder.resolve("run-9/bundle"));
    FakeWorkbench workbench = TestWindow.stocked().with(TrustedBundles.run("run-9", bundle));
    Path pets = Samples.folder(folder, 4, "cats", "dogs");
    List<Path> files;
    try (var all = Files.walk(pets)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    workbench.predicting(
        f ->
            TrustedBundles.says(
                f, f.equals(files.get(0)) ? 0.93 : 0.55, f.equals(files.get(0)) ? 1.2 : 0.5));
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.enter(Room.PREDICT);
      window.drop(files.toArray(Path[]::new));
      window.until(() -> window.node("#unknown").isVisible());
      assertThat(words(window, "#threshold-mine")).isEqualTo("8 of your 8 pictures are unknown.");
      assertThat(marked(window)).isEqualTo(8);
      assertThat(words(window, "#threshold-words")).startsWith("Of 400 validation pictures");
      draw(window, "unknown-unlike");

      Slider slider = (Slider) window.node("#threshold-slider");
      assertThat(slider.getAccessibleText()).isNotEmpty();
      for (int i = 0; i < 12; i++) {
        TestWindow.fx(
            () -> {
              slider.fireEvent(
                  new KeyEvent(
                      KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false));
              return true;
            });
      }
      assertThat(slider.getValue()).isLessThan(TrustedBundles.THRESHOLD - 0.05);
      assertThat(words(window, "#threshold-mine")).isEqualTo("1 of your 8 pictures is unknown.");
      window.until(() -> marked(window) == 1);
      TestWindow.fx(
          () -> {
            slider.setValue(0.7);
            return true;
          });
      TestWindow.fx(
          () -> {
            slider.getScene();
            return true;
          });
      draw(window, "unknown-moved");
    }
  }

  @Test
  void otherPicturesAreWarnedOf() throws IOException {
    Path bundle = TrustedBundles.write(folder.resolve("run-7/bundle"));
    FakeWorkbench workbench = TestWindow.stocked().with(TrustedBundles.run("run-7", bundle));
    Path pets = Samples.folder(folder.resolve("batch"), 15, "cats", "dogs");
    workbench.predicting(f -> TrustedBundles.says(f, 0.85, 0.5));
    workbench
        .inference()
        .shifting(files -> new Shift(256, files.size(), 0.996, 0.005, 0.962, 0.813, 0.146));
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.enter(Room.PREDICT);
      window.drop(pets);
      window.until(() -> window.node("#shift-card").isVisible());
      window.until(() -> !((Button) window.node("#shift-measure")).isDisabled());
      Drawing.press(window, "#shift-measure");
      window.until(() -> window.node("#shift-align").isVisible());
      assertThat(words(window, "#shift-words")).contains("in 99.6 % of pairs");
      TestWindow.fx(
          () -> {
            ((ScrollPane) window.node("#answers-scroll")).setVvalue(0.75);
            return true;
          });
      draw(window, "shift");
    }
  }

  @Test
  void aResultShowsHowSureItMayBe() throws IOException {
    Path bundle = TrustedBundles.write(folder.resolve("run-8/bundle"));
    FakeWorkbench workbench = TestWindow.stocked();
    Path pets = Samples.folder(folder.resolve("more"), 30, "cats", "dogs");
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.drop(pets);
      window.until(() -> window.session().datasetProperty().get().isPresent());
      window.enter(Room.TRAIN);
      FakeJob job = Drawing.train(window);
      job.emit(new TrainingEvent.Started("run-8", folder));
      for (int epoch = 1; epoch <= 9; epoch++) {
        job.emit(Samples.epoch(epoch));
      }
      TrainingEvent.Finished f = Samples.finish("run-8");
      job.emit(
          new TrainingEvent.Finished(
              f.run(),
              bundle,
              f.validationAccuracy(),
              f.seconds(),
              f.extractSeconds(),
              f.trainSeconds(),
              f.cut(),
              f.trainableParameters(),
              f.totalParameters(),
              f.peakResidentBytes(),
              List.of()));
      window.until(() -> window.count("#trust .reliability") == 1);
      assertThat(window.node("#trust .reliability").getAccessibleText())
          .startsWith("Certainty and accuracy lie")
          .contains("the temperature 1.31");
      draw(window, "trust-result");
    }
  }

  /** How many pictures of the strip say that they are unknown. */
  private static long marked(TestWindow window) {
    return TestWindow.fx(
        () ->
            window.node("#picture-list").lookupAll(".strip-cell").stream()
                .map(Node::getAccessibleText)
                .filter(t -> t != null && t.contains("Unknown: probably none of its classes"))
                .count());
  }

  private static String words(TestWindow window, String query) {
    return TestWindow.fx(() -> ((Label) window.node(query)).getText());
  }

  private static void draw(TestWindow window, String name) throws IOException {
    for (Theme theme : Theme.values()) {
      window.theme(theme);
      window.untilPicturesAreThere();
      Drawing.draw(window, name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
    }
  }
}
