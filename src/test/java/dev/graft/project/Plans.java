package dev.graft.project;

import dev.graft.dataset.Split;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small plans for tests. */
final class Plans {
  private Plans() {}

  static RunPlan plan() {
    return plan(new FreezePlan.AllFrozen());
  }

  static RunPlan plan(FreezePlan freezePlan) {
    Path root = Path.of("/data/pets and ünicode").toAbsolutePath();
    return new RunPlan(
        "mobilenet",
        "00ff",
        Optional.empty(),
        new Recipe(freezePlan, Head.DEFAULT, Optimizer.DEFAULT, 1e-3, 32, 5, 7, 0.2, 0),
        new DatasetSnapshot(
            root,
            List.of("cats", "dogs"),
            List.of(
                new DatasetSnapshot.Item(
                    root.resolve("cats/a.jpg"), "cats/a.jpg", 0, Split.TRAINING),
                new DatasetSnapshot.Item(
                    root.resolve("dogs/b.jpg"), "dogs/b.jpg", 1, Split.VALIDATION))));
  }

  static TrainingEvent.Epoch epoch(int epoch, double validationAccuracy) {
    return new TrainingEvent.Epoch(epoch, 0.7, 0.6, 0.5, validationAccuracy, 1e-3, 1.5);
  }

  static TrainingEvent.Finished finished(RunRecord run, Path bundle) {
    return new TrainingEvent.Finished(
        run.id(),
        bundle,
        0.9,
        12.5,
        3.5,
        9,
        "out_relu",
        2562,
        2_260_546,
        1_000_000,
        List.of(new TrainingEvent.Skipped("/data/broken.png", "broken PNG")),
        Optional.of(7),
        true);
  }
}
