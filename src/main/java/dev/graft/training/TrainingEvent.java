package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running training tells. Records of plain values, fit to cross a pipe. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrainingEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = TrainingEvent.PhaseBegins.class, name = "phase"),
  @JsonSubTypes.Type(value = TrainingEvent.Extracting.class, name = "extracting"),
  @JsonSubTypes.Type(value = TrainingEvent.Step.class, name = "step"),
  @JsonSubTypes.Type(value = TrainingEvent.Epoch.class, name = "epoch"),
  @JsonSubTypes.Type(value = TrainingEvent.Mistakes.class, name = "mistakes"),
  @JsonSubTypes.Type(value = TrainingEvent.Memory.class, name = "memory"),
  @JsonSubTypes.Type(value = TrainingEvent.SmallerBatch.class, name = "smaller-batch"),
  @JsonSubTypes.Type(value = TrainingEvent.Rounded.class, name = "rounded"),
  @JsonSubTypes.Type(value = TrainingEvent.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = TrainingEvent.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = TrainingEvent.Stopped.class, name = "stopped"),
})
public sealed interface TrainingEvent {
  /**
   * The run is durably registered; nothing has been computed yet.
   *
   * @param run its id
   * @param project the project's folder
   */
  record Started(String run, Path project) implements TrainingEvent {}

  /**
   * A phase begins, in a training of several; the trunk may have to run over the images for it
   * first. A resumed training tells of those that are over too.
   *
   * @param phase from 1
   * @param phases how many there are
   * @param firstEpoch the epoch that it begins with, from 1
   * @param epochs its epochs, if nothing ends it early
   * @param cut the layer at which the network is cut
   * @param trainableParameters parameters that learn
   */
  record PhaseBegins(
      int phase, int phases, int firstEpoch, int epochs, String cut, long trainableParameters)
      implements TrainingEvent {}

  /**
   * The trunk is running over images that the feature store does not know yet. Where changed
   * variants of training images are stored, each of them counts as an image.
   *
   * @param done images ready, those found in the store included
   * @param total all images
   */
  record Extracting(long done, long total) implements TrainingEvent {}

  /**
   * Within an epoch; at most a few a second.
   *
   * @param epoch from 1, over all phases
   * @param done images of this epoch that were learned from
   * @param total images of an epoch
   * @param trainLoss mean cross-entropy in nats so far in this epoch
   * @param trainAccuracy share right so far in this epoch
   * @param step steps taken in the whole training
   * @param learningRate of the last step
   */
  record Step(
      int epoch,
      long done,
      long total,
      double trainLoss,
      double trainAccuracy,
      long step,
      double learningRate)
      implements TrainingEvent {}

  /**
   * What the engine's process takes up; at most twice a second.
   *
   * @param residentBytes now; 0 where the system does not tell
   * @param peakBytes the most so far
   */
  record Memory(long residentBytes, long peakBytes) implements TrainingEvent {}

  /**
   * An epoch is over.
   *
   * @param epoch from 1, over all phases
   * @param trainLoss mean cross-entropy in nats over the epoch, measured while the weights changed
   * @param trainAccuracy share right, likewise
   * @param validationLoss mean cross-entropy in nats with the weights at the epoch's end; NaN
   *     becomes null without validation images
   * @param validationAccuracy share right, likewise
   * @param learningRate the rate of the epoch's last step
   * @param seconds wall time of the epoch, validation included
   */
  record Epoch(
      int epoch,
      double trainLoss,
      double trainAccuracy,
      double validationLoss,
      double validationAccuracy,
      double learningRate,
      double seconds)
      implements TrainingEvent {}

  /**
   * Validation images that the weights at an epoch's end get wrong.
   *
   * @param epoch from 1
   * @param wrong how many
   * @param shown some of them, those that the network is surest about first
   */
  record Mistakes(int epoch, int wrong, List<Mistake> shown) implements TrainingEvent {
    /** Copies the list. */
    public Mistakes {
      shown = List.copyOf(shown);
    }
  }

  /**
   * A validation image that the network gets wrong.
   *
   * @param file the image
   * @param label the index of its class
   * @param said the index of the class that the network says
   * @param probability of that class, 0 to 1
   */
  record Mistake(Path file, int label, int said, double probability) {}

  /**
   * There is not enough memory for the batch: the run goes on, or begins, with a smaller one, and
   * stays with it when it is resumed.
   *
   * @param from images in a step so far
   * @param to images in a step from now on
   * @param reason why, as a part of a sentence
   */
  record SmallerBatch(int from, int to, String reason) implements TrainingEvent {}

  /**
   * What it changed that stored features are rounded; told at the end, and only where they are.
   *
   * @param pictures how many were looked at
   * @param largestDifference of a probability between stored features and the pictures run live, 0
   *     to 1
   */
  record Rounded(int pictures, double largestDifference) implements TrainingEvent {}

  /**
   * An image that could not be used.
   *
   * @param file which
   * @param reason why, in a few words
   */
  record Skipped(String file, String reason) {}

  /**
   * The bundle is there and was checked.
   *
   * @param run the run's id
   * @param bundle the bundle's folder
   * @param validationAccuracy of the weights in the bundle
   * @param seconds wall time of all
   * @param extractSeconds wall time of extraction
   * @param trainSeconds wall time of the epochs
   * @param cut the layer at which the network was cut, in the last phase
   * @param trainableParameters parameters that learned, in the last phase
   * @param totalParameters all parameters of trunk and head
   * @param peakResidentBytes the largest resident size of the engine's process
   * @param skipped images that could not be used
   * @param keptEpoch the epoch that ended with the weights in the bundle; empty if that was not
   *     written down
   * @param stoppedEarly whether early stopping ended a phase before all its epochs were over
   */
  record Finished(
      String run,
      Path bundle,
      double validationAccuracy,
      double seconds,
      double extractSeconds,
      double trainSeconds,
      String cut,
      long trainableParameters,
      long totalParameters,
      long peakResidentBytes,
      List<Skipped> skipped,
      Optional<Integer> keptEpoch,
      boolean stoppedEarly)
      implements TrainingEvent {
    /** A run of before there was early stopping. */
    public Finished(
        String run,
        Path bundle,
        double validationAccuracy,
        double seconds,
        double extractSeconds,
        double trainSeconds,
        String cut,
        long trainableParameters,
        long totalParameters,
        long peakResidentBytes,
        List<Skipped> skipped) {
      this(
          run,
          bundle,
          validationAccuracy,
          seconds,
          extractSeconds,
          trainSeconds,
          cut,
          trainableParameters,
          totalParameters,
          peakResidentBytes,
          skipped,
          Optional.empty(),
          false);
    }
  }

  /**
   * The run rests; its checkpoint is kept and it waits to go on.
   *
   * @param run the run's id
   * @param epoch the last finished epoch, 0 if none
   */
  record Paused(String run, int epoch) implements TrainingEvent {}

  /**
   * The run was cancelled; its checkpoint is kept and it can be resumed.
   *
   * @param run the run's id
   * @param epoch the last finished epoch, 0 if none
   */
  record Stopped(String run, int epoch) implements TrainingEvent {}
}
