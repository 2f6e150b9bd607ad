package dev.graft.advice.rules;

import dev.graft.training.TrainingEvent;
import java.util.List;

/**
 * What a training's curves show.
 *
 * @param epochs what was measured, oldest first
 */
record Curves(List<TrainingEvent.Epoch> epochs) {
  /** With fewer points a curve has no shape. */
  static final int ENOUGH = 4;

  boolean isEnough() {
    return epochs.size() >= ENOUGH;
  }

  TrainingEvent.Epoch first() {
    return epochs.get(0);
  }

  TrainingEvent.Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  double train(int i) {
    return epochs.get(i).trainLoss();
  }

  /** Whether each epoch has a validation loss. */
  boolean isValidated() {
    return epochs.stream().allMatch(e -> Double.isFinite(e.validationLoss()));
  }

  /** Where the validation loss was smallest, from 0. */
  int best() {
    int best = 0;
    for (int i = 1; i < epochs.size(); i++) {
      if (epochs.get(i).validationLoss() < epochs.get(best).validationLoss()) {
        best = i;
      }
    }
    return best;
  }

  boolean isFinite() {
    return epochs.stream().allMatch(e -> Double.isFinite(e.trainLoss()));
  }

  /** How much of the training loss an epoch takes away at the end, on average of the last half. */
  double fallAtEnd() {
    int from = epochs.size() / 2 - 1;
    return fall(from, epochs.size() - 1);
  }

  /** The same at the beginning. */
  double fallAtStart() {
    return fall(0, epochs.size() / 2);
  }

  private double fall(int from, int to) {
    return (train(from) - train(to)) / (to - from);
  }

  /** Whether the training loss fell in each epoch. */
  boolean isFalling() {
    for (int i = 1; i < epochs.size(); i++) {
      if (!(train(i) < train(i - 1))) {
        return false;
      }
    }
    return true;
  }
}
