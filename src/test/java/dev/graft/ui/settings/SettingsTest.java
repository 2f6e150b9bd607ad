package dev.graft.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.kit.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Rectangle2D MAIN = new Rectangle2D(0, 0, 1920, 1050);
  private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 1024);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("config").resolve("settings.json");
  }

  private static Settings chosen(Path project) {
    return Settings.defaults()
        .with(Appearance.LIGHT)
        .withText(120)
        .withMotion(true)
        .with(new WindowPlace(10, 20, 1300, 820, true))
        .opened(project, Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Settings settings = chosen(folder.resolve("pets"));
    new SettingsFile(file()).write(settings);

    SettingsFile.Read read = new SettingsFile(file()).read();

    assertThat(read.settings()).isEqualTo(settings);
    assertThat(read.complaint()).isEmpty();
  }

  @Test
  void withoutAFileTheDefaultsHold() {
    assertThat(new SettingsFile(file()).read())
        .isEqualTo(new SettingsFile.Read(Settings.defaults(), Optional.empty()));
  }

  @Test
  void aBrokenFileIsPutAsideWithASentence() throws IOException {
    for (String broken : List.of("{\"appearance\": \"li", "[1, 2]", "")) {
      Files.createDirectories(file().getParent());
      Files.writeString(file(), broken);

      SettingsFile.Read read = new SettingsFile(file()).read();

      assertThat(read.settings()).isEqualTo(Settings.defaults());
      assertThat(read.complaint().orElseThrow())
          .contains(file().toString(), "settings.json.broken")
          .endsWith(".");
      assertThat(file()).doesNotExist();
      assertThat(file().resolveSibling("settings.json.broken")).hasContent(broken);
    }
  }

  @Test
  void oneFieldThatMakesNoSenseCostsThatFieldAlone() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        """
        {"version": 1, "appearance": "plaid", "textPercent": 900, "reduceMotion": true,
         "window": {"x": "left"}, "project": 7,
         "recentProjects": [{"folder": "not/absolute", "opened": "2026-01-02T03:04:05Z"},
                            {"folder": "/a/pets", "opened": "yesterday"}]}
        """);

    Settings settings = new SettingsFile(file()).read().settings();

    assertThat(settings).isEqualTo(Settings.defaults().withMotion(true).withText(Settings.LARGEST));
  }

  @Test
  void whatANewerGraftWroteIsKept() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"version\": 7, \"sound\": \"off\", \"textPercent\": 110}");
    SettingsFile file = new SettingsFile(file());
    Settings read = file.read().settings();

    file.write(read.with(Appearance.LIGHT));

    assertThat(Files.readString(file())).contains("\"sound\" : \"off\"", "\"version\" : 7");
    assertThat(new SettingsFile(file()).read().settings())
        .isEqualTo(Settings.defaults().withText(110).with(Appearance.LIGHT));
  }

  @Test
  void theProjectOpenedLastHeadsTheListAndStandsInItOnce() {
    Settings settings = Settings.defaults();
    for (int i = 0; i < Settings.MOST_RECENT + 3; i++) {
      settings = settings.opened(folder.resolve("p" + i), Instant.ofEpochSecond(i));
    }
    Instant later = Instant.ofEpochSecond(100);
    settings = settings.opened(folder.resolve("p5"), later);

    assertThat(settings.recent()).hasSize(Settings.MOST_RECENT);
    assertThat(settings.recent().get(0))
        .isEqualTo(new RecentProject(folder.resolve("p5").toAbsolutePath(), later));
    assertThat(settings.recent().stream().filter(r -> r.name().equals("p5"))).hasSize(1);
    assertThat(settings.project()).contains(folder.resolve("p5").toAbsolutePath());

    settings = settings.forgotten(folder.resolve("p5").toAbsolutePath()).withoutProject();
    assertThat(settings.recent()).noneMatch(r -> r.name().equals("p5"));
    assertThat(settings.project()).isEmpty();
  }

  @Test
  void changesReachTheFileAndTheListeners() {
    SettingsFile file = new SettingsFile(file());
    List<Problem> problems = new ArrayList<>();
    SettingsModel model =
        new SettingsModel(
            Settings.defaults(), Optional.of(file), new CurrentThreadTaskExecutor(), problems::add);
    List<Settings> heard = new ArrayList<>();
    model.settingsProperty().addListener((o, was, is) -> heard.add(is));

    model.change(s -> s.withText(130));
    model.change(s -> s.withText(130));

    assertThat(heard).hasSize(1);
    assertThat(new SettingsFile(file()).read().settings().textPercent()).isEqualTo(130);
    assertThat(model.isStale()).isFalse();
    assertThat(problems).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenIsAProblemWithASentence() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("taken"), "a file");
    List<Problem> problems = new ArrayList<>();
    SettingsModel model =
        new SettingsModel(
            Settings.defaults(),
            Optional.of(new SettingsFile(inTheWay.resolve("settings.json"))),
            new CurrentThreadTaskExecutor(),
            problems::add);

    model.change(s -> s.withText(130));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).sentence()).contains("taken").endsWith(".");
    assertThat(model.get().textPercent()).isEqualTo(130);
  }

  @Test
  void aPlaceOnAScreenThatIsThereIsRestored() {
    WindowPlace place = new WindowPlace(2000, 100, 1100, 800, false);
    assertThat(place.on(List.of(MAIN, RIGHT))).contains(place);
  }

  @Test
  void aPlaceOnAScreenThatIsGoneIsNot() {
    assertThat(new WindowPlace(2000, 100, 1100, 800, false).on(List.of(MAIN))).isEmpty();
    assertThat(new WindowPlace(100, -900, 1100, 800, false).on(List.of(MAIN))).isEmpty();
    assertThat(new WindowPlace(Double.NaN, 0, 1100, 800, false).on(List.of(MAIN))).isEmpty();
  }

  @Test
  void aWindowThatHangsOverIsPushedBackAndOneTooLargeShrinks() {
    assertThat(new WindowPlace(1500, 900, 1200, 800, false).on(List.of(MAIN)))
        .contains(new WindowPlace(720, 250, 1200, 800, false));
    assertThat(new WindowPlace(0, 0, 4000, 3000, true).on(List.of(MAIN)))
        .contains(new WindowPlace(0, 0, 1920, 1050, true));
    assertThat(new WindowPlace(0, 0, 300, 200, false).on(List.of(MAIN)))
        .contains(new WindowPlace(0, 0, WindowPlace.NARROWEST, WindowPlace.LOWEST, false));
  }
}
