package dev.graft.workbench;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.project.Project;
import dev.graft.project.RunPlan;
import dev.graft.training.SmallerBatches;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through the engine. Where the engine's process is killed, as a system does that has
 * no memory left, the run goes on in a new one from its last checkpoint, with half the batch; after
 * a few times it is given up. The project is open as long as that takes.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** A kill that two halvings do not prevent has another cause than the batch. */
  private static final int MOST = 3;

  private final EngineClient engine;
  private final Project project;
  private final String run;
  private final RunKeeper keeper;
  private Optional<EngineClient.Call> current = Optional.empty();
  private boolean ending;
  private int made;

  Attempts(EngineClient engine, Project project, String run, RunKeeper keeper) {
    this.engine = engine;
    this.project = project;
    this.run = run;
    this.keeper = keeper;
  }

  /** Sends the run to the engine. */
  Job start() {
    CompletableFuture<Boolean> over =
        attempt().whenComplete((completed, failure) -> project.close());
    return new EngineJob(
        () -> end(engine::cancel),
        () -> end(engine::pause),
        () -> end(engine::finishNow),
        over,
        "The training");
  }

  private CompletableFuture<Boolean> attempt() {
    RunPlan plan = project.plan(run);
    EngineClient.Call call =
        engine.send(
            command ->
                new EngineCommand.Train(
                    command,
                    run,
                    project.files(run).folder(),
                    Optional.of(plan.backbone()),
                    plan.from().map(Path::of),
                    plan.recipe()),
            event -> {
              if (event instanceof EngineEvent.Training training) {
                keeper.accept(training.event());
              }
            });
    synchronized (this) {
      made++;
      current = Optional.of(call);
    }
    return call.result().exceptionallyCompose(failure -> failed(failure, plan.recipe().batch()));
  }

  private void end(Consumer<EngineClient.Call> way) {
    Optional<EngineClient.Call> call;
    synchronized (this) {
      ending = true;
      call = current;
    }
    call.ifPresent(way);
  }

  private synchronized boolean isWorthAnother(Throwable failure, int batch) {
    return failure instanceof EngineKilledException && !ending && made < MOST && batch > 1;
  }

  private CompletableFuture<Boolean> failed(Throwable failure, int batch) {
    if (isWorthAnother(failure, batch)) {
      try {
        LOG.warn("{} goes on with a smaller batch", run, failure);
        keeper.accept(
            new TrainingEvent.SmallerBatch(
                batch,
                SmallerBatches.half(batch),
                "the engine's process was killed, probably for want of memory"));
        return attempt();
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
    LOG.warn("{} failed: {}", run, failure.getMessage());
    try {
      keeper.failed(failure);
    } catch (RuntimeException e) {
      // A full disk, for instance: the run then counts as interrupted once this process is gone.
      LOG.warn("that {} failed cannot be written down", run, e);
      failure.addSuppressed(e);
    }
    return CompletableFuture.failedFuture(failure);
  }
}
