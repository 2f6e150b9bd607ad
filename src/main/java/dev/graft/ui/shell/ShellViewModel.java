package dev.graft.ui.shell;

import dev.graft.dataset.Dataset;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.NoticeLog;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.ui.settings.Appearance;
import dev.graft.ui.settings.Settings;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.workbench.DesktopLook;
import dev.graft.workbench.EngineStatus;
import dev.graft.workbench.FileManager;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;

/** State of what surrounds the rooms. */
public final class ShellViewModel {
  private static final Texts TEXTS = Texts.in(ShellViewModel.class);

  /** Whether the engine can be used. */
  public enum Engine {
    LOADING,
    READY,
    FAILED
  }

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final NoticeLog log;
  private final Surroundings around;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.DARK);
  private final ObjectProperty<Engine> engine = new SimpleObjectProperty<>(Engine.LOADING);
  private final StringProperty engineText = new SimpleStringProperty(TEXTS.get("engine.loading"));
  private final StringProperty engineDetails = new SimpleStringProperty("");
  private final StringProperty stored = new SimpleStringProperty("");
  private final ObjectProperty<Map<String, String>> embedded = new SimpleObjectProperty<>(Map.of());
  private final ChangeListener<Settings> settingsChange = (o, was, is) -> dress(was, is);
  private Map<String, String> versions = Map.of();

  /**
   * Makes the view model.
   *
   * @param session what the rooms share
   * @param workbench knows the engine
   * @param executor asks it in the background
   * @param notices tells what does not work
   * @param log what was told
   * @param around what outlives the window
   */
  public ShellViewModel(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      NoticeLog log,
      Surroundings around) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.log = log;
    this.around = around;
    around.settings().settingsProperty().addListener(settingsChange);
    dress(around.settings().get(), around.settings().get());
  }

  /** Lets go of what outlives the window. */
  public void close() {
    around.settings().settingsProperty().removeListener(settingsChange);
  }

  private void dress(Settings was, Settings is) {
    if (is.appearance() != Appearance.SYSTEM) {
      theme.set(is.appearance() == Appearance.LIGHT ? Theme.LIGHT : Theme.DARK);
    } else if (was.appearance() != Appearance.SYSTEM || was.equals(is)) {
      askDesktop();
    }
  }

  /** Takes the desktop's look, if that is what the user wants and the desktop says it. */
  public void askDesktop() {
    if (settings().get().appearance() == Appearance.SYSTEM) {
      executor.run(
          DesktopLook::isDark,
          dark -> {
            if (settings().get().appearance() == Appearance.SYSTEM) {
              dark.ifPresent(d -> theme.set(d ? Theme.DARK : Theme.LIGHT));
            }
          },
          notices::fail);
    }
  }

  /** What the user chose. */
  public SettingsModel settings() {
    return around.settings();
  }

  /** What the window belongs to. */
  public Program program() {
    return around.program();
  }

  /** What the user was told. */
  public NoticeLog log() {
    return log;
  }

  /** Dark or light, as it is shown. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /** Chooses dark or light. */
  public void choose(Theme chosen) {
    settings().change(s -> s.with(chosen == Theme.LIGHT ? Appearance.LIGHT : Appearance.DARK));
  }

  /** Chooses a size of text. */
  public void chooseText(int percent) {
    settings().change(s -> s.withText(percent));
  }

  /** Whether the engine can be used. */
  public ObjectProperty<Engine> engineProperty() {
    return engine;
  }

  /** The engine in a line. */
  public StringProperty engineTextProperty() {
    return engineText;
  }

  /** What each library is and does, a line each. */
  public StringProperty engineDetailsProperty() {
    return engineDetails;
  }

  /** The versions that the engine told, by library. */
  public Map<String, String> versions() {
    return versions;
  }

  /** The room that is shown. */
  public ObjectProperty<Room> roomProperty() {
    return session.roomProperty();
  }

  /** The running job. */
  public ObjectProperty<Optional<JobStatus>> jobProperty() {
    return session.jobProperty();
  }

  /** All running jobs. */
  public Jobs jobs() {
    return session.jobs();
  }

  /** The open images, whose name and counts the top bar shows. */
  public ObjectProperty<Optional<Dataset>> datasetProperty() {
    return session.datasetProperty();
  }

  /** Why the project may only be looked at, as a sentence; empty where it may be changed. */
  public ObjectProperty<Optional<String>> readOnlyProperty() {
    return session.readOnlyProperty();
  }

  /** The name beside the program's: the project's, else that of the folder of images. */
  public String title() {
    Optional<Path> folder =
        session.project().or(() -> session.datasetProperty().get().map(Dataset::root));
    return folder
        .flatMap(p -> Optional.ofNullable(p.getFileName()))
        .map(Path::toString)
        .orElse(TEXTS.get("project.nothing"));
  }

  /** The folder of the project that is open, or of the user's own. */
  public Path projectFolder() {
    return session.project().orElseGet(() -> program().folders().project());
  }

  /** Where the project lies, as a sentence. */
  public String place() {
    return session
        .project()
        .map(p -> TEXTS.format("project.place", p.toString()))
        .orElseGet(() -> TEXTS.format("project.own", program().folders().project().toString()));
  }

  /** Counts of images and classes; blank while there are none. */
  public String counts() {
    return session
        .datasetProperty()
        .get()
        .map(d -> TEXTS.format("project.counts", d.items().size(), d.classes().size()))
        .orElse("");
  }

  /** How much the stored features take, in words. */
  public StringProperty storedProperty() {
    return stored;
  }

  /** Asks how much the stored features take. */
  public void askStored() {
    executor.run(workbench::storedFeatureBytes, this::showStored, notices::fail);
  }

  /**
   * Reads the last warnings and errors of the logs.
   *
   * @param then told them, a line each
   */
  public void askErrors(Consumer<List<String>> then) {
    executor.run(workbench::lastErrors, then, notices::fail);
  }

  /** Frees the stored features that no training is using. */
  public void freeStored() {
    executor.run(workbench::freeStoredFeatures, this::showStored, notices::fail);
  }

  private void showStored(long bytes) {
    stored.set(
        bytes == 0
            ? TEXTS.get("stored.nothing")
            : TEXTS.format("stored.bytes", Figures.bytes(bytes)));
  }

  /** The built-in networks with licence and source, by name. */
  public ObjectProperty<Map<String, String>> embeddedProperty() {
    return embedded;
  }

  /** Asks which networks are built in. */
  public void askEmbedded() {
    executor.run(
        workbench::backbones,
        all ->
            embedded.set(
                all.stream()
                    .filter(ZooEntry::embedded)
                    .collect(
                        Collectors.toMap(
                            ZooEntry::name,
                            e -> TEXTS.format("about.network", e.licence(), e.source()),
                            (a, b) -> a,
                            LinkedHashMap::new))),
        notices::fail);
  }

  /** Shows a folder in the desktop's own program for that. */
  public void showFolder(Path folder) {
    executor.run(
        () -> {
          FileManager.show(folder);
          return true;
        },
        shown -> {},
        notices::fail);
  }

  /** Asks the engine what it is; that loads it. */
  public void askEngine() {
    executor.run(
        workbench::engineStatus,
        this::ready,
        problem -> {
          engine.set(Engine.FAILED);
          engineText.set(TEXTS.get("engine.failed"));
          engineDetails.set(problem.sentence());
        });
  }

  private void ready(EngineStatus status) {
    engine.set(Engine.READY);
    versions = new TreeMap<>(status.versions());
    String version = status.versions().getOrDefault("TensorFlow", "");
    engineText.set(TEXTS.format("engine.ready", version, status.device()));
    engineDetails.set(
        versions.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + " "
                        + e.getValue()
                        + Optional.ofNullable(status.duties().get(e.getKey()))
                            .map(d -> ": " + d)
                            .orElse(""))
            .collect(Collectors.joining("\n")));
  }
}
