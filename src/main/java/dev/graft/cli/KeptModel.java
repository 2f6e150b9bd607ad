package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left of a run that cannot go on. */
final class KeptModel {
  private static final Logger LOG = LoggerFactory.getLogger(KeptModel.class);

  private KeptModel() {}

  /**
   * Says how to get the best model so far.
   *
   * @return a sentence with a space before it; nothing where no epoch is over
   */
  static String hint(Workbench workbench, Optional<TrainingEvent.Started> started) {
    if (started.isEmpty()) {
      return "";
    }
    String run = started.get().run();
    try {
      return workbench.runs(Optional.of(started.get().project().toAbsolutePath())).stream()
          .filter(r -> r.id().equals(run) && r.epochsDone() > 0)
          .map(
              r ->
                  " Its best model so far is kept; `graft resume %s --finish --project %s` makes a bundle of it."
                      .formatted(run, Words.quoted(started.get().project().toAbsolutePath())))
          .findFirst()
          .orElse("");
    } catch (GraftException e) {
      // The failure that is told anyway may be the reason, such as a full disk.
      LOG.warn("what is kept of {} cannot be looked up", run, e);
      return "";
    }
  }
}
