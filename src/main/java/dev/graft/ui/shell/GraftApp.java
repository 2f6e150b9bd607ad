package dev.graft.ui.shell;

import dev.graft.errors.GraftException;
import dev.graft.project.Project;
import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.ui.settings.Settings;
import dev.graft.ui.settings.SettingsFile;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts JavaFX and the window. JavaFX is started without a subclass of its Application: that would
 * be made by reflection, and the workbench could reach it only through a static field.
 */
public final class GraftApp {
  private static final Logger LOG = LoggerFactory.getLogger(GraftApp.class);
  private static final Texts TEXTS = Texts.in(GraftApp.class);

  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Program program;
  private final SettingsFile file;
  private final SettingsFile.Read read;
  private final CompletableFuture<Settings> closed = new CompletableFuture<>();

  private GraftApp(Workbench workbench, Executor background, Program program) {
    this.workbench = workbench;
    this.executor = new FxTaskExecutor(background);
    this.program = program;
    // Here and not on the JavaFX thread, which does not exist yet.
    this.file = new SettingsFile(program.folders().settings());
    this.read = file.read();
  }

  /**
   * Shows the window and returns when it is closed. The window is shown before the engine is asked
   * for anything.
   *
   * @param workbench does the work; stays open, its owner closes it
   * @param background runs what takes long; its owner closes it
   * @param program its version and its folders
   * @param sample the sample project's folder of class folders, absolute
   * @throws NoDisplayException if JavaFX does not start
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public static void launch(
      Workbench workbench, Executor background, Program program, Optional<Path> sample)
      throws InterruptedException {
    GraftApp app = new GraftApp(workbench, background, program);
    Optional<Path> project = app.read.settings().project().filter(Project::isProject);
    // JavaFX complains once that it is on the class path, where we put it on purpose.
    java.util.logging.Logger javafx = java.util.logging.Logger.getLogger("javafx");
    javafx.setLevel(Level.SEVERE);
    try {
      Platform.startup(() -> app.show(project, sample));
    } catch (RuntimeException | LinkageError e) {
      throw noDisplay(e);
    }
    app.awaitEnd();
  }

  /** How long the window took, for whoever measures it; read by the command that does. */
  private static void say() {
    ProcessHandle.Info process = ProcessHandle.current().info();
    Instant now = Instant.now();
    LOG.info(
        "window shown {} ms after the process began, which computed for {} ms",
        process.startInstant().map(start -> Duration.between(start, now).toMillis()).orElse(-1L),
        process.totalCpuDuration().map(Duration::toMillis).orElse(-1L));
  }

  private void awaitEnd() throws InterruptedException {
    try {
      Settings last = closed.get();
      // Whatever the background has not written by now, it will not: the program ends.
      if (!last.equals(read.settings())) {
        file.write(last);
      }
    } catch (ExecutionException e) {
      throw new GraftException(TEXTS.get("window.cannot"), e.getCause());
    }
  }

  private static NoDisplayException noDisplay(Throwable cause) {
    return new NoDisplayException(TEXTS.get("window.no-display"), cause);
  }

  private void show(Optional<Path> project, Optional<Path> sample) {
    // What goes wrong on this thread leaves the window as it was; without this, nobody could read
    // afterwards what it had been.
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, e) -> LOG.error("the window failed", e));
    try {
      Stage stage = new Stage();
      SettingsModel settings =
          new SettingsModel(
              read.settings(),
              Optional.of(file),
              executor,
              problem -> LOG.warn(problem.sentence()));
      MainStage shown =
          new MainStage(
              stage,
              workbench,
              executor,
              new DecodedThumbnails(executor),
              settings,
              program,
              sample);
      stage.setOnHidden(e -> closed.complete(settings.get()));
      shown.show(project);
      read.complaint().ifPresent(shown::complain);
      // Two frames: the first one lays the window out, the second says that it was drawn.
      executor.nextFrame(() -> executor.nextFrame(GraftApp::say));
    } catch (RuntimeException | Error e) {
      closed.completeExceptionally(e);
      Platform.exit();
    }
  }
}
