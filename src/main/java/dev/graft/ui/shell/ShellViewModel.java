package dev.graft.ui.shell;

import dev.graft.dataset.Dataset;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.EngineStatus;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** State of what surrounds the rooms. */
public final class ShellViewModel {
  /** Whether the engine can be used. */
  public enum Engine {
    LOADING,
    READY,
    FAILED
  }

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
  private final ObjectProperty<Engine> engine = new SimpleObjectProperty<>(Engine.LOADING);
  private final StringProperty engineText = new SimpleStringProperty("Loading the engine…");
  private final StringProperty engineDetails = new SimpleStringProperty("");

  /**
   * Makes the view model.
   *
   * @param session what the rooms share
   * @param workbench knows the engine
   * @param executor asks it in the background
   */
  public ShellViewModel(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
  }

  /** Dark or light. */
  public ObjectProperty<Theme> themeProperty() {
    return theme;
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

  /** The room that is shown. */
  public ObjectProperty<Room> roomProperty() {
    return session.roomProperty();
  }

  /** The running job. */
  public ObjectProperty<Optional<JobStatus>> jobProperty() {
    return session.jobProperty();
  }

  /** The open images, whose name and counts the top bar shows. */
  public ObjectProperty<Optional<Dataset>> datasetProperty() {
    return session.datasetProperty();
  }

  /** The name beside the program's: the project's, else that of the folder of images. */
  public String title() {
    Optional<Path> folder =
        session.project().or(() -> session.datasetProperty().get().map(Dataset::root));
    return folder
        .flatMap(p -> Optional.ofNullable(p.getFileName()))
        .map(Path::toString)
        .orElse("no images yet");
  }

  /** Counts of images and classes; blank while there are none. */
  public String counts() {
    return session
        .datasetProperty()
        .get()
        .map(
            d ->
                Figures.count(d.items().size(), "image", "images")
                    + " · "
                    + Figures.count(d.classes().size(), "class", "classes"))
        .orElse("");
  }

  /** Asks the engine what it is; that loads it. */
  public void askEngine() {
    executor.run(
        workbench::engineStatus,
        this::ready,
        problem -> {
          engine.set(Engine.FAILED);
          engineText.set("The engine cannot be used");
          engineDetails.set(problem.sentence());
        });
  }

  private void ready(EngineStatus status) {
    engine.set(Engine.READY);
    String version = status.versions().getOrDefault("TensorFlow", "");
    engineText.set(("TensorFlow " + version).strip() + " on " + status.device());
    engineDetails.set(
        status.versions().entrySet().stream()
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
