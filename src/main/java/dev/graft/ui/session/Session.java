package dev.graft.ui.session;

import dev.graft.dataset.Dataset;
import dev.graft.network.Backbone;
import dev.graft.project.RunRecord;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Head;
import dev.graft.training.LayerRates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the rooms share. Belongs to the JavaFX thread. */
public final class Session {
  private final Optional<Path> project;
  private final ObjectProperty<Room> room = new SimpleObjectProperty<>(Room.IMAGES);
  private final ObjectProperty<Optional<Dataset>> dataset =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> readOnly =
      new SimpleObjectProperty<>(Optional.empty());
  private final ImageEdits images = new ImageEdits(dataset, readOnly);
  private final ObjectProperty<Optional<Path>> sample =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Backbone>> backbone =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<FreezeChoice>> freeze =
      new SimpleObjectProperty<>(Optional.empty());
  private final FrozenBlocks frozenBlocks = new FrozenBlocks(freeze);
  private final ObjectProperty<Head> head = new SimpleObjectProperty<>(Head.DEFAULT);
  private final ObjectProperty<LayerRates> layerRates =
      new SimpleObjectProperty<>(LayerRates.EQUAL);
  private final ObservableList<RunRecord> runs = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<JobStatus>> job =
      new SimpleObjectProperty<>(Optional.empty());
  private final Jobs jobs = new Jobs(job);
  private final BooleanProperty distilling = new SimpleBooleanProperty();
  private final BooleanProperty racing = new SimpleBooleanProperty();
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final ObjectProperty<List<String>> wantedComparison =
      new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<String>> wantedModel =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> wantedSimilar =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> wantedRecipe =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * Makes a session with nothing open.
   *
   * @param project the project's folder; empty for the user's own
   */
  public Session(Optional<Path> project) {
    this.project = project;
  }

  /** The project's folder; empty for the user's own. */
  public Optional<Path> project() {
    return project;
  }

  /** Why the project may only be looked at, as a sentence; empty where it may be changed. */
  public ObjectProperty<Optional<String>> readOnlyProperty() {
    return readOnly;
  }

  /** The room that is shown. */
  public ObjectProperty<Room> roomProperty() {
    return room;
  }

  /**
   * The labelled images, as training takes them; empty while there are neither images nor classes.
   * It follows every edit of {@link #images()}; putting a scan here opens its images.
   */
  public ObjectProperty<Optional<Dataset>> datasetProperty() {
    return dataset;
  }

  /** The project's images with their labels and their split, and the ways to edit them. */
  public ImageEdits images() {
    return images;
  }

  /** The folder of the sample project, if the window was opened on it. */
  public ObjectProperty<Optional<Path>> sampleProperty() {
    return sample;
  }

  /** Whether the images that are open are the sample project's. */
  public boolean isSample() {
    return sample.get().isPresent()
        && sample
            .get()
            .map(Session::normal)
            .equals(dataset.get().map(Dataset::root).map(Session::normal));
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** The chosen backbone. */
  public ObjectProperty<Optional<Backbone>> backboneProperty() {
    return backbone;
  }

  /** What of it stays frozen: a line, and locks that depart from it. */
  public ObjectProperty<Optional<FreezeChoice>> freezeProperty() {
    return freeze;
  }

  /**
   * Where the freeze line stands: how many blocks lie before it. Setting it moves the line. Those
   * who watch it hear of every other change of the choice as well.
   */
  public IntegerProperty frozenBlocksProperty() {
    return frozenBlocks;
  }

  /** What stays frozen of the chosen backbone, if one is chosen. */
  public Optional<FreezeLine> freezeLine() {
    return freeze.get().map(FreezeLine::new);
  }

  /** The new layers that go onto it. */
  public ObjectProperty<Head> headProperty() {
    return head;
  }

  /** Factors on the learning rate for parts of the backbone, as the next training takes them. */
  public ObjectProperty<LayerRates> layerRatesProperty() {
    return layerRates;
  }

  /** The runs of the project, oldest first. */
  public ObservableList<RunRecord> runs() {
    return runs;
  }

  /** The running job, for the status bar. */
  public ObjectProperty<Optional<JobStatus>> jobProperty() {
    return job;
  }

  /** All running jobs, that one among them. */
  public Jobs jobs() {
    return jobs;
  }

  /** Whether the Backbones room shows the page on which a small network is taught. */
  public BooleanProperty distillingProperty() {
    return distilling;
  }

  /** Whether the Backbones room shows the page on which backbones race. */
  public BooleanProperty racingProperty() {
    return racing;
  }

  /** Whether nothing should move by itself. */
  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  /** The ids of the runs that somebody wants to compare; the Compare room clears it. */
  public ObjectProperty<List<String>> wantedComparisonProperty() {
    return wantedComparison;
  }

  /** The id of the run that somebody wants to try in the Predict room; the room clears it. */
  public ObjectProperty<Optional<String>> wantedModelProperty() {
    return wantedModel;
  }

  /**
   * The picture whose like somebody wants to see; the Images room clears it, and is entered when it
   * looks for them.
   */
  public ObjectProperty<Optional<Path>> wantedSimilarProperty() {
    return wantedSimilar;
  }

  /**
   * The id of the run that somebody wants to train like again; the Train room clears it, and is
   * entered when it shows that run's recipe.
   */
  public ObjectProperty<Optional<String>> wantedRecipeProperty() {
    return wantedRecipe;
  }

  /**
   * Takes a backbone, with everything frozen: the choice that cannot spoil anything and is the
   * fastest. One of random numbers has nothing to spoil, so all of it learns.
   *
   * @param chosen the backbone
   */
  public void choose(Backbone chosen) {
    // The choice first: whoever listens to the backbone finds one that fits it.
    int frozen = chosen.isPretrained() ? chosen.blocks().size() : 0;
    freeze.set(Optional.of(FreezeChoice.line(chosen, frozen)));
    // Factors are for blocks by name; those of another backbone mean nothing here.
    layerRates.set(new LayerRates(layerRates.get().decay(), Map.of()));
    backbone.set(Optional.of(chosen));
  }

  /**
   * Goes to the Predict room with a run's model.
   *
   * @param run the run's id
   */
  public void tryOut(String run) {
    wantedModel.set(Optional.of(run));
    room.set(Room.PREDICT);
  }
}
