package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.RunState;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class PredictViewModelTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final ObservableList<ZooEntry> backbones = FXCollections.observableArrayList();
  private final PredictViewModel model =
      new PredictViewModel(session, backbones, workbench, new CurrentThreadTaskExecutor());

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
    session.runs().setAll(Samples.finished("run-1", "small", 0.9));
    workbench.predicting(
        f ->
            f.endsWith("b.png")
                ? new dev.graft.prediction.ImagePrediction(
                    f.toString(), List.of(), Optional.of("The file ends early."))
                : Samples.dog(f));
    model.drop(List.of(Path.of("a.png"), Path.of("b.png")));
    assertThat(model.pictures().get(0).winner()).contains(1);
    assertThat(model.pictures().get(1).error()).contains("The file ends early.");
    assertThat(model.selectedProperty().get()).isZero();
    model.drop(List.of(Path.of("c.png")));
    assertThat(model.selectedProperty().get()).isEqualTo(2);
    assertThat(model.pictures().get(2).winner()).contains(1);
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void anotherModelAnswersAllPicturesAgain() {
    session
        .runs()
        .setAll(Samples.finished("run-1", "small", 0.9), Samples.finished("run-2", "small", 0.9));
    workbench.predicting(Samples::dog);
    model.drop(List.of(Path.of("a.png")));
    workbench.predicting(
        f ->
            new dev.graft.prediction.ImagePrediction(
                f.toString(),
                List.of(new dev.graft.prediction.Prediction("cats", 0, 1)),
                Optional.empty()));
    model.modelProperty().set(Optional.of(model.models().get(1)));
    assertThat(model.pictures().get(0).winner()).contains(0);
  }

  @Test
  void withoutAModelDroppingSaysSo() {
    model.drop(List.of(Path.of("a.png")));
    assertThat(model.errorProperty().get()).get().asString().startsWith("There is no model yet");
  }
}
