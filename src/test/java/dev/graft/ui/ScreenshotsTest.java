package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.graft.collections.CollectionEvent;
import dev.graft.errors.GraftException;
import dev.graft.prediction.ImagePrediction;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import dev.graft.workbench.Job;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.ZooEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
  private static final String[] MANY = {
    "apple",
    "bicycle",
    "castle",
    "daffodil",
    "eagle",
    "ferry",
    "guitar",
    "hedgehog",
    "island",
    "jacket",
    "kettle",
    "lighthouse",
    "mushroom"
  };

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
        draw(window, "first-run-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
    }
  }

  @Test
  void roomsWithTwoThousandPictures() throws IOException {
    drawAll("full", TestWindow.lived(), ScreenshotsTest::fill);
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

  @Test
  void momentsThatPass() throws IOException {
    Path odd = Samples.folder(Files.createDirectories(folder.resolve("odd")), 3, MANY);
    Files.writeString(odd.resolve(MANY[0]).resolve("empty.jpg"), "");
    FakeWorkbench workbench = TestWindow.lived();
    workbench.importing(
        request -> {
          throw new GraftException(
              "How pictures are scaled for pets.h5 is unknown; choose a preprocessing.");
        });
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.until(() -> window.session().backboneProperty().get().isPresent());
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        String end = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        moments(window, odd, end);
      }
    }
  }

  @Test
  void realPhotographs() throws IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    FakeWorkbench workbench = TestWindow.lived();
    workbench.fetchingCollections(
        (request, listener) -> {
          if (request.name().equals("oxford-pets")) {
            throw new GraftException(
                "www.robots.ox.ac.uk cannot be reached: this machine is offline, or something"
                    + " between here and there is in the way; download"
                    + " https://www.robots.ox.ac.uk/~vgg/data/pets/data/images.tar.gz with a"
                    + " browser, save it as"
                    + " /home/ada/.local/share/graft/downloads/oxford-pets-images.tar.gz, and fetch"
                    + " oxford-pets again.");
          }
          listener.accept(
              new CollectionEvent.Downloading(91_000_000, OptionalLong.of(228_813_984)));
          return new Job() {
            @Override
            public void cancel() {
              stopped.countDown();
            }

            @Override
            public boolean await() throws InterruptedException {
              stopped.await();
              return false;
            }
          };
        });
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.enter(Room.IMAGES);
      press(window, "#get-photographs");
      window.until(() -> window.count("#photographs .card-title") == 4);
      press(window, "#get-oxford-pets");
      window.until(() -> window.node("#photographs-message").isVisible());
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        draw(
            window, "moment-photographs-offline-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
      press(window, "#get-flowers");
      window.until(() -> window.node("#stop-flowers").getParent().getParent().isVisible());
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        draw(window, "moment-photographs-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
      press(window, "#stop-flowers");
      window.until(() -> window.session().jobProperty().get().isEmpty());
      assertThat(window.node("#photographs-message").isVisible()).isFalse();
    } finally {
      stopped.countDown();
    }
  }

  @Test
  void theCatalogue() throws IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    FakeWorkbench workbench = TestWindow.lived();
    Catalogue.official().entries().forEach(e -> workbench.with(ZooEntry.of(e)));
    workbench.fetching(
        (request, listener) -> {
          if (request.name().equals("resnet50")) {
            throw new GraftException(
                "storage.googleapis.com cannot be reached: this machine is offline, or something"
                    + " between here and there is in the way.");
          }
          listener.accept(new FetchEvent.Downloading(41_000_000, OptionalLong.of(102_869_336)));
          return new Job() {
            @Override
            public void cancel() {
              stopped.countDown();
            }

            @Override
            public boolean await() throws InterruptedException {
              stopped.await();
              return false;
            }
          };
        });
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, 1280, 800));
    try (window) {
      window.enter(Room.BACKBONES);
      window.until(() -> window.count(".published-card") == 36);
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        String end = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        search(window, "");
        draw(window, "moment-catalogue" + end);
        search(window, "net50");
        window.until(() -> window.count(".published-card") == 3);
        press(window, "#download-resnet50");
        press(window, "#download-resnet50v2");
        window.until(() -> window.node("#cancel-resnet50v2").isVisible());
        window.until(() -> window.node("#published-resnet50 .field-message").isVisible());
        draw(window, "moment-download" + end);
        search(window, "e");
        window.until(() -> window.count(".published-card") > 20);
        draw(window, "moment-search" + end);
      }
      search(window, "resnet50v2");
      press(window, "#cancel-resnet50v2");
      window.until(() -> window.node("#download-resnet50v2").getParent().isVisible());
    }
  }

  private static void search(TestWindow window, String words) {
    TestWindow.fx(
        () -> {
          ((TextField) window.node("#backbone-search")).setText(words);
          return true;
        });
  }

  private static void press(TestWindow window, String button) {
    TestWindow.fx(
        () -> {
          ((Button) window.node(button)).fire();
          return true;
        });
  }

  private static void moments(TestWindow window, Path odd, String end) throws IOException {
    window.enter(Room.IMAGES);
    window.drop(folder.resolve("nowhere"));
    window.until(() -> window.node(".field-message").isVisible());
    draw(window, "moment-wrong-folder" + end);
    window.drop(odd);
    window.until(() -> window.count(".class-card") == MANY.length);
    window.untilPicturesAreThere();
    draw(window, "moment-many-classes" + end);

    window.enter(Room.BACKBONES);
    window.drop(Path.of("/models/pets.h5"));
    window.until(() -> window.node("#import-message").isVisible());
    draw(window, "moment-import" + end);

    window.enter(Room.TRAIN);
    FakeJob job = train(window);
    job.emit(new TrainingEvent.Started("run-4", folder));
    job.emit(new TrainingEvent.Extracting(420, 2000));
    window.until(() -> ((Label) window.node("#run-stage")).getText().contains("420"));
    draw(window, "moment-extracting" + end);
    for (int epoch = 1; epoch <= 10; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    job.emit(Samples.finish("run-4"));
    job.finish();
    window.until(() -> window.node("#result-card").isVisible());
    draw(window, "moment-result" + end);

    FakeJob second = train(window);
    window.enter(Room.IMAGES);
    second.emit(new TrainingEvent.Started("run-5", folder));
    second.finish();
    window.until(() -> window.count(".notification") > 0);
    draw(window, "moment-notice" + end);
    window.enter(Room.TRAIN);
    FakeJob third = train(window);
    window.enter(Room.IMAGES);
    third.fail("The disk is full; free 2 GB and press Resume.");
    window.until(() -> window.count("#error-sentence") > 0);
    draw(window, "moment-error" + end);
    TestWindow.fx(
        () -> {
          ((Button) window.node("#close-dialog")).fire();
          return true;
        });
    window.until(() -> !((ModalPane) window.node("#error-dialog")).isDisplay());
  }

  private static FakeJob train(TestWindow window) {
    int before = window.workbench().jobs().size();
    window.until(() -> !((Button) window.node("#train")).isDisabled());
    TestWindow.fx(
        () -> {
          ((Button) window.node("#train")).fire();
          return true;
        });
    window.until(() -> window.workbench().jobs().size() > before);
    return window.workbench().jobs().get(before);
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
          ((TextField) window.node("#recipe-epochs")).setText("12");
          return true;
        });
    FakeJob job = train(window);
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
    Files.createDirectories(OUT);
    var image = TestWindow.fx(() -> window.scene().snapshot(null));
    Path file = OUT.resolve(name);
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertThat(file).isNotEmptyFile();
  }
}
