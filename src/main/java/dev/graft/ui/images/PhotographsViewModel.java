package dev.graft.ui.images;

import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** State and commands of the card that gets public photographs, one collection at a time. */
public final class PhotographsViewModel {
  private static final Texts TEXTS = Texts.in(PhotographsViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Consumer<Path> arrived;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ObservableList<PhotoCollection> collections = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> running =
      new SimpleObjectProperty<>(Optional.empty());
  private final DoubleProperty share = new SimpleDoubleProperty(-1);
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private RunningJob job = new RunningJob();
  private Optional<JobStatus> told = Optional.empty();

  /**
   * Makes the view model.
   *
   * @param session shows in its status bar what is going on
   * @param workbench fetches
   * @param executor waits for it in the background
   * @param arrived gets the folder of a collection that is here
   */
  PhotographsViewModel(
      Session session, Workbench workbench, TaskExecutor executor, Consumer<Path> arrived) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.arrived = arrived;
  }

  /** Whether the card is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** What there is; filled when the card is first shown. */
  public ObservableList<PhotoCollection> collections() {
    return collections;
  }

  /** The name of the collection that is on its way. */
  public ObjectProperty<Optional<String>> runningProperty() {
    return running;
  }

  /** How far it is, from 0 to 1; negative while that is not known. */
  public DoubleProperty shareProperty() {
    return share;
  }

  /** How far it is, in words. */
  public StringProperty wordsProperty() {
    return words;
  }

  /** Why it did not work, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Shows the card. */
  public void show() {
    open.set(true);
    if (collections.isEmpty()) {
      executor.run(
          workbench::collections,
          collections::setAll,
          problem -> error.set(Optional.of(problem.sentence())));
    }
  }

  /** Puts the card away; what is on its way goes on. */
  public void close() {
    open.set(false);
  }

  /**
   * Fetches a collection and opens its folder; nothing happens while one is on its way.
   *
   * @param collection which
   */
  public void fetch(PhotoCollection collection) {
    if (running.get().isPresent()) {
      return;
    }
    RunningJob mine = new RunningJob();
    job = mine;
    running.set(Optional.of(collection.name()));
    error.set(Optional.empty());
    progress(
        TEXTS.get("photographs.asking"),
        -1,
        TEXTS.format("photographs.downloading", collection.title()));
    AtomicReference<Optional<Path>> folder = new AtomicReference<>(Optional.empty());
    executor.run(
        () ->
            mine.await(
                workbench.fetchCollection(
                    new CollectionRequest(collection.name(), Optional.empty()),
                    event -> {
                      if (event instanceof CollectionEvent.Finished finished) {
                        folder.set(Optional.of(finished.folder()));
                      }
                      executor.nextFrame(() -> show(collection, event));
                    })),
        finished -> {
          end(Optional.empty());
          if (finished) {
            open.set(false);
            folder.get().ifPresent(arrived);
          }
        },
        problem -> {
          end(Optional.of(problem.sentence()));
          open.set(true);
        });
  }

  /** Ends it; what is downloaded is kept for the next time. */
  public void cancel() {
    job.cancel();
  }

  private void show(PhotoCollection collection, CollectionEvent event) {
    if (!running.get().equals(Optional.of(collection.name()))) {
      return;
    }
    if (event instanceof CollectionEvent.Downloading e) {
      long total = e.total().orElse(collection.bytes());
      progress(
          TEXTS.format("photographs.of", Figures.bytes(e.done()), Figures.bytes(total)),
          (double) e.done() / total,
          TEXTS.format("photographs.downloading", collection.title()));
    } else if (event instanceof CollectionEvent.Unpacking e) {
      progress(
          TEXTS.get("photographs.unpacking-now"),
          (double) e.done() / e.total(),
          TEXTS.format("photographs.unpacking", collection.title()));
    }
  }

  private void progress(String text, double done, String doing) {
    words.set(text);
    share.set(done);
    tell(Optional.of(new JobStatus(doing, done < 0 ? Double.NaN : done, "")));
  }

  private void end(Optional<String> sentence) {
    running.set(Optional.empty());
    error.set(sentence);
    tell(Optional.empty());
  }

  /** A training has the status bar for itself. */
  private void tell(Optional<JobStatus> status) {
    Optional<JobStatus> shown = session.jobProperty().get();
    if (shown.isEmpty() || shown.equals(told)) {
      session.jobProperty().set(status);
    }
    told = status;
  }
}
