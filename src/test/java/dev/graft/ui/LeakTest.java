package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.ui.pictures.ThumbnailSource;
import dev.graft.ui.session.Room;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.ui.shell.GraftWindow;
import dev.graft.ui.shell.Program;
import dev.graft.ui.shell.ProjectOpener;
import dev.graft.ui.shell.Surroundings;
import dev.graft.workbench.UserFolders;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Opens and closes each room fifty times, and looks for what is left of them. */
class LeakTest {
  static {
    BigScreen.ask();
  }

  private static final int TIMES = 50;
  private static Optional<Stage> stage = Optional.empty();

  @TempDir private Path folder;

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    // Not that stage: TestFX keeps every event that it sees there, and with it the nodes.
    stage = Optional.of(TestWindow.fx(Stage::new));
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  /** What outlives the windows of a program, and what must not. */
  private static final class Living implements ProjectOpener {
    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final TaskExecutor executor = new FxTaskExecutor(background);
    private final ThumbnailSource thumbnails = new DecodedThumbnails(executor);
    private final SettingsModel settings = SettingsModel.forgetful(executor);
    private final FakeWorkbench workbench = TestWindow.lived();
    private final Map<String, List<WeakReference<Object>>> gone = new HashMap<>();

    @Override
    public void open(Optional<Path> folder) {}

    @Override
    public void quit() {}

    void openAndClose(Path pets) {
      GraftWindow window =
          TestWindow.fx(
              () -> {
                GraftWindow opened =
                    new GraftWindow(
                        workbench,
                        executor,
                        thumbnails,
                        Optional.empty(),
                        () -> 0,
                        new Surroundings(
                            settings, this, new Program("", new UserFolders(pets, pets))));
                Scene scene = opened.scene(1280, 800);
                stage.orElseThrow().setScene(scene);
                stage.orElseThrow().show();
                opened.begin(Optional.of(pets));
                return opened;
              });
      until(() -> window.session().datasetProperty().get().isPresent());
      until(() -> window.session().backboneProperty().get().isPresent());
      until(() -> !window.session().runs().isEmpty());
      for (Room room : Room.values()) {
        TestWindow.fx(
            () -> {
              window.session().roomProperty().set(room);
              Scene scene = stage.orElseThrow().getScene();
              scene.getRoot().applyCss();
              scene.getRoot().layout();
              Node view = scene.lookup(".room");
              remember(room.name(), view);
              return true;
            });
      }
      remember("window", window);
      remember("session", window.session());
      TestWindow.fx(
          () -> {
            window.close();
            return true;
          });
    }

    private void remember(String what, Object thing) {
      gone.computeIfAbsent(what, w -> new ArrayList<>()).add(new WeakReference<>(thing));
    }

    private static void until(Callable<Boolean> holds) {
      try {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> TestWindow.fx(holds));
      } catch (TimeoutException e) {
        throw new AssertionError("still not so after 30 seconds", e);
      }
    }

    List<String> left() {
      System.gc();
      List<String> left = new ArrayList<>();
      gone.forEach(
          (what, all) -> {
            long alive = all.stream().filter(r -> r.get() != null).count();
            if (alive > 0) {
              left.add(alive + " of " + all.size() + " " + what);
            }
          });
      return left;
    }
  }

  @Test
  void nothingIsLeftOfRoomsThatWereClosed() throws Exception {
    Path pets = Samples.folder(folder, 4, "cats", "dogs");
    Living living = new Living();
    try {
      for (int i = 0; i < TIMES; i++) {
        living.openAndClose(pets);
      }
      TestWindow.fx(
          () -> {
            stage.orElseThrow().setScene(new Scene(new Region(), 1280, 800));
            return true;
          });
      // Several tries: the JavaFX thread still lets go of the last window.
      for (int i = 0; i < TIMES && !living.left().isEmpty(); i++) {
        WaitForAsyncUtils.waitForFxEvents();
      }
      assertThat(living.left()).isEmpty();
      assertThat(living.gone).containsKeys("IMAGES", "PREDICT", "window", "session");
      assertThat(living.gone.values()).allMatch(all -> all.size() == TIMES);
    } finally {
      living.background.shutdownNow();
    }
  }

  @Test
  void goingFromRoomToRoomAddsNothing() throws Exception {
    Path pets = Samples.folder(folder, 4, "cats", "dogs");
    TestWindow window =
        TestWindow.fx(() -> new TestWindow(stage.orElseThrow(), TestWindow.lived(), 1280, 800));
    try (window) {
      window.beginWith(pets);
      window.until(() -> window.session().datasetProperty().get().isPresent());
      window.until(() -> !window.session().runs().isEmpty());
      Map<Room, Node> first = new HashMap<>();
      Map<Room, Integer> nodes = new HashMap<>();
      for (int i = 0; i < TIMES; i++) {
        for (Room room : Room.values()) {
          window.enter(room);
          Node view = TestWindow.fx(() -> window.node(".room"));
          int count = TestWindow.fx(() -> window.count("*"));
          if (i == 1) {
            first.put(room, view);
            nodes.put(room, count);
          } else if (i > 1) {
            assertThat(view).isSameAs(first.get(room));
          }
          if (i == TIMES - 1) {
            assertThat(count).as("nodes in %s", room).isLessThanOrEqualTo(nodes.get(room) + 5);
          }
        }
      }
    }
  }
}
