package dev.graft.ui.train.techniques;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.TrainViewModel;
import dev.graft.workbench.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateFindingTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final TrainViewModel model =
      new TrainViewModel(
          session, workbench, new CurrentThreadTaskExecutor(), new RecordingNotices(), () -> 0);
  private final RateFinding rates = model.techniques().rates();

  /** A job that is over at once. */
  private record Over(AtomicBoolean cancelled) implements Job {
    @Override
    public void cancel() {
      cancelled.set(true);
    }

    @Override
    public boolean await() {
      return !cancelled.get();
    }
  }

  @BeforeEach
  void ready() {
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
  }

  private void open() {
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

  @Test
  void theAdviceGoesIntoTheRecipe() {
    open();
    List<String> stages = new ArrayList<>();
    List<Integer> jobs = new ArrayList<>();
    rates.stageProperty().addListener((o, was, is) -> stages.add(is));
    workbench.findRateWith(
        (request, listener) -> {
          assertThat(request.backbone()).contains("small");
          assertThat(request.images()).isPresent();
          listener.accept(new RateEvent.Extracting(40, 80));
          jobs.add(session.jobs().running().size());
          RateCurve.Point point = new RateCurve.Point(1e-3, 0.5, 0.5);
          listener.accept(
              new RateEvent.Found(new RateCurve(List.of(point), Optional.of(0.002964))));
          return new Over(new AtomicBoolean());
        });
    model.techniques().findRate();
    assertThat(model.techniques().openedProperty().get()).contains(Technique.RATE);
    assertThat(stages)
        .contains("The frozen part runs over 40 of 80 pictures; that is kept for the training");
    assertThat(jobs).containsExactly(1);
    assertThat(session.jobs().running()).isEmpty();
    assertThat(rates.runningProperty().get()).isFalse();
    assertThat(rates.suggestion()).contains("0.003");
    rates.useSuggestion();
    assertThat(model.recipe().learningRateProperty().get()).isEqualTo("0.003");
  }

  @Test
  void aFailureIsASentenceAndTheNextSearchForgetsIt() {
    open();
    rates.start();
    assertThat(rates.problemProperty().get()).contains("There are no images of the class cats.");
    assertThat(rates.runningProperty().get()).isFalse();
    workbench.findRateWith((request, listener) -> new Over(new AtomicBoolean()));
    rates.start();
    assertThat(rates.problemProperty().get()).isEmpty();
    assertThat(rates.suggestion()).isEmpty();
  }

  @Test
  void itIsCancelledFromTheListOfJobs() {
    open();
    AtomicBoolean cancelled = new AtomicBoolean();
    workbench.findRateWith(
        (request, listener) -> {
          session.jobs().cancelAll();
          return new Over(cancelled);
        });
    rates.start();
    assertThat(cancelled).isTrue();
    assertThat(rates.curveProperty().get()).isEmpty();
  }

  @Test
  void withoutImagesNothingBegins() {
    rates.start();
    assertThat(rates.problemProperty().get()).isEmpty();
    assertThat(rates.runningProperty().get()).isFalse();
  }
}
