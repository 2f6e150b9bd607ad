package dev.graft.engine;

import dev.graft.training.TrainingEvent;
import java.util.function.Consumer;

/** Tells with a training's events, twice a second at most, how much memory this process takes. */
final class MemoryWatch implements Consumer<TrainingEvent> {
  private static final long NANOS = 500_000_000L;

  private final Consumer<TrainingEvent> events;
  private long last = System.nanoTime() - NANOS;

  MemoryWatch(Consumer<TrainingEvent> events) {
    this.events = events;
  }

  @Override
  public void accept(TrainingEvent event) {
    events.accept(event);
    boolean working =
        event instanceof TrainingEvent.Extracting
            || event instanceof TrainingEvent.Step
            || event instanceof TrainingEvent.Epoch;
    if (working && System.nanoTime() - last >= NANOS) {
      last = System.nanoTime();
      events.accept(new TrainingEvent.Memory(ResidentSize.now(), ResidentSize.peak()));
    }
  }
}
