package dev.graft.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the loop stands, as a value: together with weights and the optimiser's state, all that a
 * resumed run needs.
 *
 * @param epoch the epoch that is going on, from 1
 * @param position images of this epoch already learned from
 * @param step steps taken in the whole training
 * @param lossSum sum of the cross-entropy over this epoch's images so far, in nats
 * @param correct images of this epoch so far that were right
 * @param epochs the epochs that are over
 * @param extractSeconds wall time of extraction so far, over all sittings
 * @param trainSeconds wall time of epochs so far, over all sittings
 */
record LoopState(
    int epoch,
    int position,
    long step,
    double lossSum,
    long correct,
    List<TrainingEvent.Epoch> epochs,
    double extractSeconds,
    double trainSeconds) {
  LoopState {
    epochs = List.copyOf(epochs);
  }

  static LoopState start() {
    return new LoopState(1, 0, 0, 0, 0, List.of(), 0, 0);
  }

  LoopState learned(int images, double loss, long right) {
    return new LoopState(
        epoch,
        position + images,
        step + 1,
        lossSum + loss,
        correct + right,
        epochs,
        extractSeconds,
        trainSeconds);
  }

  LoopState nextEpoch(TrainingEvent.Epoch over) {
    List<TrainingEvent.Epoch> all = new ArrayList<>(epochs);
    all.add(over);
    return new LoopState(epoch + 1, 0, step, 0, 0, all, extractSeconds, trainSeconds);
  }

  LoopState extracted(double seconds) {
    return new LoopState(
        epoch, position, step, lossSum, correct, epochs, extractSeconds + seconds, trainSeconds);
  }

  LoopState trained(double seconds) {
    return new LoopState(
        epoch, position, step, lossSum, correct, epochs, extractSeconds, trainSeconds + seconds);
  }
}
