package dev.graft.ui.predict;

import dev.graft.prediction.ImagePrediction;
import dev.graft.project.RunRecord;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** State and commands of the Predict room. */
public final class PredictViewModel {
  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObservableList<ZooEntry> backbones;
  private final ObservableList<ModelChoice> models = FXCollections.observableArrayList();
  private final ObservableList<Picture> pictures = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ModelChoice>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean chosenByHand;
  private int generation;
  private int inFlight;

  /**
   * Makes the view model.
   *
   * @param session has the runs
   * @param backbones all backbones, some of which can predict by themselves
   * @param workbench predicts
   * @param executor asks it in the background
   */
  public PredictViewModel(
      Session session,
      ObservableList<ZooEntry> backbones,
      Workbench workbench,
      TaskExecutor executor) {
    this.session = session;
    this.backbones = backbones;
    this.workbench = workbench;
    this.executor = executor;
    session.runs().addListener((ListChangeListener<RunRecord>) c -> listModels());
    backbones.addListener((ListChangeListener<ZooEntry>) c -> listModels());
    session.wantedModelProperty().addListener((o, was, is) -> listModels());
    model.addListener((o, was, is) -> modelChanged(was, is));
    listModels();
  }

  /** The models that can predict: finished runs, newest first, then backbones with classes. */
  public ObservableList<ModelChoice> models() {
    return models;
  }

  /** The chosen model. */
  public ObjectProperty<Optional<ModelChoice>> modelProperty() {
    return model;
  }

  /** The dropped pictures with their answers, in the order in which they came. */
  public ObservableList<Picture> pictures() {
    return pictures;
  }

  /** The picture that is shown large, from 0; -1 for none. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** Whether answers are awaited. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Why the model cannot predict, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /**
   * Chooses a model; it stays chosen when newer ones come.
   *
   * @param choice one of the models
   */
  public void choose(ModelChoice choice) {
    chosenByHand = true;
    model.set(Optional.of(choice));
  }

  private void listModels() {
    List<ModelChoice> found = new ArrayList<>();
    for (int i = session.runs().size() - 1; i >= 0; i--) {
      ModelChoice.of(session.runs().get(i)).ifPresent(found::add);
    }
    for (ZooEntry entry : backbones) {
      ModelChoice.of(entry).ifPresent(found::add);
    }
    Optional<ModelChoice> before = model.get();
    models.setAll(found);
    Optional<String> wanted = session.wantedModelProperty().get();
    Optional<ModelChoice> asked =
        found.stream().filter(m -> m.run().isPresent() && m.run().equals(wanted)).findFirst();
    if (asked.isPresent()) {
      model.set(asked);
      chosenByHand = true;
      session.wantedModelProperty().set(Optional.empty());
    } else if (!chosenByHand
        || before.isEmpty()
        || found.stream().noneMatch(m -> m.equals(before.get()))) {
      // Until somebody chooses, the newest run is what people want to try.
      model.set(found.stream().findFirst());
    } else {
      // A list that was filled anew loses a combo box's choice; say it again.
      model.set(before);
    }
  }

  private void modelChanged(Optional<ModelChoice> was, Optional<ModelChoice> is) {
    if (was.map(ModelChoice::reference).equals(is.map(ModelChoice::reference))) {
      return;
    }
    generation++;
    error.set(Optional.empty());
    pictures.replaceAll(p -> new Picture(p.file(), Optional.empty()));
    predict(0, pictures.size());
  }

  /**
   * Takes pictures and asks what they show.
   *
   * @param files the pictures
   */
  public void drop(List<Path> files) {
    int from = pictures.size();
    files.forEach(f -> pictures.add(new Picture(f, Optional.empty())));
    selected.set(from);
    predict(from, pictures.size());
  }

  /** Takes all pictures away. */
  public void clear() {
    generation++;
    selected.set(-1);
    pictures.clear();
    error.set(Optional.empty());
  }

  private void predict(int from, int to) {
    if (from == to) {
      return;
    }
    if (model.get().isEmpty()) {
      error.set(
          Optional.of("There is no model yet: train one, or import a backbone with classes."));
      return;
    }
    String reference = model.get().get().reference();
    List<Path> files = pictures.subList(from, to).stream().map(Picture::file).toList();
    int mine = generation;
    AtomicInteger next = new AtomicInteger(from);
    FrameCoalescer<Answer> answers = new FrameCoalescer<>(executor, this::apply);
    inFlight++;
    busy.set(true);
    executor.run(
        () -> {
          workbench.predict(
              reference, files, a -> answers.add(new Answer(mine, next.getAndIncrement(), a)));
          return files.size();
        },
        count -> {
          answers.drain();
          ended();
        },
        problem -> {
          answers.drain();
          ended();
          if (mine == generation) {
            error.set(Optional.of(problem.sentence()));
          }
        });
  }

  /** An answer, the picture that it is about, and whether pictures or model have changed since. */
  private record Answer(int generation, int picture, ImagePrediction prediction) {}

  private void apply(List<Answer> batch) {
    for (Answer answer : batch) {
      if (answer.generation() == generation && answer.picture() < pictures.size()) {
        Path file = pictures.get(answer.picture()).file();
        pictures.set(answer.picture(), new Picture(file, Optional.of(answer.prediction())));
      }
    }
  }

  private void ended() {
    inFlight--;
    busy.set(inFlight > 0);
  }
}
