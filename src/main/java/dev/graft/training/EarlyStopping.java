package dev.graft.training;

import java.util.List;

/**
 * Ends a phase when validation has not become better for a while (Prechelt, 1998); the best epoch's
 * weights are then those that count. It watches the validation loss, which tells more than the
 * accuracy where images are few, and so it needs images for validation.
 *
 * @param patience epochs without getting better, at least 1
 * @param minimumDelta how much smaller the validation loss must become to count as better, nats
 */
public record EarlyStopping(int patience, double minimumDelta) {
  /** Checks the figures. */
  public EarlyStopping {
    Require.atLeastOne(patience, "The patience of early stopping");
    Require.notNegative(minimumDelta, "The minimum delta of early stopping");
  }

  /**
   * Whether a phase ends.
   *
   * @param epochs of this phase that are over, in order
   * @return true if none of the newest was better than all before it, and they are as many as the
   *     patience
   */
  public boolean ends(List<TrainingEvent.Epoch> epochs) {
    double best = Double.POSITIVE_INFINITY;
    int waited = 0;
    for (TrainingEvent.Epoch epoch : epochs) {
      waited++;
      if (epoch.validationLoss() + minimumDelta < best) {
        best = epoch.validationLoss();
        waited = 0;
      }
    }
    return waited >= patience;
  }
}
