package dev.graft.ui.images;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.SkippedFile;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** State and commands of the Images room. */
public final class ImagesViewModel {
  /** The selected class when none is: images of all classes are shown. */
  public static final int ALL = -1;

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final StringProperty folder = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> warning =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final IntegerProperty selectedClass = new SimpleIntegerProperty(ALL);
  private final ObservableList<ClassCount> classes = FXCollections.observableArrayList();
  private final ObservableList<LabelledImage> shown = FXCollections.observableArrayList();
  private final ObservableList<SkippedFile> skipped = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Ready>> ready =
      new SimpleObjectProperty<>(Optional.empty());
  private final PhotographsViewModel photographs;
  private int scan;

  /**
   * That a training can start at once.
   *
   * @param title what is ready
   * @param words what will happen
   */
  public record Ready(String title, String words) {}

  /**
   * Makes the view model.
   *
   * @param session gets the images
   * @param workbench looks through folders
   * @param executor does so in the background
   */
  public ImagesViewModel(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.photographs = new PhotographsViewModel(session, workbench, executor, this::open);
    session.datasetProperty().addListener((o, was, is) -> is.ifPresent(this::show));
    selectedClass.addListener((o, was, is) -> filter());
    session.datasetProperty().addListener(o -> ready.set(whatIsReady()));
    session.backboneProperty().addListener(o -> ready.set(whatIsReady()));
    session.frozenBlocksProperty().addListener(o -> ready.set(whatIsReady()));
    session.jobProperty().addListener(o -> ready.set(whatIsReady()));
  }

  /** The folder's path, as the user types it. */
  public StringProperty folderProperty() {
    return folder;
  }

  /** Why the folder cannot be used, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** What stands in the way of training with these images, as a sentence. */
  public ObjectProperty<Optional<String>> warningProperty() {
    return warning;
  }

  /** That a training can start at once; empty while something is missing or one is running. */
  public ObjectProperty<Optional<Ready>> readyProperty() {
    return ready;
  }

  private Optional<Ready> whatIsReady() {
    Optional<Dataset> images = session.datasetProperty().get();
    Optional<Backbone> backbone = session.backboneProperty().get();
    if (images.isEmpty()
        || backbone.isEmpty()
        || session.jobProperty().get().isPresent()
        || trainingProblem(images.get()).isPresent()) {
      return Optional.empty();
    }
    int n = images.get().items().size();
    String title =
        session.isSample()
            ? "Sample project: " + Figures.count(n, "drawing", "drawings") + ", ready to train"
            : Figures.count(n, "image", "images") + ", ready to train";
    String words =
        "On %s: %s.".formatted(backbone.get().name(), session.freezeLine().orElseThrow().words());
    return Optional.of(new Ready(title, words));
  }

  /** Whether a folder is being looked through. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** The class whose images are shown, or {@link #ALL}. */
  public IntegerProperty selectedClassProperty() {
    return selectedClass;
  }

  /** The card that gets public photographs. */
  public PhotographsViewModel photographs() {
    return photographs;
  }

  /** The classes in their order. */
  public ObservableList<ClassCount> classes() {
    return classes;
  }

  /** The images that are shown: all classes mixed, or the selected one's. */
  public ObservableList<LabelledImage> shown() {
    return shown;
  }

  /** What was left out, with the reason. */
  public ObservableList<SkippedFile> skipped() {
    return skipped;
  }

  /** Opens what is typed in the field. */
  public void openTyped() {
    String typed = folder.get().strip();
    if (typed.isEmpty()) {
      error.set(Optional.of("Type or choose the folder that holds your class folders."));
      return;
    }
    try {
      open(Path.of(typed));
    } catch (InvalidPathException e) {
      error.set(Optional.of(typed + " is not the name of a folder."));
    }
  }

  /**
   * Opens what was dropped.
   *
   * @param paths the first one counts
   */
  public void openDropped(List<Path> paths) {
    open(paths.get(0));
  }

  /**
   * Looks through a folder of class folders.
   *
   * @param root the folder
   */
  public void open(Path root) {
    folder.set(root.toString());
    error.set(Optional.empty());
    busy.set(true);
    int mine = ++scan;
    executor.run(
        () -> workbench.scan(root),
        found -> {
          if (mine == scan) {
            busy.set(false);
            session.datasetProperty().set(Optional.of(found));
          }
        },
        problem -> {
          if (mine == scan) {
            fail(problem);
          }
        });
  }

  private void fail(Problem problem) {
    busy.set(false);
    error.set(Optional.of(problem.sentence()));
  }

  private void show(Dataset dataset) {
    folder.set(dataset.root().toString());
    List<Integer> counts = dataset.imagesPerClass();
    int all = Math.max(1, dataset.items().size());
    List<ClassCount> cards = new ArrayList<>();
    for (int i = 0; i < dataset.classes().size(); i++) {
      int n = counts.get(i);
      cards.add(new ClassCount(dataset.classes().get(i), i, n, n / (double) all));
    }
    classes.setAll(cards);
    skipped.setAll(dataset.skipped());
    warning.set(trainingProblem(dataset));
    selectedClass.set(ALL);
    filter();
  }

  private static Optional<String> trainingProblem(Dataset dataset) {
    try {
      dataset.validateForTraining();
      return Optional.empty();
    } catch (GraftException e) {
      return Optional.of(Problem.of(e).sentence());
    }
  }

  private void filter() {
    List<LabelledImage> items =
        session.datasetProperty().get().map(Dataset::items).orElse(List.of());
    int wanted = selectedClass.get();
    shown.setAll(
        wanted == ALL
            ? mixed(items, classes.size())
            : items.stream().filter(i -> i.classIndex() == wanted).toList());
  }

  /** One of each class in turn: the first page shows them all, and the same page each time. */
  private static List<LabelledImage> mixed(List<LabelledImage> items, int classes) {
    List<List<LabelledImage>> byClass = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      byClass.add(new ArrayList<>());
    }
    items.forEach(i -> byClass.get(i.classIndex()).add(i));
    List<LabelledImage> mixed = new ArrayList<>(items.size());
    for (int round = 0; mixed.size() < items.size(); round++) {
      for (List<LabelledImage> one : byClass) {
        if (round < one.size()) {
          mixed.add(one.get(round));
        }
      }
    }
    return mixed;
  }

  /** What the line above the pictures says. */
  public String shownWords() {
    int wanted = selectedClass.get();
    String images = Figures.count(shown.size(), "image", "images");
    return wanted == ALL ? images + ", all classes" : images + " of " + classes.get(wanted).name();
  }
}
