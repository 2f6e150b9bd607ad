package dev.graft.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.Project;
import dev.graft.ui.BigScreen;
import dev.graft.ui.TestWindow;
import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.settings.Settings;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.ui.settings.WindowPlace;
import dev.graft.workbench.UserFolders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class MainStageTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private final ExecutorService background = Executors.newFixedThreadPool(2);
  private final TaskExecutor executor = new FxTaskExecutor(background);

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterAll
  static void done() throws Exception {
    FxToolkit.cleanupStages();
  }

  private record Shown(Stage stage, MainStage main, SettingsModel settings) {}

  private Shown show(Settings settings, Optional<Path> project) {
    return TestWindow.fx(
        () -> {
          Stage stage = new Stage();
          SettingsModel model =
              new SettingsModel(settings, Optional.empty(), executor, problem -> {});
          MainStage main =
              new MainStage(
                  stage,
                  TestWindow.stocked(),
                  executor,
                  new DecodedThumbnails(executor),
                  model,
                  new Program("1.2.3", new UserFolders(folder, folder)),
                  Optional.empty());
          main.show(project);
          return new Shown(stage, main, model);
        });
  }

  private Path project(String name) {
    try (Project made = Project.openOrCreate(folder.resolve(name))) {
      return made.folder();
    }
  }

  private static void close(Shown shown) {
    TestWindow.fx(
        () -> {
          shown.stage().hide();
          return true;
        });
  }

  @Test
  void aProjectTakesThePlaceOfTheOther() {
    Path pets = project("pets");
    Shown shown = show(Settings.defaults(), Optional.empty());
    Scene before = shown.stage().getScene();
    assertThat(shown.stage().getTitle()).isEqualTo("Graft");

    TestWindow.fx(
        () -> {
          shown.main().open(Optional.of(pets));
          return true;
        });

    assertThat(shown.stage().getScene()).isNotSameAs(before);
    assertThat(shown.stage().getTitle()).isEqualTo("pets – Graft");
    assertThat(shown.main().window().orElseThrow().session().project()).contains(pets);
    assertThat(shown.settings().get().project()).contains(pets);
    assertThat(shown.settings().get().recent()).hasSize(1);
    close(shown);
  }

  @Test
  void theWindowStandsWhereItStoodIfThatIsOnAScreen() {
    WindowPlace place = new WindowPlace(100, 60, 1200, 760, false);
    Shown shown = show(Settings.defaults().with(place), Optional.empty());
    assertThat(shown.stage().getX()).isEqualTo(100);
    assertThat(shown.stage().getWidth()).isEqualTo(1200);

    TestWindow.fx(
        () -> {
          shown.stage().setWidth(1300);
          shown.main().quit();
          return true;
        });
    assertThat(shown.settings().get().window())
        .contains(new WindowPlace(100, 60, 1300, 760, false));
    assertThat(shown.stage().isShowing()).isFalse();
  }

  @Test
  void aPlaceBeyondTheScreensIsForgotten() {
    Shown shown =
        show(
            Settings.defaults().with(new WindowPlace(9000, 60, 1200, 760, false)),
            Optional.empty());
    assertThat(shown.stage().getX()).isLessThan(1920);
    close(shown);
  }

  @Test
  void closingAsksWhileSomethingIsRunning() {
    Shown shown = show(Settings.defaults(), Optional.empty());
    boolean[] cancelled = {false};
    TestWindow.fx(
        () -> {
          shown
              .main()
              .window()
              .orElseThrow()
              .session()
              .jobs()
              .begin(new JobStatus("run-1", 0.5, "", Optional.of(() -> cancelled[0] = true)));
          shown.stage().fireEvent(new WindowEvent(shown.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
          return true;
        });
    assertThat(shown.stage().isShowing()).isTrue();
    assertThat(TestWindow.fx(() -> shown.stage().getScene().lookup("#confirm-card"))).isNotNull();

    TestWindow.fx(
        () -> {
          ((Button) shown.stage().getScene().lookup("#stop-and-go-on")).fire();
          return true;
        });
    assertThat(cancelled[0]).isTrue();
    assertThat(shown.stage().isShowing()).isFalse();
  }
}
