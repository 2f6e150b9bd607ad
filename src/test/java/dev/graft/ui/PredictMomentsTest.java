package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbour;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.Theme;
import dev.graft.workbench.Inference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * Draws what passes by in the Predict room into {@code target/screenshots}, for people to look at.
 * {@code -Dgraft.screenshots.pictures=FOLDER} uses pictures of one's own.
 */
class PredictMomentsTest {
  static {
    BigScreen.ask();
  }

  private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};
  private static final Optional<Path> OWN =
      Optional.ofNullable(System.getProperty("graft.screenshots.pictures")).map(Path::of);

  @TempDir private static Path folder;
  private static List<Path> pictures = List.of();
  private static Path root = Path.of("");
  private static Optional<Stage> stage = Optional.empty();

  @BeforeAll
  static void toolkit() throws Exception {
    stage = Optional.of(FxToolkit.registerPrimaryStage());
    root = OWN.isPresent() ? OWN.get() : Samples.folder(folder, 30, "cats", "dogs");
    try (Stream<Path> all = Files.walk(root)) {
      pictures = all.filter(p -> p.toString().matches(".*\\.(png|jpg)")).sorted().toList();
    }
    Files.createDirectories(Path.of("target", "screenshots"));
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  private static int hash(Path file) {
    return Math.floorMod(file.getFileName().toString().hashCode(), 100);
  }

  private static ImagePrediction says(Path file, double shift) {
    double dogs = Math.min(0.9981, Math.max(0.0019, (hash(file) - 50) / 18.0 + 0.5 + shift));
    Prediction dog = new Prediction("dogs", 1, dogs);
    Prediction cat = new Prediction("cats", 0, 1 - dogs);
    return new ImagePrediction(
        file.toString(), dogs > 0.5 ? List.of(dog, cat) : List.of(cat, dog), Optional.empty());
  }

  private static Neighbourhood alike(Path file) {
    List<Neighbour> nearest =
        Stream.iterate(hash(file), i -> i + 7)
            .limit(6)
            .map(i -> pictures.get(i % pictures.size()))
            .map(
                p ->
                    new Neighbour(p, p.toString().contains("dogs") ? 1 : 0, 0.97 - hash(p) / 900.0))
            .toList();
    return new Neighbourhood(
        file.toString(), nearest, hash(file) % 10 == 0 ? 1.12 : 0.61, 0.99, Optional.empty());
  }

  private static FakeWorkbench scripted() {
    FakeWorkbench workbench = TestWindow.lived();
    workbench.predicting(f -> says(f, 0));
    FakeInference inference = workbench.inference();
    inference.predicting("/projects/pets/runs/run-1/bundle", f -> says(f, -0.3));
    inference.alike(PredictMomentsTest::alike);
    inference.explaining((f, c) -> FakeInference.corner(c));
    inference.exporting((format, out) -> new Inference.Exported(out, format, 32, 2.4e-7));
    return workbench;
  }

  @Test
  void moments() throws IOException {
    for (int[] size : SIZES) {
      FakeWorkbench workbench = scripted();
      TestWindow window =
          TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), workbench, size[0], size[1]));
      try (window) {
        window.enter(Room.IMAGES);
        window.drop(root);
        window.until(() -> window.session().datasetProperty().get().isPresent());
        window.enter(Room.PREDICT);
        window.until(() -> window.session().runs().size() == 3);
        both(window, "empty", size[0]);
        window.drop(pictures.get(1));
        window.until(() -> window.count("#answer .bar-row") == 2);
        window.until(() -> window.node("#heat-map").isVisible());
        both(window, "one", size[0]);
        window.drop(root);
        window.until(
            () ->
                ((Label) window.node("#picture-count"))
                    .getText()
                    .startsWith(count(pictures.size())));
        both(window, "many", size[0]);
        second(window);
        window.until(() -> window.count("#second-answer .bar-row") == 2);
        both(window, "two", size[0]);
        unlike(window);
        both(window, "unlike", size[0]);
        export(window);
        both(window, "export", size[0]);
      }
      assertThat(workbench.inference().asked()).anyMatch(q -> q.startsWith("similar"));
    }
  }

  private static String count(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static void unlike(TestWindow window) {
    Path odd = pictures.stream().filter(p -> hash(p) % 10 == 0).findFirst().orElseThrow();
    window.drop(odd);
    window.until(() -> window.node("#unlike").isVisible());
  }

  @SuppressWarnings("unchecked")
  private static void second(TestWindow window) {
    TestWindow.fx(
        () -> {
          ComboBox<Object> box = (ComboBox<Object>) window.node("#second-choice");
          box.setValue(box.getItems().get(1));
          return true;
        });
  }

  private static void export(TestWindow window) {
    TestWindow.fx(
        () -> {
          ((Button) window.node("#export-model")).fire();
          return true;
        });
    window.until(() -> window.node("#export-card").isVisible());
    TestWindow.fx(
        () -> {
          ((Button) window.node("#export-write")).fire();
          return true;
        });
    window.until(() -> window.node("#export-result").isVisible());
  }

  private static void both(TestWindow window, String moment, int width) throws IOException {
    for (Theme theme : Theme.values()) {
      window.theme(theme);
      window.untilPicturesAreThere();
      Drawing.draw(
          window,
          "predict-%s-%s-%d.png".formatted(moment, theme.name().toLowerCase(Locale.ROOT), width));
    }
  }
}
