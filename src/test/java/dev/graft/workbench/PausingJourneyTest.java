package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.Answers;
import dev.graft.training.AnswersFolder;
import dev.graft.training.BestEpoch;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pausing, going on and finishing early, with the real engine in this process. */
class PausingJourneyTest {
  private static final int EPOCHS = 6;

  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 16, 48);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private Path project() {
    return temp.resolve("project");
  }

  private TrainingRequest request() {
    return new TrainingRequest(
            pictures,
            Optional.of("untrained-mobilenet-v2-0.35"),
            new FreezePlan.AllFrozen(),
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            EPOCHS,
            4,
            OptionalDouble.of(0.02),
            0.25,
            0,
            3,
            Optional.of(project()),
            Optional.empty())
        .keeping(Keep.BEST);
  }

  /** Trains, and does something with the job when so many epochs are over. */
  private boolean train(List<TrainingEvent> events, int epochs, Consumer<Job> then)
      throws InterruptedException {
    CompletableFuture<Job> started = new CompletableFuture<>();
    Job job =
        workbench.train(
            request(),
            e -> {
              events.add(e);
              if (e instanceof TrainingEvent.Epoch epoch && epoch.epoch() == epochs) {
                then.accept(started.join());
              }
            });
    started.complete(job);
    return job.await();
  }

  private static TrainingEvent.Finished finished(List<TrainingEvent> events) {
    return (TrainingEvent.Finished) events.get(events.size() - 1);
  }

  private static List<TrainingEvent.Epoch> epochs(List<TrainingEvent> events) {
    return events.stream()
        .filter(TrainingEvent.Epoch.class::isInstance)
        .map(TrainingEvent.Epoch.class::cast)
        .toList();
  }

  private RunRecord run(int number) {
    return workbench.runs(Optional.of(project())).get(number - 1);
  }

  @Test
  void pausedItWaitsAndGoesOnToTheSameModel() throws Exception {
    List<TrainingEvent> unbroken = new ArrayList<>();
    assertThat(train(unbroken, EPOCHS + 1, Job::pause)).isTrue();

    List<TrainingEvent> broken = new ArrayList<>();
    assertThat(train(broken, 2, Job::pause)).isFalse();
    assertThat(broken.get(broken.size() - 1)).isEqualTo(new TrainingEvent.Paused("run-2", 2));
    assertThat(run(2).state()).isEqualTo(RunState.PAUSED);
    assertThat(broken).anyMatch(e -> e instanceof TrainingEvent.Memory m && m.peakBytes() >= 0);

    List<TrainingEvent> resumed = new ArrayList<>();
    Job job = workbench.resume("run-2", Optional.of(project()), Optional.empty(), resumed::add);
    assertThat(job.await()).isTrue();
    assertThat(run(2).state()).isEqualTo(RunState.FINISHED);
    assertThat(Files.readAllBytes(variables(finished(resumed).bundle())))
        .isEqualTo(Files.readAllBytes(variables(finished(unbroken).bundle())));
  }

  @Test
  void whatCannotGoOnBecomesABundleOfItsBestEpoch() throws Exception {
    List<TrainingEvent> broken = new ArrayList<>();
    assertThat(train(broken, 2, Job::pause)).isFalse();
    Files.move(pictures, temp.resolve("gone"));

    List<TrainingEvent> events = new ArrayList<>();
    Path out = temp.resolve("kept");
    Job job = workbench.resume("run-1", Optional.of(project()), Optional.of(out), events::add);
    job.finishNow();
    assertThat(job.await()).isTrue();
    assertThat(run(1).state()).isEqualTo(RunState.FINISHED);
    TrainingEvent.Epoch best = BestEpoch.of(epochs(broken)).orElseThrow();
    assertThat(finished(events).validationAccuracy()).isEqualTo(best.validationAccuracy());
    assertThat(finished(events).keptEpoch()).contains(best.epoch());
    assertThat(Files.readAllBytes(variables(out)))
        .isEqualTo(Files.readAllBytes(variables(finished(events).bundle())));
  }

  private static Path variables(Path bundle) {
    return bundle.resolve("variables").resolve("variables.data-00000-of-00001");
  }

  @Test
  void finishedEarlyItsBundleIsThatOfTheBestEpoch() throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    assertThat(train(events, 3, Job::finishNow)).isTrue();
    List<TrainingEvent.Epoch> over = epochs(events);
    assertThat(over).hasSizeBetween(3, EPOCHS - 1);
    TrainingEvent.Epoch best = BestEpoch.of(over).orElseThrow();
    assertThat(finished(events).validationAccuracy()).isEqualTo(best.validationAccuracy());
    assertThat(run(1).state()).isEqualTo(RunState.FINISHED);
    assertThat(run(1).epochsDone()).isEqualTo(over.size());

    Path folder = finished(events).bundle();
    Answers answers = AnswersFolder.read(folder.resolveSibling("answers"));
    double right = 0;
    for (int i = 0; i < answers.images().size(); i++) {
      right += answers.said(i) == answers.images().get(i).classIndex() ? 1 : 0;
    }
    assertThat(right / answers.images().size()).isEqualTo(best.validationAccuracy());
  }
}
