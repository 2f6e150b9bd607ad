package dev.graft.cli;

import dev.graft.training.TrainingEvent;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows the events of a training. */
interface TrainingView extends Consumer<TrainingEvent> {
  /** Where the training was registered, once it was. */
  Optional<TrainingEvent.Started> started();

  /** Somebody asked it to stop. */
  default void stopping() {}

  /** The view for programs or for people. */
  static TrainingView of(Terminal terminal, boolean json) {
    return json ? new JsonTrainingView(terminal) : new TextTrainingView(terminal, System::nanoTime);
  }
}
