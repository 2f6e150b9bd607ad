package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceReport;
import dev.graft.errors.GraftException;
import dev.graft.project.RunState;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine in a child process: the same work over pipes, and a death that becomes a sentence. */
@Timeout(180)
class ChildEngineTest {
  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 8, 96);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("-D") || a.startsWith("-X"))
        .forEach(line::add);
    line.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), "dev.graft.Main", "--engine-process"));
    workbench =
        GraftWorkbench.withChild(
            new UserFolders(temp.resolve("data"), temp.resolve("cache")), line);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void featuresAndHeadsCrossThePipe() throws Exception {
    String backbone = "untrained-mobilenet-v2-0.35";
    Files.writeString(pictures.resolve("dogs/broken.jpg"), "no picture");
    List<RaceEvent> race = new ArrayList<>();
    RaceRequest request =
        new RaceRequest(pictures, Optional.empty(), List.of(backbone), 100, OptionalInt.empty(), 1);
    assertThat(workbench.race(request, race::add).await()).isTrue();
    RaceReport report = ((RaceEvent.Finished) race.get(race.size() - 1)).report();
    assertThat(report.skipped()).hasSize(1);
    assertThat(report.results().get(0).score().right()).hasSize(16);
    assertThat(report.results().get(0).imagesPerSecond()).isPositive();

    List<HeadsEvent> heads = new ArrayList<>();
    assertThat(
            workbench
                .compareHeads(
                    new HeadsRequest(pictures, Optional.empty(), backbone, 100, 2, 1), heads::add)
                .await())
        .isTrue();
    assertThat(heads).filteredOn(e -> e instanceof HeadsEvent.Learnt).hasSize(5);
  }

  @Test
  void aDeadEngineIsASentenceAndTheRunResumesInANewOne() throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    Job job =
        workbench.train(
            request(),
            event -> {
              events.add(event);
              if (event instanceof TrainingEvent.Epoch e && e.epoch() == 1) {
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
              }
            });
    assertThatThrownBy(job::await)
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("engine process ended unexpectedly");
    assertThat(events)
        .filteredOn(e -> e instanceof TrainingEvent.SmallerBatch)
        .extracting(e -> ((TrainingEvent.SmallerBatch) e).to())
        .containsExactly(2, 1);
    assertThat(workbench.runs(Optional.of(temp.resolve("project"))).get(0).state())
        .isEqualTo(RunState.FAILED);

    List<TrainingEvent> resumed = new ArrayList<>();
    assertThat(
            workbench
                .resume(
                    "run-1", Optional.of(temp.resolve("project")), Optional.empty(), resumed::add)
                .await())
        .isTrue();
    assertThat(resumed.get(resumed.size() - 1)).isInstanceOf(TrainingEvent.Finished.class);

    List<Double> probabilities = new ArrayList<>();
    String bundle = ((TrainingEvent.Finished) resumed.get(resumed.size() - 1)).bundle().toString();
    workbench.predict(
        bundle,
        List.of(pictures.resolve("dogs/dog-001.jpg")),
        p -> p.predictions().forEach(x -> probabilities.add(x.probability())));
    assertThat(probabilities).hasSize(2);
    assertThat(workbench.evaluate(bundle, pictures).evaluation().images()).isEqualTo(16);
    assertThat(workbench.engineStatus().versions()).containsKey("TensorFlow");
  }

  @Test
  void aKilledEngineIsStartedAnewAndTheRunGoesOnWithHalfTheBatch() throws Exception {
    boolean[] killed = {false};
    List<TrainingEvent> events = new ArrayList<>();

    boolean finished =
        workbench
            .train(
                request(),
                event -> {
                  events.add(event);
                  if (event instanceof TrainingEvent.Epoch && !killed[0]) {
                    killed[0] = true;
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                  }
                })
            .await();

    assertThat(finished).isTrue();
    assertThat(events)
        .contains(
            new TrainingEvent.SmallerBatch(
                4, 2, "the engine's process was killed, probably for want of memory"));
    assertThat(workbench.plan("run-1", Optional.of(temp.resolve("project"))).recipe().batch())
        .isEqualTo(2);
  }

  private TrainingRequest request() {
    return new TrainingRequest(
        pictures,
        Optional.of("untrained-mobilenet-v2-0.35"),
        new FreezePlan.NoneFrozen(),
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        30,
        4,
        OptionalDouble.empty(),
        0.25,
        0,
        1,
        Optional.of(temp.resolve("project")),
        Optional.empty());
  }
}
