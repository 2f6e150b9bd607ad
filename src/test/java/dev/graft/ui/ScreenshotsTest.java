package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.ImagePrediction;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * Draws every room in both themes and two sizes into {@code target/screenshots}, for people to look
 * at; what it asserts is only that each one can be drawn.
 */
class ScreenshotsTest {
  static {
    BigScreen.ask();
  }

  private static final Path OUT = Path.of("target", "screenshots");
  private static final int PER_CLASS = 1000;

  /** A folder of one's own pictures to draw instead of generated ones. */
  private static final Optional<Path> OWN =
      Optional.ofNullable(System.getProperty("graft.screenshots.pictures")).map(Path::of);

  @TempDir private static Path folder;
  private static Path pets = Path.of("");
  private static Optional<Stage> stage = Optional.empty();

  @BeforeAll
  static void toolkit() throws Exception {
    stage = Optional.of(FxToolkit.registerPrimaryStage());
    pets = OWN.isPresent() ? OWN.get() : Samples.folder(folder, PER_CLASS, "cats", "dogs");
    Files.createDirectories(OUT);
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void emptyRooms() throws IOException {
    drawAll("empty", new FakeWorkbench(), false);
  }

  @Test
  void roomsWithTwoThousandPictures() throws IOException {
    drawAll("full", TestWindow.lived(), true);
  }

  private static void drawAll(String state, FakeWorkbench workbench, boolean full)
      throws IOException {
    int[][] sizes = {{1280, 800}, {1920, 1080}};
    for (int[] size : sizes) {
      TestWindow window =
          TestWindow.fx(
              () -> new TestWindow(stage.orElseThrow(), workbench, size[0], size[1]));
      try (window) {
        if (full) {
          fill(window);
        }
        for (Theme theme : Theme.values()) {
          window.theme(theme);
          for (Room room : Room.values()) {
            window.enter(room);
            window.untilPicturesAreThere();
            String name =
                "%s-%s-%s-%d.png"
                    .formatted(
                        state,
                        room.name().toLowerCase(Locale.ROOT),
                        theme.name().toLowerCase(Locale.ROOT),
                        size[0]);
            draw(window, name);
          }
        }
      }
    }
  }

  private static void fill(TestWindow window) throws IOException {
    window.drop(pets);
    window.until(() -> window.session().datasetProperty().get().isPresent());
    window.until(() -> window.session().backboneProperty().get().isPresent());
    window.enter(Room.BACKBONES);
    window.until(() -> window.count(".outline-block") > 40);
    TestWindow.fx(
        () -> {
          window.session().choose(window.workbench().backbone("mobilenet-v2"));
          window.session().frozenBlocksProperty().set(13);
          return true;
        });
    window.enter(Room.TRAIN);
    TestWindow.fx(
        () -> {
          ((javafx.scene.control.TextField) window.node("#recipe-epochs")).setText("12");
          ((javafx.scene.control.Button) window.node("#train")).fire();
          return true;
        });
    int before = window.workbench().jobs().size();
    window.until(() -> window.workbench().jobs().size() >= Math.max(1, before));
    FakeJob job = window.workbench().jobs().get(window.workbench().jobs().size() - 1);
    job.emit(new TrainingEvent.Started("run-7", folder));
    for (int epoch = 1; epoch <= 9; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    job.emit(new TrainingEvent.Step(10, 800, 1600, 0.09, 0.975));
    window.enter(Room.PREDICT);
    window.workbench().predicting(ScreenshotsTest::answer);
    try (var files = Files.walk(pets)) {
      List<Path> some =
          files
              .filter(Files::isRegularFile)
              .filter(f -> f.toString().matches(".*\\.(png|jpg)"))
              .sorted()
              .skip(3)
              .limit(9)
              .toList();
      window.drop(some.toArray(Path[]::new));
    }
    window.until(() -> window.count(".bar-row") == 2);
  }

  private static ImagePrediction answer(Path file) {
    return file.toString().endsWith("7.png")
        ? new ImagePrediction(file.toString(), List.of(), Optional.of("The file ends early."))
        : Samples.dog(file);
  }

  static void draw(TestWindow window, String name) throws IOException {
    var image = TestWindow.fx(() -> window.scene().snapshot(null));
    Path file = OUT.resolve(name);
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertThat(file).isNotEmptyFile();
  }
}
