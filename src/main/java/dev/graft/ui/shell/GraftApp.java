package dev.graft.ui.shell;

import dev.graft.errors.GraftException;
import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Starts JavaFX and the window. JavaFX is started without a subclass of its Application: that would
 * be made by reflection, and the workbench could reach it only through a static field.
 */
public final class GraftApp {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double NANO = 1e-9;

  private GraftApp() {}

  /**
   * Shows the window and returns when it is closed. The window is shown before the engine is asked
   * for anything.
   *
   * @param workbench does the work; stays open, its owner closes it
   * @param background runs what takes long; its owner closes it
   * @param sample the sample project's folder of class folders, absolute
   * @throws NoDisplayException if JavaFX does not start
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public static void launch(Workbench workbench, Executor background, Optional<Path> sample)
      throws InterruptedException {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    // JavaFX complains once that it is on the class path, where we put it on purpose.
    Logger javafx = Logger.getLogger("javafx");
    javafx.setLevel(Level.SEVERE);
    try {
      Platform.startup(() -> show(workbench, background, sample, closed));
    } catch (RuntimeException | LinkageError e) {
      throw noDisplay(e);
    }
    try {
      closed.get();
    } catch (ExecutionException e) {
      throw new GraftException("The window cannot be built.", e.getCause());
    }
  }

  private static NoDisplayException noDisplay(Throwable cause) {
    return new NoDisplayException(
        "The window cannot be opened because there is no usable display here; "
            + "`graft --help` shows what the command line can do.",
        cause);
  }

  private static void show(
      Workbench workbench,
      Executor background,
      Optional<Path> sample,
      CompletableFuture<Boolean> closed) {
    try {
      TaskExecutor executor = new FxTaskExecutor(background);
      GraftWindow window =
          new GraftWindow(
              workbench,
              executor,
              new DecodedThumbnails(executor),
              Optional.empty(),
              () -> System.nanoTime() * NANO);
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      Stage stage = new Stage();
      stage.setTitle("Graft");
      stage.getIcons().add(new Image(GraftApp.class.getResource("graft.png").toExternalForm()));
      stage.setScene(
          window.scene(
              Math.min(WIDTH, screen.getWidth() * 0.95),
              Math.min(HEIGHT, screen.getHeight() * 0.95)));
      stage.setMinWidth(1024);
      stage.setMinHeight(680);
      stage.setOnHidden(e -> closed.complete(true));
      stage.show();
      executor.nextFrame(() -> window.begin(sample));
    } catch (RuntimeException | Error e) {
      closed.completeExceptionally(e);
      Platform.exit();
    }
  }
}
