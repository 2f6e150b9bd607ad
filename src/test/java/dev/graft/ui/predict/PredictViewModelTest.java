package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbour;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import dev.graft.project.RunState;
import dev.graft.ui.FakeInference;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Inference;
import dev.graft.zoo.ZooEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictViewModelTest {
  private static final Path A = Path.of("a.png");
  private static final Path B = Path.of("b.png");
  private static final Path C = Path.of("c.png");

  private final FakeWorkbench workbench = new FakeWorkbench();
  private final FakeInference inference = workbench.inference();
  private final Session session = new Session(Optional.empty());
  private final ObservableList<ZooEntry> backbones = FXCollections.observableArrayList();
  private final PredictViewModel model =
      new PredictViewModel(session, backbones, workbench, new CurrentThreadTaskExecutor());

  private static ImagePrediction says(Path file, double cats) {
    Prediction cat = new Prediction("cats", 0, cats);
    Prediction dog = new Prediction("dogs", 1, 1 - cats);
    return new ImagePrediction(
        file.toString(), cats > 0.5 ? List.of(cat, dog) : List.of(dog, cat), Optional.empty());
  }

  private static Neighbourhood at(Path file, double distance) {
    return new Neighbourhood(
        file.toString(),
        List.of(new Neighbour(Path.of("/pets/dogs/1.jpg"), 1, 0.9)),
        distance,
        0.8,
        Optional.empty());
  }

  private Picture picture(int place) {
    return model.pictures().shown().get(place);
  }

  private List<Path> shown() {
    return model.pictures().shown().stream().map(Picture::file).toList();
  }

  private Path selected() {
    return model.pictures().selectedProperty().get().orElseThrow().file();
  }

  private void oneRun() {
    session.runs().setAll(Samples.finished("run-1", "small", 0.9));
    workbench.predicting(Samples::dog);
    inference.alike(f -> at(f, 0.5));
  }

  @Test
  void modelsAreFinishedRunsNewestFirstThenBackbonesWithClasses() {
    session
        .runs()
        .setAll(
            Samples.finished("run-1", "small", 0.9),
            Samples.unfinished("run-2", "small", RunState.STOPPED),
            Samples.finished("run-3", "small", 0.95));
    backbones.setAll(
        Samples.entry(Samples.backbone("imagenet", "MobileNet:0.25", 128, 1000), true),
        Samples.entry(Samples.backbone("headless", "MobileNet:0.25", 128, 0), true));
    assertThat(model.models())
        .extracting(ModelChoice::label)
        .containsExactly("run-3", "run-1", "imagenet");
    assertThat(model.modelProperty().get().orElseThrow().label()).isEqualTo("run-3");
    assertThat(model.models().get(2).detail()).isEqualTo("its own 1,000 classes");
  }

  @Test
  void aRunThatIsWantedIsChosenOnceItIsKnown() {
    session.runs().setAll(Samples.finished("run-1", "small", 0.9));
    session.tryOut("run-2");
    assertThat(session.roomProperty().get()).isEqualTo(Room.PREDICT);
    session.runs().add(0, Samples.finished("run-2", "small", 0.8));
    assertThat(model.modelProperty().get().orElseThrow().label()).isEqualTo("run-2");
    assertThat(session.wantedModelProperty().get()).isEmpty();
  }

  @Test
  void droppedPicturesAreAnsweredInOrderAndUnreadableOnesSayWhy() {
    oneRun();
    workbench.predicting(
        f ->
            f.equals(B)
                ? new ImagePrediction(f.toString(), List.of(), Optional.of("The file ends early."))
                : Samples.dog(f));
    model.drop(List.of(A, B));
    assertThat(picture(0).winner()).contains(1);
    assertThat(picture(1).error()).contains("The file ends early.");
    assertThat(selected()).isEqualTo(A);
    model.drop(List.of(C, A));
    assertThat(selected()).isEqualTo(C);
    assertThat(shown()).containsExactly(A, B, C);
    assertThat(picture(2).winner()).contains(1);
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.pictures().countsProperty().get().answered()).isEqualTo(3);
  }

  @Test
  void foldersAreLookedThroughAtAnyDepth(@TempDir Path folder) throws IOException {
    oneRun();
    Path root = Samples.folder(folder, 3, "cats", "dogs");
    model.drop(List.of(root));
    assertThat(model.pictures().all()).hasSize(6);
    model.drop(List.of(Files.createDirectory(folder.resolve("nothing"))));
    assertThat(model.errorProperty().get()).get().asString().contains("nothing");
  }

  @Test
  void anotherModelAnswersAllPicturesAgain() {
    oneRun();
    session.runs().add(Samples.finished("run-2", "small", 0.9));
    model.drop(List.of(A));
    workbench.predicting(f -> says(f, 1));
    model.choose(model.models().get(1));
    assertThat(picture(0).winner()).contains(0);
    assertThat(selected()).isEqualTo(A);
  }

  @Test
  void withoutAModelDroppingSaysSo() {
    model.drop(List.of(A));
    assertThat(model.errorProperty().get()).get().asString().startsWith("There is no model yet");
  }

  @Test
  void similarTrainingPicturesAndTheWarningComeAfterTheAnswers() {
    oneRun();
    inference.alike(f -> at(f, f.equals(B) ? 0.9 : 0.3));
    model.drop(List.of(A, B));
    assertThat(inference.asked().subList(0, 1)).allMatch(q -> q.startsWith("predict"));
    assertThat(picture(0).unlike()).isFalse();
    assertThat(picture(1).unlike()).isTrue();
    assertThat(picture(0).alike().orElseThrow().nearest()).hasSize(1);
    assertThat(model.pictures().countsProperty().get().unlike()).isEqualTo(1);
    assertThat(model.lookedProperty().get()).isEmpty();
    model.pictures().filterProperty().set(new PictureFilter(Optional.empty(), false, true));
    assertThat(shown()).containsExactly(B);
  }

  @Test
  void aBackboneIsNotAskedForItsTrainingPictures() {
    backbones.setAll(
        Samples.entry(Samples.backbone("imagenet", "MobileNet:0.25", 128, 1000), true));
    workbench.predicting(Samples::dog);
    model.drop(List.of(A));
    assertThat(picture(0).winner()).contains(1);
    assertThat(inference.asked()).noneMatch(q -> q.startsWith("similar"));
  }

  @Test
  void whySimilarPicturesCannotBeToldIsASentenceOfItsOwn() {
    session.runs().setAll(Samples.finished("run-1", "small", 0.9));
    workbench.predicting(Samples::dog);
    model.drop(List.of(A));
    assertThat(model.noneAlikeProperty().get()).get().asString().contains("not known here");
    assertThat(model.errorProperty().get()).isEmpty();
    assertThat(picture(0).winner()).contains(1);
  }

  @Test
  void twoModelsSideBySideAndWhereTheyDisagree() {
    oneRun();
    session.runs().add(Samples.finished("run-2", "small", 0.95));
    workbench.predicting(f -> says(f, 0.9));
    ModelChoice other = model.models().get(1);
    inference.predicting(other.reference(), f -> says(f, f.equals(B) ? 0.2 : 0.8));
    model.drop(List.of(A, B));
    model.secondProperty().set(Optional.of(other));
    assertThat(picture(0).disagreed()).isFalse();
    assertThat(picture(1).disagreed()).isTrue();
    assertThat(picture(1).secondBest().orElseThrow().className()).isEqualTo("dogs");
    model.pictures().filterProperty().set(new PictureFilter(Optional.empty(), true, false));
    assertThat(shown()).containsExactly(B);
    model.secondProperty().set(Optional.empty());
    assertThat(shown()).containsExactly(A, B);
    assertThat(picture(1).second()).isEmpty();
  }

  @Test
  void picturesAreSortedByUnsurenessAndByClassAndFiltered() {
    oneRun();
    workbench.predicting(f -> says(f, f.equals(A) ? 0.99 : f.equals(B) ? 0.45 : 0.8));
    model.drop(List.of(A, B, C));
    model.pictures().orderProperty().set(PictureOrder.UNSURE);
    assertThat(shown()).containsExactly(B, C, A);
    model.pictures().orderProperty().set(PictureOrder.CLASS);
    assertThat(shown()).containsExactly(A, C, B);
    model.pictures().filterProperty().set(new PictureFilter(Optional.of("dogs"), false, false));
    assertThat(shown()).containsExactly(B);
    assertThat(selected()).isEqualTo(A);
  }

  @Test
  void arrowsStopAtTheEndsAndDeleteSelectsTheNext() {
    oneRun();
    model.drop(List.of(A, B, C));
    model.pictures().step(-1);
    assertThat(selected()).isEqualTo(A);
    model.pictures().step(1);
    assertThat(selected()).isEqualTo(B);
    model.removeSelected();
    assertThat(selected()).isEqualTo(C);
    model.removeSelected();
    assertThat(selected()).isEqualTo(A);
    model.removeSelected();
    assertThat(model.pictures().selectedProperty().get()).isEmpty();
    assertThat(model.pictures().all()).isEmpty();
  }

  @Test
  void theMapFollowsPictureClassAndModel() {
    oneRun();
    session.runs().add(Samples.finished("run-2", "small", 0.95));
    inference.explaining((f, c) -> FakeInference.corner(c));
    model.drop(List.of(A, B));
    HeatMaps maps = model.heatMaps();
    assertThat(maps.shownProperty().get().orElseThrow().classIndex()).isEqualTo(1);
    maps.classNameProperty().set(Optional.of("cats"));
    assertThat(maps.shownProperty().get().orElseThrow().classIndex()).isZero();
    model.pictures().step(1);
    assertThat(maps.classNameProperty().get()).isEmpty();
    assertThat(inference.asked()).anyMatch(q -> q.contains("b.png 1"));
    ModelChoice other = model.models().get(1);
    model.secondProperty().set(Optional.of(other));
    maps.bySecondProperty().set(true);
    assertThat(inference.asked().get(inference.asked().size() - 1))
        .isEqualTo("explain " + other.reference() + " b.png 1");
    int asked = inference.asked().size();
    maps.bySecondProperty().set(false);
    assertThat(maps.shownProperty().get()).isPresent();
    maps.opacityProperty().set(0);
    assertThat(maps.shownProperty().get()).isEmpty();
    model.pictures().step(-1);
    assertThat(inference.asked()).as("what is known or not wanted is not asked").hasSize(asked);
  }

  @Test
  void whyThereIsNoMapIsASentence() {
    oneRun();
    model.drop(List.of(A));
    assertThat(model.heatMaps().messageProperty().get())
        .contains("It gives its features as one vector.");
  }

  @Test
  void whatIsPastedIsKeptAndAnswered() {
    oneRun();
    model.paste(() -> new byte[] {1, 2});
    assertThat(inference.kept()).hasSize(1);
    assertThat(selected()).isEqualTo(Path.of("pasted-1.png"));
    assertThat(picture(0).winner()).contains(1);
  }

  @Test
  void wrongPicturesBecomeEditsOfTheImages(@TempDir Path folder) throws IOException {
    oneRun();
    Path root = Samples.folder(folder, 3, "cats", "dogs");
    session.datasetProperty().set(Optional.of(workbench.scan(root)));
    Path known = root.resolve("cats/cats_0001.png");
    Path fresh = folder.resolve("new.png");
    model.drop(List.of(known, fresh));
    Corrections corrections = model.corrections();
    assertThat(corrections.label(known)).contains("cats");
    corrections.say(known, "dogs");
    assertThat(corrections.label(known)).contains("dogs");
    corrections.say(fresh, "cats");
    assertThat(corrections.isTraining(fresh)).isTrue();
    assertThat(session.datasetProperty().get().orElseThrow().items()).hasSize(7);
    corrections.remove(fresh);
    assertThat(corrections.isTraining(fresh)).isFalse();
    assertThat(corrections.saidProperty().get().orElseThrow().count()).isEqualTo(3);
    model.trainAgain();
    assertThat(session.wantedRecipeProperty().get()).contains("run-1");
    assertThat(corrections.saidProperty().get()).isEmpty();
  }

  @Test
  void anExportSaysWhetherItSaysTheSame(@TempDir Path folder) {
    oneRun();
    model.drop(List.of(A));
    ExportForm form = model.export();
    form.formatProperty().set(ExportFormat.KERAS);
    assertThat(form.targetProperty().get()).endsWith("run-1.keras");
    form.export();
    assertThat(form.errorProperty().get()).get().asString().contains("already exists");
    inference.exporting((format, out) -> new Inference.Exported(out, format, 1, 3e-7));
    form.targetProperty().set(folder.resolve("m.keras").toString());
    form.export();
    assertThat(form.resultProperty().get().orElseThrow().same()).isTrue();
    assertThat(inference.asked().get(inference.asked().size() - 1)).endsWith("keras 1");
    form.targetProperty().set("\0");
    form.export();
    assertThat(form.errorProperty().get()).get().asString().contains("no path");
  }

  @Test
  void resultsAreSavedWithAllThatIsKnown(@TempDir Path folder) throws IOException {
    oneRun();
    model.drop(List.of(A));
    Path file = folder.resolve("results.csv");
    model.saveResults(file);
    assertThat(model.savedProperty().get()).contains(file);
    assertThat(Files.readString(file))
        .startsWith("file,class,probability,unlike,unknown,error,cats,dogs\r\n")
        .endsWith("\r\na.png,dogs,0.996200,false,,,0.003800,0.996200\r\n");
    model.saveResults(folder.resolve("nowhere/results.csv"));
    assertThat(model.errorProperty().get()).get().asString().contains("cannot be written");
  }
}
