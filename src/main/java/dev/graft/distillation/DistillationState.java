package dev.graft.distillation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the loop stands, as a value.
 *
 * @param epoch the epoch that is going on, from 1
 * @param position views of this epoch already learned from
 * @param step steps taken in all
 * @param classSum divergence summed over this epoch's views so far
 * @param featureSum features' error summed likewise
 * @param seconds wall time of this epoch so far, over all sittings
 * @param epochs the epochs that are over
 */
record DistillationState(
    int epoch,
    int position,
    long step,
    double classSum,
    double featureSum,
    double seconds,
    List<DistillationEvent.Epoch> epochs) {
  DistillationState {
    epochs = List.copyOf(epochs);
  }

  static DistillationState start() {
    return new DistillationState(1, 0, 0, 0, 0, 0, List.of());
  }

  DistillationState learned(int views, Student.Distance distance, double took) {
    return new DistillationState(
        epoch,
        position + views,
        step + 1,
        classSum + views * distance.classes(),
        featureSum + views * distance.features(),
        seconds + took,
        epochs);
  }

  DistillationState nextEpoch(int size, double rate) {
    List<DistillationEvent.Epoch> all = new ArrayList<>(epochs);
    all.add(
        new DistillationEvent.Epoch(
            epoch, size, classSum / position, featureSum / position, rate, seconds));
    return new DistillationState(epoch + 1, 0, step, 0, 0, 0, all);
  }
}
