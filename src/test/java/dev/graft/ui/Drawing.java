package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javax.imageio.ImageIO;

/** What all that draw the window for people to look at have in common. */
final class Drawing {
  private static final Path OUT = Path.of("target", "screenshots");

  /** The names of many classes. */
  static final String[] MANY = {
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

  private Drawing() {}

  /** Writes what the window shows into a file of {@code target/screenshots}. */
  static void draw(TestWindow window, String name) throws IOException {
    Files.createDirectories(OUT);
    var image = TestWindow.fx(() -> window.scene().snapshot(null));
    Path file = OUT.resolve(name);
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertThat(file).isNotEmptyFile();
  }

  /** Presses a button. */
  static void press(TestWindow window, String button) {
    TestWindow.fx(
        () -> {
          ((Button) window.node(button)).fire();
          return true;
        });
  }

  /** Starts a training as soon as it can be started. */
  static FakeJob train(TestWindow window) {
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
}
