package dev.graft.ui.inspection;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Something that is computed in the background and may be asked for again before it is there: what
 * was asked for last counts, and what was asked for before is told to stop.
 */
final class Latest {
  private final TaskExecutor executor;
  private final Jobs jobs;
  private final BooleanProperty running = new SimpleBooleanProperty();
  private AtomicBoolean current = new AtomicBoolean();
  private Optional<Jobs.Running> line = Optional.empty();

  Latest(TaskExecutor executor, Jobs jobs) {
    this.executor = executor;
    this.jobs = jobs;
  }

  /** Whether something is being computed. */
  ReadOnlyBooleanProperty runningProperty() {
    return running;
  }

  /**
   * Computes.
   *
   * @param words what it is, for the list of jobs; blank for what takes a moment only
   * @param work asked on another thread, with the question whether it should stop
   * @param done gets what came of it, if nothing else was asked for since
   * @param failed gets the sentence
   */
  <T> void run(
      String words,
      Function<BooleanSupplier, T> work,
      Consumer<T> done,
      Consumer<Optional<String>> failed) {
    cancel();
    AtomicBoolean stop = new AtomicBoolean();
    current = stop;
    running.set(true);
    failed.accept(Optional.empty());
    if (!words.isBlank()) {
      line =
          Optional.of(jobs.begin(new JobStatus(words, Double.NaN, "", Optional.of(this::cancel))));
    }
    executor.run(
        () -> tried(work, stop),
        result -> {
          if (!stop.get()) {
            ended();
            result.ifPresent(done);
          }
        },
        problem -> {
          if (!stop.get()) {
            ended();
            failed.accept(Optional.of(problem.sentence()));
          }
        });
  }

  /** What was told to stop has nothing to say, and that is no failure. */
  private static <T> Optional<T> tried(Function<BooleanSupplier, T> work, AtomicBoolean stop) {
    try {
      return Optional.of(work.apply(stop::get));
    } catch (CancellationException e) {
      if (stop.get()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Gives up what is being computed. */
  void cancel() {
    current.set(true);
    ended();
  }

  private void ended() {
    line.ifPresent(Jobs.Running::end);
    line = Optional.empty();
    running.set(false);
  }
}
