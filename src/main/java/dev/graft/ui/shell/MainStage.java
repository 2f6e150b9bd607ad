package dev.graft.ui.shell;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import dev.graft.ui.settings.Settings;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.ui.settings.WindowPlace;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * The window on the screen, which shows one project after the other. Each project has a {@link
 * GraftWindow} of its own, with a session of its own: nothing of one is left when the next is
 * shown.
 */
final class MainStage implements ProjectOpener {
  private static final Texts TEXTS = Texts.in(MainStage.class);
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double OF_SCREEN = 0.95;
  private static final double NANO = 1e-9;

  private final Stage stage;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ThumbnailSource thumbnails;
  private final SettingsModel settings;
  private final Program program;
  private final Optional<Path> sample;
  private Optional<GraftWindow> window = Optional.empty();
  private WindowPlace normal;

  MainStage(
      Stage stage,
      Workbench workbench,
      TaskExecutor executor,
      ThumbnailSource thumbnails,
      SettingsModel settings,
      Program program,
      Optional<Path> sample) {
    this.stage = stage;
    this.workbench = workbench;
    this.executor = executor;
    this.thumbnails = thumbnails;
    this.settings = settings;
    this.program = program;
    this.sample = sample;
    normal = firstPlace();
  }

  /**
   * Shows the window, where it stood last if that is on a screen.
   *
   * @param project the project to open; empty for the user's own
   */
  void show(Optional<Path> project) {
    stage.getIcons().add(new Image(MainStage.class.getResource("graft.png").toExternalForm()));
    stage.setMinWidth(WindowPlace.NARROWEST);
    stage.setMinHeight(WindowPlace.LOWEST);
    stage.setX(normal.x());
    stage.setY(normal.y());
    stage.setWidth(normal.width());
    stage.setHeight(normal.height());
    stage.setMaximized(normal.maximised());
    open(project);
    for (var property :
        List.of(
            stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
      property.addListener(o -> remember());
    }
    stage.setOnCloseRequest(
        e -> {
          e.consume();
          window.ifPresentOrElse(w -> w.leave(this::quit), this::quit);
        });
    stage
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                window.ifPresent(w -> w.shell().askDesktop());
              }
            });
    stage.show();
  }

  @Override
  public void open(Optional<Path> project) {
    settings.change(s -> project.map(p -> s.opened(p, Instant.now())).orElseGet(s::withoutProject));
    GraftWindow next =
        new GraftWindow(
            workbench,
            executor,
            thumbnails,
            project,
            () -> System.nanoTime() * NANO,
            new Surroundings(settings, this, program));
    Optional<GraftWindow> before = window;
    window = Optional.of(next);
    Optional<Scene> shown = Optional.ofNullable(stage.getScene());
    stage.setScene(
        next.scene(
            shown.map(Scene::getWidth).orElse(normal.width()),
            shown.map(Scene::getHeight).orElse(normal.height())));
    before.ifPresent(GraftWindow::close);
    stage.setTitle(
        project
            .map(p -> TEXTS.format("window.project", p.getFileName()))
            .orElse(TEXTS.get("window.title")));
    // The window first, drawn and on the screen with the second frame, then what it asks for: its
    // engine, a process of its own, takes a processor for a while.
    executor.nextFrame(
        () ->
            executor.nextFrame(
                () -> {
                  next.begin(project.isPresent() ? Optional.empty() : sample);
                  executor.nextFrame(next::warmUp);
                }));
  }

  @Override
  public void quit() {
    WindowPlace place = normal;
    settings.change(
        s ->
            s.with(
                new WindowPlace(
                    place.x(), place.y(), place.width(), place.height(), stage.isMaximized())));
    stage.hide();
  }

  /** Tells something that went wrong before there was a window. */
  void complain(String sentence) {
    window.ifPresent(w -> w.tell(sentence));
  }

  /** What is shown, for tests. */
  Optional<GraftWindow> window() {
    return window;
  }

  private void remember() {
    if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
      normal =
          new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
  }

  private WindowPlace firstPlace() {
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Settings now = settings.get();
    return now.window().flatMap(w -> w.on(screens)).orElseGet(() -> middleOf(screens.get(0)));
  }

  private static WindowPlace middleOf(Rectangle2D screen) {
    double width = Math.min(WIDTH, screen.getWidth() * OF_SCREEN);
    double height = Math.min(HEIGHT, screen.getHeight() * OF_SCREEN);
    return new WindowPlace(
        screen.getMinX() + (screen.getWidth() - width) / 2,
        screen.getMinY() + (screen.getHeight() - height) / 2,
        width,
        height,
        false);
  }
}
