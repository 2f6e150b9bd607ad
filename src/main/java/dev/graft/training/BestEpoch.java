package dev.graft.training;

import java.util.List;
import java.util.Optional;

/**
 * The epoch that did best on the validation images: the highest accuracy, of equals the lowest
 * loss, of equals the first. Without validation images it is the last one.
 */
public final class BestEpoch {
  private BestEpoch() {}

  /**
   * Finds it.
   *
   * @param epochs in order
   * @return the best of them; empty if there are none
   */
  public static Optional<TrainingEvent.Epoch> of(List<TrainingEvent.Epoch> epochs) {
    Optional<TrainingEvent.Epoch> best = Optional.empty();
    for (TrainingEvent.Epoch epoch : epochs) {
      if (best.isEmpty() || isBetter(epoch, best.get())) {
        best = Optional.of(epoch);
      }
    }
    return best;
  }

  private static boolean isBetter(TrainingEvent.Epoch one, TrainingEvent.Epoch than) {
    if (Double.isNaN(than.validationAccuracy())) {
      return true;
    }
    return one.validationAccuracy() > than.validationAccuracy()
        || (one.validationAccuracy() == than.validationAccuracy()
            && one.validationLoss() < than.validationLoss());
  }
}
