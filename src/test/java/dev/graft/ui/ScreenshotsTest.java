package dev.graft.ui;

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
import javafx.scene.control.TextField;
import javafx.stage.Stage;
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
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void emptyRooms() throws IOException {
    drawAll("empty", new FakeWorkbench(), window -> {});
  }

  @Test
  void theFirstRun() throws IOException {
    FakeWorkbench workbench = TestWindow.stocked();
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.beginWith(Path.of("sample-data", "dogs-vs-cats").toAbsolutePath());
      window.until(() -> window.node("#ready-card").isVisible());
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        window.untilPicturesAreThere();
        Drawing.draw(window, "first-run-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
    }
  }

  @Test
  void roomsWithTwoThousandPictures() throws IOException {
    Path kept = OWN.isPresent() ? folder.resolve("compared") : pets.resolveSibling("compared");
    drawAll("full", compared(Comparisons.over(kept, 100, "cats", "dogs")), ScreenshotsTest::fill);
  }

  private static FakeWorkbench compared(Comparisons runs) {
    return runs.run(6, 0, 3, 8, 17, 31, 44, 56, 70, 89, 101, 120, 133, 147, 160, 171)
        .run(7, 5, 8, 31, 120, 55, 99, 180)
        .in(TestWindow.lived());
  }

  @Test
  void comparisonsOfManyClassesAndRuns() throws IOException {
    Comparisons runs =
        Comparisons.over(folder.resolve("many"), 20, Drawing.MANY)
            .runAtRandom(6, 0, 0.16, 1)
            .runAtRandom(7, 5, 0.08, 2)
            .runAtRandom(8, 17, 0.07, 3);
    TestWindow window =
        TestWindow.fx(
            () -> new TestWindow(stage.orElseThrow(), runs.in(TestWindow.stocked()), 1280, 800));
    try (window) {
      window.until(() -> window.session().runs().size() == 3);
      TestWindow.fx(
          () -> {
            window.session().wantedComparisonProperty().set(List.of("run-6", "run-7", "run-8"));
            return true;
          });
      window.enter(Room.COMPARE);
      window.until(() -> window.count(".matrix") == 3);
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        window.untilPicturesAreThere();
        Drawing.draw(window, "compare-many-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
    }
  }

  @Test
  void roomsOfTheSampleProject() throws IOException {
    drawAll(
        "sample",
        TestWindow.stocked(),
        window -> {
          window.beginWith(Path.of("sample-data", "dogs-vs-cats").toAbsolutePath());
          window.until(() -> window.session().datasetProperty().get().isPresent());
          window.until(() -> window.session().backboneProperty().get().isPresent());
        });
  }

  /** Brings a window into the state that is drawn. */
  private interface Filling {
    void fill(TestWindow window) throws IOException;
  }

  private static void drawAll(String state, FakeWorkbench workbench, Filling filling)
      throws IOException {
    int[][] sizes = {{1280, 800}, {1920, 1080}};
    for (int[] size : sizes) {
      TestWindow window =
          TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, size[0], size[1]));
      try (window) {
        filling.fill(window);
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
            Drawing.draw(window, name);
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
          ((TextField) window.node("#recipe-epochs")).setText("12");
          return true;
        });
    FakeJob job = Drawing.train(window);
    job.emit(new TrainingEvent.Started("run-7", folder));
    for (int epoch = 1; epoch <= 9; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    job.emit(new TrainingEvent.Step(10, 800, 1600, 0.09, 0.975, 475, 1e-3));
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
}
