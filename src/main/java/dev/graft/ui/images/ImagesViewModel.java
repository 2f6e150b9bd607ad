package dev.graft.ui.images;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.FoundImages;
import dev.graft.dataset.labelling.ImageFinder;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.ui.inspection.InspectionModel;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.ImageEdits;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** State and commands of the Images room: getting images, keeping them, what is ready. */
public final class ImagesViewModel {
  private static final Texts TEXTS = Texts.in(ImagesViewModel.class);

  private final Session session;
  private final ImageEdits images;
  private final TaskExecutor executor;
  private final StringProperty folder = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> warning =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Ready>> ready =
      new SimpleObjectProperty<>(Optional.empty());
  private final PhotographsViewModel photographs;
  private final ImageKeeper keeper;
  private final Inspection inspection;
  private final Gallery gallery;
  private final InspectionModel inspecting;
  private int searches;
  private int newest;

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
   * @param session has the images
   * @param workbench keeps them and looks at their files
   * @param executor does so in the background
   */
  public ImagesViewModel(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.images = session.images();
    this.executor = executor;
    this.photographs = new PhotographsViewModel(session, workbench, executor, this::open);
    this.keeper = new ImageKeeper(session, workbench, executor);
    this.inspection = new Inspection(session, workbench, executor);
    this.gallery = new Gallery(session.images(), inspection);
    this.inspecting =
        new InspectionModel(session, workbench, executor, new SharedPictures(gallery));
    inspecting.errorProperty().addListener((o, was, is) -> error.set(is));
    keeper.failureProperty().addListener((o, was, is) -> error.set(is));
    // After the gallery's own listener, which draws the split.
    images.setProperty().addListener((o, was, is) -> warning.set(trainingProblem(is)));
    session.datasetProperty().addListener(o -> ready.set(whatIsReady()));
    session.backboneProperty().addListener(o -> ready.set(whatIsReady()));
    session.frozenBlocksProperty().addListener(o -> ready.set(whatIsReady()));
    session.jobProperty().addListener(o -> ready.set(whatIsReady()));
  }

  /**
   * Shows the images that the project kept, else the sample's.
   *
   * @param sample the sample project's folder, if the window was opened on it
   * @param onSample told if the sample is shown
   */
  public void begin(Optional<Path> sample, Runnable onSample) {
    begin(sample, onSample, () -> {});
  }

  /**
   * Shows the images that the project kept, else the sample's.
   *
   * @param sample the sample project's folder, if the window was opened on it
   * @param onSample told if the sample is shown
   * @param onKept told if images are shown that were kept
   */
  public void begin(Optional<Path> sample, Runnable onSample, Runnable onKept) {
    keeper.load(
        kept -> {
          // Somebody may have been faster.
          if (!images.set().isEmpty()) {
            return;
          }
          if (kept.filter(k -> !k.isEmpty()).isPresent()) {
            images.restore(kept.get());
            onKept.run();
          } else if (sample.isPresent()) {
            onSample.run();
            openSample(sample.get());
          }
        });
  }

  /** Opens the sample's drawings; they are not kept in the project before somebody edits them. */
  private void openSample(Path root) {
    find(
        List.of(root), found -> images.restore(new Edit.Add(found, false).applyTo(ImageSet.EMPTY)));
  }

  /** The folder's path, as the user types it. */
  public StringProperty folderProperty() {
    return folder;
  }

  /** Why something cannot be done, as a sentence. */
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
    Optional<Dataset> dataset = session.datasetProperty().get();
    Optional<Backbone> backbone = session.backboneProperty().get();
    if (dataset.isEmpty()
        || backbone.isEmpty()
        || session.jobProperty().get().isPresent()
        || warning.get().isPresent()) {
      return Optional.empty();
    }
    int n = dataset.get().items().size();
    String title =
        session.isSample() ? TEXTS.format("ready.sample", n) : TEXTS.format("ready.images", n);
    String words =
        TEXTS.format(
            "ready.words", backbone.get().name(), session.freezeLine().orElseThrow().words());
    return Optional.of(new Ready(title, words));
  }

  private Optional<String> trainingProblem(ImageSet set) {
    if (set.isEmpty()) {
      return Optional.empty();
    }
    try {
      set.dataset().validateForTraining();
      return gallery.splitProblem();
    } catch (GraftException e) {
      return Optional.of(Problem.of(e).sentence());
    }
  }

  /** Whether folders are being looked through. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** The card that gets public photographs. */
  public PhotographsViewModel photographs() {
    return photographs;
  }

  /** The images as they are shown, with filters and selection. */
  Gallery gallery() {
    return gallery;
  }

  /** The look at the images' files. */
  Inspection inspection() {
    return inspection;
  }

  /** The pages that look at the images through features. */
  InspectionModel inspecting() {
    return inspecting;
  }

  /** Whether nothing should move by itself. */
  boolean isStill() {
    return session.reducedMotionProperty().get();
  }

  /** The images and the ways to edit them. */
  ImageEdits images() {
    return images;
  }

  /** Opens what is typed in the field. */
  public void openTyped() {
    String typed = folder.get().strip();
    if (typed.isEmpty()) {
      error.set(Optional.of(TEXTS.get("folder.blank")));
      return;
    }
    try {
      add(List.of(Path.of(typed)));
    } catch (InvalidPathException e) {
      error.set(Optional.of(TEXTS.get("folder.invalid")));
    }
  }

  /**
   * Begins anew with the images of a folder; undo brings back what was there.
   *
   * @param root a folder of class folders, or of images
   */
  public void open(Path root) {
    find(List.of(root), found -> apply(new Edit.Open(alone(found))));
  }

  /**
   * Adds files and folders; class folders become labels. The sample's drawings make way.
   *
   * @param paths what was dropped or chosen
   */
  public void add(List<Path> paths) {
    find(
        paths,
        found ->
            apply(session.isSample() ? new Edit.Open(alone(found)) : new Edit.Add(found, false)));
  }

  private ImageSet alone(FoundImages found) {
    return new Edit.Add(found, false)
        .applyTo(
            new ImageSet(
                Optional.empty(), List.of(), List.of(), List.of(), 0, images.set().split()));
  }

  /**
   * Adds files and folders to a class, whatever their folders are called.
   *
   * @param className the class
   * @param paths what was dropped
   */
  void addTo(String className, List<Path> paths) {
    find(paths, found -> apply(new Edit.Add(found.as(className), true)));
  }

  /**
   * Adds files and folders where a new class is wanted: folders are classes anyway, and loose
   * images make one of their own.
   *
   * @param paths what was dropped
   */
  void addAsNewClass(List<Path> paths) {
    find(
        paths,
        found ->
            apply(
                new Edit.Add(found.classes().isEmpty() ? found.as(freeClassName()) : found, true)));
  }

  private String freeClassName() {
    int n = images.set().classes().size() + 1;
    while (images.set().classIndex(TEXTS.format("class.new-name", n)) >= 0) {
      n++;
    }
    return TEXTS.format("class.new-name", n);
  }

  private void find(List<Path> paths, Consumer<FoundImages> then) {
    if (paths.isEmpty()) {
      return;
    }
    folder.set(paths.get(0).toString());
    error.set(Optional.empty());
    searches++;
    int mine = ++newest;
    busy.set(true);
    executor.run(
        () -> ImageFinder.find(paths),
        found -> {
          busy.set(--searches > 0);
          then.accept(found);
        },
        problem -> {
          busy.set(--searches > 0);
          if (mine == newest) {
            error.set(Optional.of(problem.sentence()));
          }
        });
  }

  /**
   * Makes an edit; where it cannot be done, the sentence is in {@link #errorProperty()}.
   *
   * @param edit what is to be done
   * @return whether it was done
   */
  boolean apply(Edit edit) {
    error.set(tried(edit));
    return error.get().isEmpty();
  }

  /** Makes an edit that has a field of its own for the sentence why it cannot be done. */
  Optional<String> tried(Edit edit) {
    try {
      images.apply(edit);
      return Optional.empty();
    } catch (GraftException e) {
      return Optional.of(Problem.of(e).sentence());
    }
  }

  /**
   * Labels the selected images.
   *
   * @param index the class's place, from 0; nothing happens if there is none
   */
  void labelSelected(int index) {
    if (index >= 0 && index < images.set().classes().size()) {
      labelSelected(Optional.of(images.set().classes().get(index)));
    }
  }

  /**
   * A number was pressed: it labels what the page that is shown asks about.
   *
   * @param number from 1 for a class; 0 takes labels off
   */
  void number(int number) {
    switch (inspecting.pageProperty().get()) {
      case GRID, MAP -> {
        if (number == 0) {
          labelSelected(Optional.empty());
        } else {
          labelSelected(number - 1);
        }
      }
      case NEXT -> inspecting.next().label(number - 1);
      // There it belongs to the card or the row that has the focus.
      case CLUSTERS, CHECK -> {}
    }
  }

  /**
   * Labels the selected images, or takes their labels off.
   *
   * @param label the class
   */
  void labelSelected(Optional<String> label) {
    if (gallery.selection().size() > 0) {
      apply(new Edit.Label(gallery.selection().files(), label));
    }
  }

  /** Takes the selected images out of the project; their files stay. */
  void removeSelected() {
    if (gallery.selection().size() > 0) {
      apply(new Edit.Remove(gallery.selection().files()));
    }
  }

  /** Keeps all lookalikes on one side of the split. */
  void keepTogether() {
    apply(new Edit.KeepTogether(inspection.findingsProperty().get().alike()));
  }

  /** What the button of undo would take back, in words. */
  String undoWords() {
    return images.historyProperty().get().undoable().map(EditWords::of).orElse("");
  }

  /** What the button of redo would do again, in words. */
  String redoWords() {
    return images.historyProperty().get().redoable().map(EditWords::of).orElse("");
  }

  /** What the line above the pictures says. */
  String shownWords() {
    int selected = gallery.selection().size();
    int classes = images.set().classes().size();
    if (selected > 0) {
      return classes == 0
          ? TEXTS.format("shown.selected-no-class", selected)
          : TEXTS.format("shown.selected", selected, Math.min(9, classes));
    }
    Optional<ImageFilter.Chosen> chosen = gallery.filterProperty().get().chosen();
    if (chosen.isPresent()) {
      return chosen.get().words();
    }
    return TEXTS.format("shown.all", gallery.shown().size(), Figures.count(gallery.shown().size()));
  }
}
