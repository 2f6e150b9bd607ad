package dev.graft.cli;

import dev.graft.project.RunFolder;
import dev.graft.training.Checkpoints;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.Optional;

/** What is left of a run that cannot go on. */
final class KeptModel {
  private KeptModel() {}

  /**
   * Says how to get the best model so far.
   *
   * @return a sentence with a space before it; nothing where none is kept
   */
  static String hint(Optional<TrainingEvent.Started> started) {
    if (started.isEmpty()) {
      return "";
    }
    String run = started.get().run();
    Path project = started.get().project().toAbsolutePath();
    RunFolder folder = new RunFolder(project.resolve("runs").resolve(run));
    return new Checkpoints(folder.checkpoints()).holdBest()
        ? " Its best model so far is kept; `graft resume %s --finish --project %s` makes a bundle of it."
            .formatted(run, Words.quoted(project))
        : "";
  }
}
