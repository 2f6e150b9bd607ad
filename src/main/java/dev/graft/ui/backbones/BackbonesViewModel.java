package dev.graft.ui.backbones;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.race.RaceViewModel;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Session;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.Blueprints;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** State and commands of the Backbones room. */
public final class BackbonesViewModel {
  private static final Texts TEXTS = Texts.in(BackbonesViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final ObservableList<ZooEntry> all = FXCollections.observableArrayList();
  private final ObservableList<BackboneItem> items = FXCollections.observableArrayList();
  private final FilteredList<BackboneItem> shown = new FilteredList<>(items);
  private final ObjectProperty<BackboneFilter> filter =
      new SimpleObjectProperty<>(BackboneFilter.ALL);
  private final BooleanProperty asTable = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final ImportForm form = new ImportForm();
  private final Downloads downloads;
  private final Advising advising;
  private final RaceViewModel race;

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
    this.advising = new Advising(session, executor, items);
    this.race = new RaceViewModel(session, workbench, executor, notices, this::choose);
    filter.addListener((o, was, is) -> shown.setPredicate(i -> is.admits(i.facts())));
    session.backboneProperty().addListener((o, was, is) -> chosen.set(is.map(Backbone::name)));
    chosen.addListener((o, was, is) -> markChosen());
  }

  /** All backbones, whatever is searched for. */
  public ObservableList<ZooEntry> all() {
    return all;
  }

  /** All lines of the room, whatever is searched for. */
  ObservableList<BackboneItem> items() {
    return items;
  }

  /** The lines that the filter admits. */
  ObservableList<BackboneItem> shown() {
    return shown;
  }

  /** What is searched for. */
  ObjectProperty<BackboneFilter> filterProperty() {
    return filter;
  }

  /** Whether they are shown as a table and not as cards. */
  BooleanProperty asTableProperty() {
    return asTable;
  }

  /** Which one to begin with, for the open images. */
  Advising advising() {
    return advising;
  }

  /** The race of those that are here. */
  public RaceViewModel race() {
    return race;
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

  private record Listing(List<ZooEntry> entries, List<MeasuredSpeed> speeds) {}

  /** Reads the list; if none is chosen yet, the one to begin with is. */
  public void load() {
    executor.run(
        () -> new Listing(workbench.backbones(), workbench.speeds()),
        listing -> {
          all.setAll(listing.entries());
          fill(listing);
          loaded.set(true);
          if (chosen.get().isEmpty()) {
            ZooEntry.firstChoice(listing.entries()).ifPresent(this::choose);
          }
          lookInside();
        },
        problem -> {
          loaded.set(true);
          error.set(Optional.of(problem.sentence()));
        });
  }

  /** What has not changed keeps its line, so that nothing on it flickers. */
  private void fill(Listing listing) {
    Map<BackboneFacts, BackboneItem> before = new HashMap<>();
    items.forEach(i -> before.put(i.facts(), i));
    List<BackboneItem> now = new ArrayList<>();
    for (BackboneFacts facts : BackboneFacts.all(listing.entries())) {
      BackboneItem item =
          Optional.ofNullable(before.get(facts))
              .orElseGet(() -> new BackboneItem(facts, downloads.of(facts.name())));
      listing.speeds().stream()
          .filter(s -> s.backbone().equals(facts.measuredName()))
          .findFirst()
          .ifPresent(s -> item.speedProperty().set(Optional.of(s)));
      now.add(item);
    }
    if (!now.equals(items)) {
      items.setAll(now);
    }
    markChosen();
  }

  private void markChosen() {
    items.forEach(
        i ->
            i.chosenProperty()
                .set(i.facts().isHere() && chosen.get().equals(Optional.of(i.name()))));
  }

  /** Looks at the layers of all that are new, one after the other. */
  private void lookInside() {
    List<BackboneItem> unknown =
        items.stream()
            .filter(i -> i.anatomyProperty().get().isEmpty())
            .filter(i -> i.facts().place() != BackboneFacts.Place.DAMAGED)
            .toList();
    executor.run(
        () -> {
          for (BackboneItem item : unknown) {
            Anatomy anatomy = anatomy(item.facts());
            executor.nextFrame(() -> item.anatomyProperty().set(Optional.of(anatomy)));
          }
          return unknown.size();
        },
        count -> executor.nextFrame(advising::update),
        problem -> error.set(Optional.of(problem.sentence())));
  }

  private Anatomy anatomy(BackboneFacts facts) {
    try {
      Optional<CatalogueEntry> file = facts.files().stream().findFirst();
      return Anatomy.of(
          file.isPresent() ? Blueprints.of(file.get()) : workbench.backbone(facts.name()));
    } catch (GraftException e) {
      // Without a picture the rest of the line still holds; choosing it tells what is wrong.
      return Anatomy.NONE;
    }
  }

  /** Chooses a line of the list; of one that is not here a sentence says so. */
  void choose(BackboneItem item) {
    if (item.facts().place() == BackboneFacts.Place.TO_DOWNLOAD) {
      error.set(Optional.of(TEXTS.format("error.not-here", item.name())));
      return;
    }
    choose(item.facts().entry());
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
    error.set(Optional.empty());
    if (chosen.get().equals(Optional.of(entry.name()))) {
      return;
    }
    Optional<String> before = chosen.get();
    chosen.set(Optional.of(entry.name()));
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

  private void choose(String name) {
    items.stream().filter(i -> i.name().equals(name)).findFirst().ifPresent(this::choose);
  }

  /** Chooses what the advice says, or downloads it if it is not here. */
  void follow(String name) {
    items.stream()
        .filter(i -> i.name().equals(name))
        .findFirst()
        .ifPresent(
            i -> {
              if (i.facts().isHere()) {
                choose(i);
              } else {
                downloads.start(i.facts().files().get(0));
                filter.set(BackboneFilter.ALL.withWords(name));
              }
            });
  }

  /** Measures how fast a backbone is on this machine. */
  void measure(BackboneItem item) {
    item.measurement()
        .start(
            item.facts().measuredName(),
            workbench,
            executor,
            speed -> {
              item.speedProperty().set(Optional.of(speed));
              advising.update();
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
      form.errorProperty().set(Optional.of(TEXTS.get("error.no-name")));
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
            ? TEXTS.format("import.was-here", backbone.name())
            : TEXTS.format("import.done", backbone.name()));
    load();
  }

  /** Puts the import card away. */
  public void closeImport() {
    form.openProperty().set(false);
  }
}
