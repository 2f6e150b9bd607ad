package dev.graft.ui.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.ui.Advice;
import dev.graft.ui.FakeTalk;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.TrainViewModel;
import dev.graft.workbench.HeadsRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadsViewModelTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final CurrentThreadTaskExecutor executor = new CurrentThreadTaskExecutor();
  private final TrainViewModel train =
      new TrainViewModel(session, workbench, executor, new RecordingNotices(), () -> 0);
  private final HeadsViewModel model =
      new HeadsViewModel(session, workbench, executor, train.desk());
  private final List<HeadsRequest> requests = new ArrayList<>();

  @BeforeEach
  void ready() {
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    Path.of("/data/pets"),
                    List.of("cats", "dogs"),
                    List.of(),
                    List.of(),
                    List.of(),
                    0)));
  }

  private void comparing(int neural, int... others) {
    workbench
        .racing()
        .heads(
            (request, listener) -> {
              requests.add(request);
              return FakeTalk.of(listener, Advice.heads(neural, others));
            });
  }

  @Test
  void theTableHasTheNeuralHeadAndFourOthers() {
    comparing(90, 91, 90, 84, 80);
    train.recipe().epochsProperty().set("15");
    train.recipe().seedProperty().set("4");
    model.start();
    assertThat(requests)
        .containsExactly(
            new HeadsRequest(
                Path.of("/data/pets"),
                Optional.of(session.images().set()),
                "small",
                HeadsRequest.SAMPLE,
                15,
                4));
    assertThat(model.rows()).hasSize(5);
    assertThat(model.rows()).extracting(HeadWords::key).startsWith("neural", "logistic-regression");
    assertThat(model.wordsProperty().get())
        .isEqualTo(
            "On the frozen features of small: learnt from 400 pictures, asked about 100 others.");
    assertThat(model.verdictProperty().get()).startsWith("So few pictures show no classical head");
    assertThat(model.openProperty().get()).isTrue();
    assertThat(model.runningProperty().get()).isFalse();
    assertThat(session.jobs().running()).isEmpty();
  }

  @Test
  void whatIsBetterByMoreThanChanceIsNamed() {
    comparing(70, 95, 94, 71, 60);
    model.start();
    assertThat(model.verdictProperty().get())
        .startsWith(
            "Better than the neural head, by more than chance: Logistic regression, Linear SVM.");
  }

  @Test
  void aTableThatIsNotCompleteDecidesNothing() {
    comparing(70, 95);
    model.start();
    assertThat(model.rows()).hasSize(2);
    assertThat(model.verdictProperty().get()).isEmpty();
  }

  @Test
  void aRefusalIsASentence() {
    model.start();
    assertThat(model.errorProperty().get())
        .contains("A training is running; compare them when it is over.");
    assertThat(model.wordsProperty().get()).isEmpty();
    model.close();
    assertThat(model.openProperty().get()).isFalse();
  }
}
