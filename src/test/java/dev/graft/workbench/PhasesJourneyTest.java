package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.prediction.ModelBundle;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.Balance;
import dev.graft.training.BestEpoch;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.LayerRates;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training of two phases from request to bundle, with the real engine in this process. */
class PhasesJourneyTest {
  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 12, 48);
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

  private TrainingRequest request(double validation, Phase... then) {
    return new TrainingRequest(
            pictures,
            Optional.of("untrained-mobilenet-v2-0.35"),
            new FreezePlan.AllFrozen(),
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            3,
            8,
            OptionalDouble.of(0.01),
            validation,
            0,
            3,
            Optional.of(project()),
            Optional.empty())
        .keeping(Keep.LAST)
        .using(
            new Techniques(
                new Schedule.Cosine(0),
                1,
                // A delta that no epoch reaches ends each phase after two.
                Optional.of(new EarlyStopping(1, 50)),
                Augmentation.NONE,
                new LayerRates(0.5, Map.of()),
                Regularisation.NONE,
                Balance.CLASS_WEIGHTS,
                List.of(then)));
  }

  private static <T extends TrainingEvent> List<T> of(Class<T> kind, List<TrainingEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Path variables(List<TrainingEvent> events) {
    return of(TrainingEvent.Finished.class, events)
        .get(0)
        .bundle()
        .resolve("variables")
        .resolve("variables.data-00000-of-00001");
  }

  @Test
  void itGoesFromPhaseToPhaseAndSaysWhatItKept() throws Exception {
    TrainingRequest request = request(0.25, new Phase(new FreezePlan.AllButLastBlocks(1), 4, 0.1));
    List<TrainingEvent> events = new ArrayList<>();
    assertThat(workbench.train(request, events::add).await()).isTrue();

    List<TrainingEvent.PhaseBegins> phases = of(TrainingEvent.PhaseBegins.class, events);
    assertThat(phases)
        .extracting(TrainingEvent.PhaseBegins::firstEpoch)
        .as("a first epoch is always better than none before it, the second is not")
        .containsExactly(1, 3);
    List<TrainingEvent.Epoch> epochs = of(TrainingEvent.Epoch.class, events);
    assertThat(epochs).hasSize(4);
    TrainingEvent.Epoch best = BestEpoch.of(epochs).orElseThrow();
    TrainingEvent.Finished finished = of(TrainingEvent.Finished.class, events).get(0);
    assertThat(finished.keptEpoch()).contains(best.epoch());
    assertThat(finished.stoppedEarly()).isTrue();
    assertThat(finished.validationAccuracy()).isEqualTo(best.validationAccuracy());
    assertThat(finished.cut()).isEqualTo(phases.get(1).cut());
    assertThat(finished.trainableParameters()).isEqualTo(phases.get(1).trainableParameters());
    RunRecord run = workbench.runs(Optional.of(project())).get(0);
    assertThat(run.epochs()).isEqualTo(7);
    assertThat(run.epochsDone()).isEqualTo(4);
    Map<String, Object> training = ModelBundle.read(finished.bundle()).training().orElseThrow();
    assertThat(training).containsEntry("stoppedEarly", true).containsEntry("cut", finished.cut());
    assertThat(training.get("keptEpoch"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("epoch", best.epoch());

    CompletableFuture<Job> started = new CompletableFuture<>();
    started.complete(
        workbench.train(
            request,
            e -> {
              if (e instanceof TrainingEvent.Epoch epoch && epoch.epoch() == 3) {
                started.join().pause();
              }
            }));
    assertThat(started.join().await()).isFalse();
    List<TrainingEvent> resumed = new ArrayList<>();
    Job job = workbench.resume("run-2", Optional.of(project()), Optional.empty(), resumed::add);
    assertThat(job.await()).isTrue();
    assertThat(Files.readAllBytes(variables(resumed)))
        .isEqualTo(Files.readAllBytes(variables(events)));
    assertThat(workbench.runs(Optional.of(project())).get(1).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void whatCannotBeIsRefusedBeforeARunIsRegistered() {
    Phase all = new Phase(new FreezePlan.NoneFrozen(), 1, 1);
    Phase less = new Phase(new FreezePlan.AllButLastBlocks(1), 1, 1);
    assertThatThrownBy(() -> workbench.train(request(0.25, all, less), e -> {}))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("Phase 3 freezes ")
        .hasMessageEndingWith("a later phase can only let more layers learn.");
    assertThatThrownBy(() -> workbench.train(request(0), e -> {}))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("Early stopping watches the validation loss");
    assertThat(project()).doesNotExist();
  }
}
