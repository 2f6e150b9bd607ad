package dev.graft.distillation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a running distillation tells. Records of plain values, fit to cross a pipe. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DistillationEvent.Viewing.class, name = "viewing"),
  @JsonSubTypes.Type(value = DistillationEvent.Step.class, name = "step"),
  @JsonSubTypes.Type(value = DistillationEvent.Epoch.class, name = "epoch"),
  @JsonSubTypes.Type(value = DistillationEvent.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = DistillationEvent.Stopped.class, name = "stopped"),
})
public sealed interface DistillationEvent {
  /**
   * The teachers are looking at views that are not stored yet.
   *
   * @param done photographs ready, those found in the store included
   * @param total all photographs, counted once for each block of views
   */
  record Viewing(long done, long total) implements DistillationEvent {}

  /**
   * Within an epoch; at most a few a second.
   *
   * @param epoch from 1
   * @param done views of this epoch that were learned from
   * @param total views of an epoch
   * @param classLoss mean divergence so far in this epoch, in nats
   * @param featureLoss mean squared error of the features so far in this epoch
   */
  record Step(int epoch, long done, long total, double classLoss, double featureLoss)
      implements DistillationEvent {}

  /**
   * An epoch is over.
   *
   * @param epoch from 1
   * @param size rows and columns of the student's pictures
   * @param classLoss mean divergence over the epoch, in nats
   * @param featureLoss mean squared error of the features over the epoch
   * @param learningRate the rate of the epoch's last step
   * @param seconds wall time
   */
  record Epoch(
      int epoch,
      int size,
      double classLoss,
      double featureLoss,
      double learningRate,
      double seconds)
      implements DistillationEvent {}

  /**
   * A photograph that could not be used.
   *
   * @param file which
   * @param reason why, in a few words
   */
  record Skipped(String file, String reason) {}

  /**
   * The student is there.
   *
   * @param name in the library
   * @param fingerprint of its weights
   * @param parameters of the student
   * @param photographs that were used
   * @param views that were stored
   * @param samples views learned from, repetitions counted
   * @param seconds wall time of this sitting
   * @param skipped photographs that could not be used
   */
  record Finished(
      String name,
      String fingerprint,
      long parameters,
      long photographs,
      long views,
      long samples,
      double seconds,
      List<Skipped> skipped)
      implements DistillationEvent {}

  /**
   * It was cancelled; what is done is kept and it can be resumed.
   *
   * @param epoch the last finished epoch, 0 if none
   */
  record Stopped(int epoch) implements DistillationEvent {}
}
