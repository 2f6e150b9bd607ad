package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.EngineService;
import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.zoo.BackboneLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a measurement, with an engine that says what it is told to. */
class SpeedsTest {
  private static final String BUILT_IN = "untrained-mobilenet-v2-0.35";

  @TempDir private Path folder;
  private final List<EngineCommand> asked = new ArrayList<>();
  private double speed = 100;

  private final EngineClient engine = new EngineClient(this::engine);

  private EngineService engine(Consumer<EngineEvent> listener) {
    return new EngineService() {
      @Override
      public void send(EngineCommand command) {
        asked.add(command);
        if (command instanceof EngineCommand.Measure) {
          listener.accept(
              new EngineEvent.Measured(command.id(), 96, speed, 12.5, "CPU, 2 threads"));
          listener.accept(new EngineEvent.Done(command.id(), true));
        } else if (command instanceof EngineCommand.Cancel) {
          listener.accept(new EngineEvent.Done(command.id(), false));
        }
      }

      @Override
      public void close() {}
    };
  }

  private Speeds speeds() {
    return new Speeds(
        folder.resolve("data").resolve("speeds.json"),
        new BackboneLibrary(folder.resolve("backbones")),
        engine);
  }

  @Test
  void theLastFiguresOfEachBackboneAreKept() throws Exception {
    List<MeasuredSpeed> told = new ArrayList<>();
    assertThat(speeds().all()).isEmpty();
    assertThat(speeds().start(BUILT_IN, told::add).await()).isTrue();
    assertThat(speeds().start("resnet50", told::add).await()).isTrue();
    speed = 120;
    assertThat(speeds().start(BUILT_IN, told::add).await()).isTrue();

    assertThat(told).hasSize(3);
    assertThat(speeds().all()).containsExactly(told.get(1), told.get(2));
    assertThat(told.get(2).imagesPerSecond()).isEqualTo(120);
    assertThat(told.get(2).stepMillisPerImage()).isEqualTo(12.5);
  }

  @Test
  void whatIsNotHereIsMeasuredByItsArchitecture() {
    speeds().start(BUILT_IN, s -> {});
    speeds().start("inceptionv3", s -> {});
    assertThat(asked.get(0)).isEqualTo(new EngineCommand.Measure(1, BUILT_IN, Optional.empty(), 0));
    assertThat(asked.get(1))
        .isEqualTo(new EngineCommand.Measure(2, "inceptionv3", Optional.of("InceptionV3"), 299));
  }

  @Test
  void nothingIsMeasuredWhileATrainingRuns() {
    EngineClient.Call training =
        engine.send(
            id ->
                new EngineCommand.Train(
                    id,
                    "run-1",
                    folder,
                    Optional.of(BUILT_IN),
                    Optional.empty(),
                    new Recipe(
                        new FreezePlan.AllFrozen(),
                        Head.DEFAULT,
                        Optimizer.DEFAULT,
                        1e-3,
                        32,
                        1,
                        1,
                        0.2,
                        0)),
            event -> {});
    assertThatThrownBy(() -> speeds().start(BUILT_IN, s -> {}))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("A training is running, so " + BUILT_IN);
    assertThat(speeds().all()).isEmpty();
    engine.cancel(training);
    speeds().start(BUILT_IN, s -> {});
    assertThat(speeds().all()).hasSize(1);
  }

  @Test
  void aDamagedFileIsBegunAnew() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("speeds.json"), "{\"speeds\": [");
    assertThat(speeds().all()).isEmpty();
    speeds().start(BUILT_IN, s -> {});
    assertThat(speeds().all()).extracting(MeasuredSpeed::backbone).containsExactly(BUILT_IN);
  }
}
