package dev.graft.ui.backbones;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.RunningJob;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The measurement of one backbone's speed. */
final class Measurement {
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private RunningJob job = new RunningJob();

  /** Whether it is going on. */
  BooleanProperty runningProperty() {
    return running;
  }

  /** Why it did not work, as a sentence. */
  ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Starts it; nothing happens while it is going on. */
  void start(
      String backbone,
      Workbench workbench,
      TaskExecutor executor,
      Consumer<MeasuredSpeed> measured) {
    if (running.get()) {
      return;
    }
    RunningJob started = new RunningJob();
    job = started;
    running.set(true);
    error.set(Optional.empty());
    executor.run(
        () ->
            started.await(
                workbench.measure(
                    backbone, speed -> executor.nextFrame(() -> measured.accept(speed)))),
        finished -> running.set(false),
        problem -> {
          running.set(false);
          error.set(Optional.of(problem.sentence()));
        });
  }

  /** Ends it between two batches. */
  void cancel() {
    job.cancel();
  }
}
