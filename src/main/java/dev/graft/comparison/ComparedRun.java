package dev.graft.comparison;

import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.training.Answers;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A finished run with all that a comparison asks of it.
 *
 * @param record the run
 * @param plan what it was registered with
 * @param result what came out
 * @param epochs its figures by epoch, in order
 * @param answers what its bundle says of the pictures that it did not learn from
 * @param learnedFrom the pictures that it learned from, those of the runs that it goes on from
 *     included
 * @param cost what it takes to make and to use
 */
public record ComparedRun(
    RunRecord record,
    RunPlan plan,
    TrainingEvent.Finished result,
    List<TrainingEvent.Epoch> epochs,
    Answers answers,
    Set<Path> learnedFrom,
    Cost cost) {
  /**
   * What a run takes.
   *
   * @param blocks blocks of the backbone
   * @param learningBlocks those of them in which at least one layer learned
   * @param bundleBytes size of the bundle's folder
   * @param multiplyAdds of the whole network for one picture
   */
  public record Cost(int blocks, int learningBlocks, long bundleBytes, long multiplyAdds) {}

  /** Copies the collections. */
  public ComparedRun {
    epochs = List.copyOf(epochs);
    learnedFrom = Set.copyOf(learnedFrom);
  }

  /**
   * Its name.
   *
   * @return for instance {@code run-7}
   */
  public String id() {
    return record.id();
  }
}
