package dev.graft.ui.predict;

import dev.graft.prediction.Neighbour;
import dev.graft.project.RunRecord;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** State and commands of the Predict room. */
public final class PredictViewModel {
  private static final Texts TEXTS = Texts.in(PredictViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObservableList<ZooEntry> backbones;
  private final ObservableList<ModelChoice> models = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ModelChoice>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ModelChoice>> second =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Neighbour>> closeUp =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> saved = new SimpleObjectProperty<>(Optional.empty());
  private final PictureList pictures = new PictureList();
  private final Questions questions;
  private final HeatMaps heatMaps;
  private final Corrections corrections;
  private final ExportForm export;
  private final Certainty certainty;
  private final ShiftModel shift;
  private boolean chosenByHand;

  /**
   * Makes the view model.
   *
   * @param session has the runs and the images
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
    questions = new Questions(workbench.inference(), executor, pictures);
    heatMaps = new HeatMaps(workbench.inference(), executor);
    corrections = new Corrections(session.images());
    export =
        new ExportForm(
            workbench.inference(),
            executor,
            this::readable,
            Path.of(System.getProperty("user.home", "")));
    certainty = new Certainty(executor, sentence -> errorProperty().set(Optional.of(sentence)));
    shift = new ShiftModel(workbench.inference(), executor, this::readable, this::labelled);
    pictures
        .countsProperty()
        .addListener(
            (o, was, is) -> {
              if (was.all() != is.all()) {
                shift.follow(model.get());
              }
            });
    session.runs().addListener((ListChangeListener<RunRecord>) c -> listModels());
    backbones.addListener((ListChangeListener<ZooEntry>) c -> listModels());
    session.wantedModelProperty().addListener((o, was, is) -> listModels());
    model.addListener((o, was, is) -> modelChanged(was, is));
    second.addListener((o, was, is) -> secondChanged(was, is));
    pictures.selectedProperty().addListener((o, was, is) -> selectedChanged(was, is));
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

  /** The model beside it, if somebody wants two. */
  public ObjectProperty<Optional<ModelChoice>> secondProperty() {
    return second;
  }

  /** The dropped pictures with their answers. */
  public PictureList pictures() {
    return pictures;
  }

  /** Where the models looked. */
  public HeatMaps heatMaps() {
    return heatMaps;
  }

  /** What somebody says about wrong answers. */
  public Corrections corrections() {
    return corrections;
  }

  /** From which probability on the model's answers count. */
  public Certainty certainty() {
    return certainty;
  }

  /** Whether the dropped pictures are of another kind than those of training. */
  public ShiftModel shift() {
    return shift;
  }

  /** Writing the model for another program. */
  public ExportForm export() {
    return export;
  }

  /** The training picture that is looked at instead of the selected one, if any. */
  public ObjectProperty<Optional<Neighbour>> closeUpProperty() {
    return closeUp;
  }

  /** Where the results were saved last. */
  public ObjectProperty<Optional<Path>> savedProperty() {
    return saved;
  }

  /** Whether answers are awaited. */
  public ReadOnlyBooleanProperty busyProperty() {
    return questions.busyProperty();
  }

  /** Why the model cannot predict, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return questions.errorProperty();
  }

  /** How far the first look through the training pictures is, while it goes on. */
  ObjectProperty<Optional<Questions.Looked>> lookedProperty() {
    return questions.lookedProperty();
  }

  /** Why similar training pictures cannot be told, as a sentence. */
  ObjectProperty<Optional<String>> noneAlikeProperty() {
    return questions.noneAlikeProperty();
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
    if (second.get().filter(found::contains).isEmpty()) {
      second.set(Optional.empty());
    }
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
    questions.forget();
    export.follow(is);
    certainty.follow(is);
    shift.follow(is);
    pictures.updateAll(p -> Picture.of(p.file()));
    if (second.get().equals(is)) {
      second.set(Optional.empty());
    }
    ask(files());
    follow();
  }

  private void secondChanged(Optional<ModelChoice> was, Optional<ModelChoice> is) {
    if (was.equals(is)) {
      return;
    }
    questions.forgetSecond();
    pictures.updateAll(Picture::withoutSecond);
    if (is.isEmpty()) {
      PictureFilter filter = pictures.filterProperty().get();
      pictures.filterProperty().set(new PictureFilter(filter.className(), false, filter.unlike()));
    }
    askSecond(files());
    follow();
  }

  private void selectedChanged(Optional<Picture> was, Optional<Picture> is) {
    if (!was.map(Picture::file).equals(is.map(Picture::file))) {
      closeUp.set(Optional.empty());
    }
    follow();
  }

  private void follow() {
    heatMaps.follow(pictures.selectedProperty().get(), model.get(), second.get());
  }

  private List<Path> files() {
    return pictures.all().stream().map(Picture::file).toList();
  }

  private List<Path> readable() {
    return pictures.all().stream().filter(p -> p.best().isPresent()).map(Picture::file).toList();
  }

  /** The pictures whose class the project's images say, or the name of the folder they are in. */
  private List<ShiftModel.Labelled> labelled() {
    List<ShiftModel.Labelled> found = new ArrayList<>();
    for (Picture picture : pictures.all()) {
      picture
          .best()
          .ifPresent(
              best ->
                  corrections
                      .label(picture.file())
                      .or(picture::folder)
                      .filter(picture::mayBe)
                      .ifPresent(
                          name ->
                              found.add(
                                  new ShiftModel.Labelled(
                                      picture.file(), name, best.className().equals(name)))));
    }
    return found;
  }

  /**
   * Takes pictures and asks what they show; folders are looked through at any depth.
   *
   * @param paths files and folders
   */
  public void drop(List<Path> paths) {
    executor.run(
        () -> PictureFiles.expand(paths),
        this::take,
        problem -> errorProperty().set(Optional.of(problem.sentence())));
  }

  private void take(List<Path> files) {
    saved.set(Optional.empty());
    List<Path> fresh = pictures.add(files);
    files.stream().findFirst().ifPresent(pictures::select);
    ask(fresh);
  }

  /**
   * Takes a picture that has no file, such as one from the clipboard.
   *
   * @param png gives the picture as a PNG file's content; called in the background
   */
  public void paste(Callable<byte[]> png) {
    executor.run(
        () -> workbench.inference().keep(png.call()),
        file -> take(List.of(file)),
        problem -> errorProperty().set(Optional.of(problem.sentence())));
  }

  /** Takes the selected picture off the list; no file is touched. */
  public void removeSelected() {
    pictures.removeSelected();
  }

  /** Takes all pictures off the list. */
  public void clear() {
    questions.forget();
    pictures.clear();
    saved.set(Optional.empty());
  }

  /** Ends what is being asked; answers that are there stay. */
  public void cancel() {
    questions.cancel();
  }

  private void ask(List<Path> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    if (model.get().isEmpty()) {
      errorProperty().set(Optional.of(TEXTS.get("error.no-model")));
      return;
    }
    questions.ask(model.get().get(), fresh);
    askSecond(fresh);
  }

  private void askSecond(List<Path> fresh) {
    if (!fresh.isEmpty()) {
      second.get().ifPresent(m -> questions.askSecond(m, fresh));
    }
  }

  /**
   * Saves the results of all pictures as comma-separated values.
   *
   * @param file where to; replaced if it is there
   */
  public void saveResults(Path file) {
    List<Picture> all = pictures.all();
    executor.run(
        () -> {
          ResultsCsv.write(file, all);
          return file;
        },
        written -> saved.set(Optional.of(written)),
        problem -> errorProperty().set(Optional.of(problem.sentence())));
  }

  /**
   * Goes to the Train room, with the recipe of the run whose model was wrong; what was corrected is
   * taken up by the next training.
   */
  public void trainAgain() {
    corrections.takenUp();
    Optional<String> run = model.get().flatMap(ModelChoice::run);
    if (run.isPresent()) {
      session.wantedRecipeProperty().set(run);
    } else {
      session.roomProperty().set(Room.TRAIN);
    }
  }
}
