package dev.graft.ui;

import dev.graft.project.RunState;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.GraftWindow;
import dev.graft.ui.shell.Theme;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over a workbench, mostly a scripted one, for tests beside the JavaFX thread. */
public final class TestWindow implements AutoCloseable {
  private final ExecutorService background = Executors.newFixedThreadPool(4);
  private final Optional<FakeWorkbench> scripted;
  private final GraftWindow window;
  private final Scene scene;

  /** Makes and shows a window. On the JavaFX thread. */
  public TestWindow(Stage stage, FakeWorkbench workbench, double width, double height) {
    this(stage, workbench, Optional.of(workbench), Optional.empty(), width, height);
  }

  /** Makes and shows a window over a workbench that works, which the caller closes. */
  public TestWindow(Stage stage, Workbench workbench, Path project, double width, double height) {
    this(stage, workbench, Optional.empty(), Optional.of(project), width, height);
  }

  private TestWindow(
      Stage stage,
      Workbench workbench,
      Optional<FakeWorkbench> scripted,
      Optional<Path> project,
      double width,
      double height) {
    this.scripted = scripted;
    TaskExecutor executor = new FxTaskExecutor(background);
    window =
        new GraftWindow(
            workbench,
            executor,
            new DecodedThumbnails(executor),
            project,
            () -> System.nanoTime() * 1e-9);
    scene = window.scene(width, height);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
    window.begin(Optional.empty());
  }

  /** Opens a folder as the sample project, as at first start. */
  public void beginWith(Path sample) {
    fx(
        () -> {
          window.begin(Optional.of(sample));
          return true;
        });
  }

  /** A workbench with three backbones. */
  public static FakeWorkbench stocked() {
    FakeWorkbench workbench =
        new FakeWorkbench()
            .with(Samples.backbone("graft-mini", "MobileNetV2:0.35", 96, 0), true)
            .with(Samples.backbone("mobilenet-v2", "MobileNetV2:1.0", 224, 1000), false)
            .with(Samples.backbone("mobilenet-quarter", "MobileNet:0.25", 160, 1000), false);
    workbench.predicting(Samples::dog);
    return workbench;
  }

  /** A stocked workbench with runs. */
  public static FakeWorkbench lived() {
    return stocked()
        .with(Samples.finished("run-1", "mobilenet-v2", 0.968))
        .with(Samples.unfinished("run-2", "mobilenet-quarter", RunState.STOPPED))
        .with(Samples.finished("run-3", "mobilenet-v2", 0.988));
  }

  /** The scripted workbench. */
  public FakeWorkbench workbench() {
    return scripted.orElseThrow();
  }

  /** The window's scene. */
  public Scene scene() {
    return scene;
  }

  /** Enters a room. */
  public void enter(Room room) {
    fx(
        () -> {
          window.session().roomProperty().set(room);
          return true;
        });
  }

  /** Changes the theme. */
  public void theme(Theme theme) {
    fx(
        () -> {
          window.setTheme(theme);
          return true;
        });
  }

  /** The state that rooms share. */
  public dev.graft.ui.session.Session session() {
    return window.session();
  }

  /** Drops files on the room that is shown. */
  public void drop(Path... paths) {
    fx(
        () -> {
          DropTarget.find(node(".room")).orElseThrow().drop(List.of(paths));
          return true;
        });
  }

  /** Finds a node. */
  public Node node(String query) {
    return Optional.ofNullable(scene.lookup(query))
        .orElseThrow(() -> new AssertionError("there is no " + query));
  }

  /** Counts nodes. */
  public int count(String query) {
    return scene.getRoot().lookupAll(query).size();
  }

  /** Waits until something holds, which is asked on the JavaFX thread. */
  public void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(holds));
    } catch (TimeoutException e) {
      throw new AssertionError("still not so after 30 seconds", e);
    }
  }

  /** Waits until all tiles that are shown have their picture. */
  public void untilPicturesAreThere() {
    until(
        () ->
            scene.getRoot().lookupAll(".picture-tile").stream()
                .filter(Node::isVisible)
                .allMatch(t -> hasPicture(t)));
  }

  private static boolean hasPicture(Node tile) {
    return tile.lookupAll("ImageView").stream()
            .anyMatch(v -> v instanceof ImageView view && view.getImage() != null)
        || tile.lookupAll(".broken-picture").stream().anyMatch(Node::isVisible);
  }

  /** Does something on the JavaFX thread and waits for it. */
  public static <T> T fx(Callable<T> work) {
    T result = WaitForAsyncUtils.waitForAsyncFx(30_000, work);
    WaitForAsyncUtils.waitForFxEvents();
    return result;
  }

  @Override
  public void close() {
    scripted.ifPresent(w -> w.jobs().forEach(FakeJob::cancel));
    background.shutdownNow();
  }
}
