package dev.graft.workbench;

import dev.graft.prediction.BundleWriter;
import dev.graft.project.Project;
import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down in the project what a run tells, then tells it on. */
final class RunKeeper implements Consumer<TrainingEvent> {
  private final Project project;
  private final String run;
  private final Optional<Path> out;
  private final long begun;
  private final Consumer<TrainingEvent> listener;
  private RunState state = RunState.QUEUED;

  RunKeeper(
      Project project,
      String run,
      Optional<Path> out,
      long begun,
      Consumer<TrainingEvent> listener) {
    this.project = project;
    this.run = run;
    this.out = out;
    this.begun = begun;
    this.listener = listener;
  }

  @Override
  public void accept(TrainingEvent event) {
    TrainingEvent told = event;
    if (event instanceof TrainingEvent.Extracting) {
      become(RunState.EXTRACTING);
    } else if (event instanceof TrainingEvent.Step) {
      become(RunState.TRAINING);
    } else if (event instanceof TrainingEvent.Epoch epoch) {
      become(RunState.TRAINING);
      project.recordEpoch(run, epoch);
    } else if (event instanceof TrainingEvent.SmallerBatch smaller) {
      project.setBatch(run, smaller.to());
    } else if (event instanceof TrainingEvent.Stopped) {
      become(RunState.STOPPED);
    } else if (event instanceof TrainingEvent.Paused) {
      become(RunState.PAUSED);
    } else if (event instanceof TrainingEvent.Finished finished) {
      out.ifPresent(o -> BundleWriter.copy(finished.bundle(), o));
      TrainingEvent.Finished whole =
          new TrainingEvent.Finished(
              finished.run(),
              finished.bundle(),
              finished.validationAccuracy(),
              (System.nanoTime() - begun) / 1e9,
              finished.extractSeconds(),
              finished.trainSeconds(),
              finished.cut(),
              finished.trainableParameters(),
              finished.totalParameters(),
              finished.peakResidentBytes(),
              finished.skipped(),
              finished.keptEpoch(),
              finished.stoppedEarly());
      project.recordSkipped(run, finished.skipped());
      project.finish(run, whole);
      told = whole;
    }
    listener.accept(told);
  }

  private void become(RunState next) {
    if (state != next) {
      state = next;
      project.setState(run, next);
    }
  }

  void failed(Throwable failure) {
    String message = failure.getMessage();
    project.fail(run, message == null ? failure.toString() : message);
  }
}
