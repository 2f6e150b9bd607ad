package dev.graft.ui.backbones;

import dev.graft.network.Backbone;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.BlockShape;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.transformation.FilteredList;

/** State and commands of the Backbones room. */
public final class BackbonesViewModel {
  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final ObservableList<ZooEntry> all = FXCollections.observableArrayList();
  private final FilteredList<ZooEntry> shown = new FilteredList<>(all);
  private final ObservableMap<String, List<BlockShape>> outlines =
      FXCollections.observableHashMap();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final ImportForm form = new ImportForm();
  private final Downloads downloads;

  /**
   * Makes the view model.
   *
   * @param session gets the chosen backbone
   * @param workbench knows the backbones
   * @param executor asks it in the background
   * @param notices tells of imports
   */
  public BackbonesViewModel(
      Session session, Workbench workbench, TaskExecutor executor, Notices notices) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.downloads = new Downloads(workbench, executor, notices, name -> load());
    search.addListener((o, was, is) -> shown.setPredicate(e -> matches(e, is)));
    session.backboneProperty().addListener((o, was, is) -> chosen.set(is.map(Backbone::name)));
  }

  /** All backbones, whatever is searched for. */
  public ObservableList<ZooEntry> all() {
    return all;
  }

  /** The backbones that match the search. */
  public ObservableList<ZooEntry> shown() {
    return shown;
  }

  /** The blocks of the backbones whose layers are known by now, by name. */
  public ObservableMap<String, List<BlockShape>> outlines() {
    return outlines;
  }

  /** What is searched for: in names, architectures and licences. */
  public StringProperty searchProperty() {
    return search;
  }

  /** Why the list or a backbone could not be had, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** The name of the chosen backbone, already while its layers are read. */
  public ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  /** Whether the list has been read. */
  public BooleanProperty loadedProperty() {
    return loaded;
  }

  /** The import card. */
  public ImportForm form() {
    return form;
  }

  /** The downloads of what the catalogue has. */
  public Downloads downloads() {
    return downloads;
  }

  /** Reads the list; if none is chosen yet, the one to begin with is. */
  public void load() {
    executor.run(
        workbench::backbones,
        entries -> {
          all.setAll(entries);
          loaded.set(true);
          if (chosen.get().isEmpty()) {
            ZooEntry.firstChoice(entries).ifPresent(this::choose);
          }
          entries.stream()
              .filter(e -> e.available() && !outlines.containsKey(e.name()))
              .forEach(this::outline);
        },
        problem -> {
          loaded.set(true);
          error.set(Optional.of(problem.sentence()));
        });
  }

  private void outline(ZooEntry entry) {
    executor.run(
        () -> BlockShape.of(workbench.backbone(entry.name())),
        blocks -> outlines.put(entry.name(), blocks),
        problem -> outlines.put(entry.name(), List.of()));
  }

  /**
   * Chooses a backbone and reads its layers.
   *
   * @param entry the backbone; nothing happens if it cannot be used
   */
  public void choose(ZooEntry entry) {
    if (!entry.available()) {
      error.set(entry.problem());
      return;
    }
    if (chosen.get().equals(Optional.of(entry.name()))) {
      return;
    }
    Optional<String> before = chosen.get();
    chosen.set(Optional.of(entry.name()));
    error.set(Optional.empty());
    executor.run(
        () -> workbench.backbone(entry.name()),
        backbone -> {
          if (chosen.get().equals(Optional.of(entry.name()))) {
            session.choose(backbone);
          }
        },
        problem -> {
          if (chosen.get().equals(Optional.of(entry.name()))) {
            chosen.set(before);
          }
          error.set(Optional.of(problem.sentence()));
        });
  }

  /** Goes to the page on which a small network is taught. */
  public void distil() {
    session.distillingProperty().set(true);
  }

  /**
   * Imports what was dropped or chosen, asking nothing unless something is missing.
   *
   * @param paths the first one counts
   */
  public void importDropped(List<Path> paths) {
    if (form.busyProperty().get()) {
      return;
    }
    form.begin(paths.get(0));
    submitImport();
  }

  /** Imports what the card says. */
  public void submitImport() {
    Path source = form.sourceProperty().get().orElseThrow();
    if (form.nameProperty().get().isBlank()) {
      form.errorProperty().set(Optional.of("Give the backbone a name."));
      form.openProperty().set(true);
      return;
    }
    form.busyProperty().set(true);
    form.openProperty().set(true);
    form.errorProperty().set(Optional.empty());
    executor.run(
        () -> workbench.importBackbone(form.request(source)),
        outcome -> imported(outcome.backbone(), outcome.alreadyThere()),
        problem -> {
          form.busyProperty().set(false);
          form.errorProperty().set(Optional.of(problem.sentence()));
        });
  }

  private void imported(Backbone backbone, boolean alreadyThere) {
    form.busyProperty().set(false);
    form.openProperty().set(false);
    chosen.set(Optional.of(backbone.name()));
    session.choose(backbone);
    notices.tell(
        alreadyThere
            ? backbone.name() + " was here already."
            : backbone.name() + " is imported and chosen.");
    load();
  }

  /** Puts the import card away. */
  public void closeImport() {
    form.openProperty().set(false);
  }

  private static boolean matches(ZooEntry entry, String words) {
    String text =
        (entry.name() + " " + entry.architecture() + " " + entry.licence())
            .toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
