package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import dev.graft.zoo.Architectures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringTest {
  @TempDir private Path folder;
  private final List<EngineEvent> events = new ArrayList<>();

  private Measuring measuring() {
    return new Measuring(
        new TensorFlowEngine(), new EngineFolders(folder, folder, 1 << 20, folder));
  }

  @Test
  void aBackboneOfRandomNumbersIsMeasured() {
    var command = new EngineCommand.Measure(7, "untrained-mobilenet-v2-0.35", Optional.empty(), 0);
    assertThat(measuring().measure(command, events::add, () -> false)).isTrue();
    assertThat(events).hasSize(1);
    EngineEvent.Measured measured = (EngineEvent.Measured) events.get(0);
    assertThat(measured.id()).isEqualTo(7);
    assertThat(measured.size()).isEqualTo(96);
    assertThat(measured.imagesPerSecond()).isPositive().isFinite();
    assertThat(measured.stepMillisPerImage()).isPositive().isFinite();
    assertThat(measured.device()).startsWith("CPU, ");
  }

  @Test
  void oneThatIsNotHereIsMeasuredByItsArchitecture() {
    var command = new EngineCommand.Measure(8, "absent", Optional.of("MobileNet:0.25"), 64);
    assertThat(measuring().measure(command, events::add, () -> false)).isTrue();
    assertThat(((EngineEvent.Measured) events.get(0)).size()).isEqualTo(64);
  }

  @Test
  void aCancellationIsHeardBetweenBatches() {
    AtomicInteger asked = new AtomicInteger();
    var command = new EngineCommand.Measure(9, "absent", Optional.of("MobileNet:0.25"), 32);
    boolean completed =
        measuring().measure(command, events::add, () -> asked.incrementAndGet() == 4);
    assertThat(completed).isFalse();
    assertThat(asked).hasValue(4);
    assertThat(events).isEmpty();
  }

  @Test
  void whatIsNowhereIsASentence() {
    var command = new EngineCommand.Measure(1, "nowhere", Optional.empty(), 0);
    assertThatThrownBy(() -> measuring().measure(command, events::add, () -> false))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("There is no backbone 'nowhere'");
  }

  @Test
  void aStepTakesTheLargestBatchThatFits() {
    Network vgg = Architectures.parse("VGG16").network(224, 0);
    assertThat(Measuring.stepBatch(vgg, 1L << 40)).isEqualTo(32);
    int some = Measuring.stepBatch(vgg, 2_000_000_000);
    assertThat(some).isBetween(1, 16);
    assertThat(Integer.bitCount(some)).isEqualTo(1);
    assertThat(Measuring.stepBatch(vgg, 1_000_000)).isZero();
  }
}
