package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.graft.collections.CollectionEvent;
import dev.graft.errors.GraftException;
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
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * Draws what is seen for a moment only, in both themes, into {@code target/screenshots}: messages,
 * downloads, failures.
 */
class MomentScreenshotsTest {
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
  void momentsThatPass() throws IOException {
    Path odd = Samples.folder(Files.createDirectories(folder.resolve("odd")), 3, Drawing.MANY);
    Files.writeString(odd.resolve(Drawing.MANY[0]).resolve("empty.jpg"), "");
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
      Drawing.press(window, "#get-photographs");
      window.until(() -> window.count("#photographs .card-title") == 4);
      Drawing.press(window, "#get-oxford-pets");
      window.until(() -> window.node("#photographs-message").isVisible());
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        Drawing.draw(
            window, "moment-photographs-offline-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
      Drawing.press(window, "#get-flowers");
      window.until(() -> window.node("#stop-flowers").getParent().getParent().isVisible());
      for (Theme theme : Theme.values()) {
        window.theme(theme);
        Drawing.draw(
            window, "moment-photographs-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      }
      Drawing.press(window, "#stop-flowers");
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
        Drawing.draw(window, "moment-catalogue" + end);
        search(window, "net50");
        window.until(() -> window.count(".published-card") == 3);
        Drawing.press(window, "#download-resnet50");
        Drawing.press(window, "#download-resnet50v2");
        window.until(() -> window.node("#cancel-resnet50v2").isVisible());
        window.until(() -> window.node("#trouble-resnet50").isVisible());
        Drawing.draw(window, "moment-download" + end);
        search(window, "e");
        window.until(() -> window.count(".published-card") > 20);
        Drawing.draw(window, "moment-search" + end);
      }
      search(window, "resnet50v2");
      Drawing.press(window, "#cancel-resnet50v2");
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

  private static void moments(TestWindow window, Path odd, String end) throws IOException {
    window.enter(Room.IMAGES);
    window.drop(folder.resolve("nowhere"));
    window.until(() -> window.node(".field-message").isVisible());
    Drawing.draw(window, "moment-wrong-folder" + end);
    window.drop(odd);
    window.until(() -> window.count(".class-card") == Drawing.MANY.length);
    window.untilPicturesAreThere();
    Drawing.draw(window, "moment-many-classes" + end);

    window.enter(Room.BACKBONES);
    window.drop(Path.of("/models/pets.h5"));
    window.until(() -> window.node("#import-message").isVisible());
    Drawing.draw(window, "moment-import" + end);

    window.enter(Room.TRAIN);
    FakeJob job = Drawing.train(window);
    job.emit(new TrainingEvent.Started("run-4", folder));
    job.emit(new TrainingEvent.Extracting(420, 2000));
    window.until(() -> ((Label) window.node("#run-stage")).getText().contains("420"));
    Drawing.draw(window, "moment-extracting" + end);
    for (int epoch = 1; epoch <= 10; epoch++) {
      job.emit(Samples.epoch(epoch));
    }
    job.emit(Samples.finish("run-4"));
    job.finish();
    window.until(() -> window.node("#result-card").isVisible());
    Drawing.draw(window, "moment-result" + end);

    FakeJob second = Drawing.train(window);
    window.enter(Room.IMAGES);
    second.emit(new TrainingEvent.Started("run-5", folder));
    second.finish();
    window.until(() -> window.count(".notification") > 0);
    Drawing.draw(window, "moment-notice" + end);
    window.enter(Room.TRAIN);
    FakeJob third = Drawing.train(window);
    window.enter(Room.IMAGES);
    third.fail("The disk is full; free 2 GB and press Resume.");
    window.until(() -> window.count("#error-sentence") > 0);
    Drawing.draw(window, "moment-error" + end);
    TestWindow.fx(
        () -> {
          ((Button) window.node("#close-dialog")).fire();
          return true;
        });
    window.until(() -> !((ModalPane) window.node("#error-dialog")).isDisplay());
  }
}
