package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param begun where each phase began, the one that is going on included
 * @param batch images in a step, by which the steps are counted; 0 if that was not written down
 */
record LoopState(
    int epoch,
    int position,
    long step,
    double lossSum,
    long correct,
    List<TrainingEvent.Epoch> epochs,
    double extractSeconds,
    double trainSeconds,
    List<Begun> begun,
    int batch) {
  /**
   * Where a phase began.
   *
   * @param step steps that were taken by then
   * @param epochs epochs that were over by then
   */
  record Begun(long step, int epochs) {
    static final Begun FIRST = new Begun(0, 0);
  }

  LoopState {
    epochs = List.copyOf(epochs);
    begun = List.copyOf(begun);
  }

  /** Reads a state; one that was written before there were phases is in the first. */
  @JsonCreator
  static LoopState read(
      @JsonProperty("epoch") int epoch,
      @JsonProperty("position") int position,
      @JsonProperty("step") long step,
      @JsonProperty("lossSum") double lossSum,
      @JsonProperty("correct") long correct,
      @JsonProperty("epochs") List<TrainingEvent.Epoch> epochs,
      @JsonProperty("extractSeconds") double extractSeconds,
      @JsonProperty("trainSeconds") double trainSeconds,
      @JsonProperty("begun") @Nullable List<Begun> begun,
      @JsonProperty("batch") @Nullable Integer batch) {
    return new LoopState(
        epoch,
        position,
        step,
        lossSum,
        correct,
        epochs,
        extractSeconds,
        trainSeconds,
        begun == null ? List.of(Begun.FIRST) : begun,
        batch == null ? 0 : batch);
  }

  static LoopState start() {
    return new LoopState(1, 0, 0, 0, 0, List.of(), 0, 0, List.of(Begun.FIRST), 0);
  }

  /**
   * The same place with another batch: steps are counted as if it had been that from the beginning,
   * so that schedules go on where they stood.
   *
   * @param images in a step
   * @param learnedFrom the images of an epoch
   */
  LoopState at(int images, int learnedFrom) {
    boolean counted = batch == 0 || batch == images;
    long perEpoch = steps(learnedFrom, images);
    return new LoopState(
        epoch,
        position,
        counted ? step : epochs.size() * perEpoch + steps(position, images),
        lossSum,
        correct,
        epochs,
        extractSeconds,
        trainSeconds,
        counted
            ? begun
            : begun.stream().map(b -> new Begun(b.epochs() * perEpoch, b.epochs())).toList(),
        images);
  }

  private static long steps(int images, int batch) {
    return (images + batch - 1L) / batch;
  }

  /** The phase that is going on, from 1. */
  int phase() {
    return begun.size();
  }

  private Begun phaseBegun() {
    return begun.get(begun.size() - 1);
  }

  /** Steps taken in this phase. */
  long phaseStep() {
    return step - phaseBegun().step();
  }

  /** The epochs of this phase that are over. */
  List<TrainingEvent.Epoch> phaseEpochs() {
    return epochs.subList(phaseBegun().epochs(), epochs.size());
  }

  /** Whether this is a later phase in which nothing has been learned yet. */
  boolean isAtBoundary() {
    return phase() > 1 && phaseStep() == 0;
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
        trainSeconds,
        begun,
        batch);
  }

  LoopState nextEpoch(TrainingEvent.Epoch over) {
    List<TrainingEvent.Epoch> all = new ArrayList<>(epochs);
    all.add(over);
    return new LoopState(epoch + 1, 0, step, 0, 0, all, extractSeconds, trainSeconds, begun, batch);
  }

  /** A phase is over, and the next one begins. */
  LoopState nextPhase() {
    List<Begun> all = new ArrayList<>(begun);
    all.add(new Begun(step, epochs.size()));
    return new LoopState(
        epoch, position, step, lossSum, correct, epochs, extractSeconds, trainSeconds, all, batch);
  }

  LoopState extracted(double seconds) {
    return new LoopState(
        epoch,
        position,
        step,
        lossSum,
        correct,
        epochs,
        extractSeconds + seconds,
        trainSeconds,
        begun,
        batch);
  }

  LoopState trained(double seconds) {
    return new LoopState(
        epoch,
        position,
        step,
        lossSum,
        correct,
        epochs,
        extractSeconds,
        trainSeconds + seconds,
        begun,
        batch);
  }
}
