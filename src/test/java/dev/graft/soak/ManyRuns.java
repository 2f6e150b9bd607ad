package dev.graft.soak;

import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.GraftWorkbench;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.UserFolders;
import dev.graft.workbench.Workbench;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Short runs one after the other in one process, each with a prediction by its bundle: the resident
 * memory after the last must be near that after the tenth, or something is not given back.
 */
final class ManyRuns {
  private static final int RUNS = Integer.getInteger("graft.soak.runs", 300);
  private static final int WARM = 10;
  private static final double BOUND = 1.10;
  private static final int TOLD = 25;
  private static final List<FreezePlan> PLANS =
      List.of(
          new FreezePlan.AllFrozen(),
          new FreezePlan.AllButLastBlocks(2),
          new FreezePlan.NoneFrozen());

  private final Path folder;
  private final Path pictures;

  ManyRuns(Path folder) {
    this.folder = folder;
    this.pictures = folder.resolve("pictures");
  }

  boolean run() throws Exception {
    SampleDrawings.write(pictures, 8, 96);
    long begun = System.nanoTime();
    long warm = 0;
    long last = 0;
    try (Workbench workbench =
        GraftWorkbench.inProcess(
            new UserFolders(folder.resolve("data"), folder.resolve("cache")))) {
      for (int i = 1; i <= RUNS; i++) {
        Path project = folder.resolve("project-" + i);
        run(workbench, project, i);
        Soak.remove(project);
        last = workbench.engineStatus().residentBytes();
        if (i == WARM) {
          warm = last;
        }
        if (i == WARM || i % TOLD == 0 || i == RUNS) {
          Soak.say(
              "runs: %3d, resident %.0f MB, of it Java's heap %.0f MB",
              i, last / 1e6, heap() / 1e6);
        }
      }
    }
    double ratio = warm == 0 ? Double.NaN : (double) last / warm;
    Soak.say(
        "runs: %d in %.0f s; resident memory %.0f MB after run %d, %.0f MB at the end: %.3f times"
            + " (wanted: at most %.2f)",
        RUNS, (System.nanoTime() - begun) / 1e9, warm / 1e6, WARM, last / 1e6, ratio, BOUND);
    return ratio <= BOUND;
  }

  /** What the Java heap holds of the machine's memory, in bytes, whether in use or not. */
  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
  }

  private void run(Workbench workbench, Path project, int number) throws InterruptedException {
    AtomicReference<TrainingEvent> event = new AtomicReference<>();
    workbench
        .train(
            new TrainingRequest(
                pictures,
                Optional.of("untrained-mobilenet-v2-0.35"),
                PLANS.get(number % PLANS.size()),
                Optional.empty(),
                Head.DEFAULT,
                Optimizer.DEFAULT,
                2,
                8,
                OptionalDouble.empty(),
                0.25,
                0,
                number,
                Optional.of(project),
                Optional.empty()),
            event::set)
        .await();
    TrainingEvent.Finished finished = (TrainingEvent.Finished) event.get();
    workbench.predict(
        finished.bundle().toString(),
        List.of(pictures.resolve("cats/cat-001.jpg")),
        prediction -> {
          if (prediction.error().isPresent()) {
            throw new IllegalStateException(prediction.error().get());
          }
        });
  }
}
