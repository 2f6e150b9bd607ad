package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import dev.graft.ui.shell.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/**
 * Draws the gallery of controls in both themes, and listens to what JavaFX says of the stylesheets.
 */
class UiGalleryTest {
  static {
    BigScreen.ask();
  }

  private static final Path OUT = Path.of("target", "screenshots");

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    Files.createDirectories(OUT);
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void everyControlInBothThemesWithoutAWarning() throws Exception {
    List<String> warnings = new ArrayList<>();
    Handler handler = new Warnings(warnings);
    Logger logger = Logger.getLogger("javafx.css");
    logger.addHandler(handler);
    try {
      for (Theme theme : Theme.values()) {
        Scene scene =
            TestWindow.fx(
                () -> {
                  Scene made = new Scene(new UiGallery(), 1180, 860);
                  theme.applyTo(made);
                  Stage stage = new Stage();
                  stage.setScene(made);
                  stage.show();
                  return made;
                });
        var image = TestWindow.fx(() -> scene.snapshot(null));
        Path file =
            OUT.resolve("gallery-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        TestWindow.fx(
            () -> {
              scene.getWindow().hide();
              return true;
            });
      }
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void theEarIsOpen() throws Exception {
    List<String> warnings = new ArrayList<>();
    Handler handler = new Warnings(warnings);
    Logger logger = Logger.getLogger("javafx.css");
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      TestWindow.fx(
          () -> {
            Region region = new Region();
            region.getStyleClass().add("lost");
            Scene scene = new Scene(region, 10, 10);
            scene
                .getStylesheets()
                .add(Styles.toDataURI(".lost { -fx-background-color: -graft-nowhere; }"));
            scene.snapshot(null);
            return true;
          });
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    assertThat(warnings).isNotEmpty();
  }

  /** Keeps warnings and worse. */
  static final class Warnings extends Handler {
    private final List<String> kept;

    Warnings(List<String> kept) {
      this.kept = kept;
    }

    @Override
    public void publish(LogRecord log) {
      if (log.getLevel().intValue() >= Level.WARNING.intValue()) {
        kept.add(log.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
