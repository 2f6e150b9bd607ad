package dev.graft.cli;

import dev.graft.training.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Remembers what a training told, on its way to a listener. Safe for several threads. */
final class TrainingLog {
  private final List<TrainingEvent.Epoch> epochs = new ArrayList<>();
  private Optional<TrainingEvent.Finished> finished = Optional.empty();

  /** A listener that remembers and hands on. */
  Consumer<TrainingEvent> before(Consumer<TrainingEvent> listener) {
    return event -> {
      remember(event);
      listener.accept(event);
    };
  }

  private synchronized void remember(TrainingEvent event) {
    if (event instanceof TrainingEvent.Epoch e) {
      epochs.add(e);
    } else if (event instanceof TrainingEvent.Finished f) {
      finished = Optional.of(f);
    }
  }

  /** The epochs so far. */
  synchronized List<TrainingEvent.Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /** The end, once it has come. */
  synchronized Optional<TrainingEvent.Finished> finished() {
    return finished;
  }
}
