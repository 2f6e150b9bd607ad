package dev.graft.engine.port;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.graft.distillation.DistillationEvent;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Trust;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.shift.Shift;
import dev.graft.training.RateEvent;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.Verification;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What an engine tells. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EngineEvent.Training.class, name = "training"),
  @JsonSubTypes.Type(value = EngineEvent.FindingRate.class, name = "finding-rate"),
  @JsonSubTypes.Type(value = EngineEvent.Distilling.class, name = "distilling"),
  @JsonSubTypes.Type(value = EngineEvent.Predicted.class, name = "predicted"),
  @JsonSubTypes.Type(value = EngineEvent.Explained.class, name = "explained"),
  @JsonSubTypes.Type(value = EngineEvent.Indexing.class, name = "indexing"),
  @JsonSubTypes.Type(value = EngineEvent.Alike.class, name = "alike"),
  @JsonSubTypes.Type(value = EngineEvent.Evaluated.class, name = "evaluated"),
  @JsonSubTypes.Type(value = EngineEvent.ShiftMeasured.class, name = "shift-measured"),
  @JsonSubTypes.Type(value = EngineEvent.Verified.class, name = "verified"),
  @JsonSubTypes.Type(value = EngineEvent.Measured.class, name = "measured"),
  @JsonSubTypes.Type(value = EngineEvent.Extracting.class, name = "extracting"),
  @JsonSubTypes.Type(value = EngineEvent.Features.class, name = "features"),
  @JsonSubTypes.Type(value = EngineEvent.HeadLearnt.class, name = "head-learnt"),
  @JsonSubTypes.Type(value = EngineEvent.StatusIs.class, name = "status"),
  @JsonSubTypes.Type(value = EngineEvent.Done.class, name = "done"),
  @JsonSubTypes.Type(value = EngineEvent.Failed.class, name = "failed"),
})
public sealed interface EngineEvent {
  /**
   * The command that this is about.
   *
   * @return its number
   */
  long id();

  /**
   * Whether no more events follow for this command.
   *
   * @return true for {@link Done} and {@link Failed}
   */
  default boolean last() {
    return this instanceof Done || this instanceof Failed;
  }

  /** Something happened in a training. */
  record Training(long id, TrainingEvent event) implements EngineEvent {}

  /** Something happened while a learning rate is looked for. */
  record FindingRate(long id, RateEvent event) implements EngineEvent {}

  /** Something happened in a distillation. */
  record Distilling(long id, DistillationEvent event) implements EngineEvent {}

  /** An image was predicted. */
  record Predicted(long id, ImagePrediction prediction) implements EngineEvent {}

  /** Where a model looked. */
  record Explained(long id, Explanation explanation) implements EngineEvent {}

  /** Training pictures are being looked at: so many of so many. */
  record Indexing(long id, long done, long total) implements EngineEvent {}

  /** The training pictures that an image is like. */
  record Alike(long id, Neighbourhood neighbourhood) implements EngineEvent {}

  /** A model was measured. */
  record Evaluated(long id, Evaluation evaluation, Trust trust, List<TrainingEvent.Skipped> skipped)
      implements EngineEvent {}

  /** It was measured how different pictures are from those that a model knows. */
  record ShiftMeasured(long id, Shift shift) implements EngineEvent {}

  /** A backbone was checked. */
  record Verified(long id, Verification verification) implements EngineEvent {}

  /**
   * A backbone's speed was measured.
   *
   * @param id the command's number
   * @param size rows of the pictures
   * @param imagesPerSecond through the frozen trunk at its batch
   * @param stepMillisPerImage of a training step in which all layers learn; 0 if not measured
   * @param device what computed
   */
  record Measured(
      long id, int size, double imagesPerSecond, double stepMillisPerImage, String device)
      implements EngineEvent {}

  /** Pictures are being looked at by a frozen backbone: so many of so many have features. */
  record Extracting(long id, long done, long total) implements EngineEvent {}

  /**
   * The features are in the file.
   *
   * @param id the command's number
   * @param length values of a picture
   * @param batches that were computed; 0 if all was in the store
   * @param imagesPerSecond through the trunk at its batch; empty if it was not measured
   * @param unreadable pictures that have no features, by index
   */
  record Features(
      long id,
      int length,
      int batches,
      OptionalDouble imagesPerSecond,
      Map<Integer, String> unreadable)
      implements EngineEvent {}

  /**
   * A head was trained on features.
   *
   * @param id the command's number
   * @param probabilities by row that it did not learn from, in their order, then by class
   */
  record HeadLearnt(long id, List<float[]> probabilities) implements EngineEvent {}

  /**
   * The engine describes itself.
   *
   * @param id the command's number
   * @param device what computes
   * @param versions by library
   * @param duties what each library does, by library
   * @param residentBytes resident size of the process, 0 if unknown
   */
  record StatusIs(
      long id,
      String device,
      Map<String, String> versions,
      Map<String, String> duties,
      long residentBytes)
      implements EngineEvent {}

  /** The command is over; {@code completed} is false if it was cancelled. */
  record Done(long id, boolean completed) implements EngineEvent {}

  /**
   * The command failed.
   *
   * @param id the command's number
   * @param sentence for a person
   * @param details for whoever wants them: the stack trace
   * @param killed whether the engine's process was killed from outside
   */
  record Failed(long id, String sentence, String details, boolean killed) implements EngineEvent {
    /** A failure that the engine tells itself. */
    public Failed(long id, String sentence, String details) {
      this(id, sentence, details, false);
    }
  }
}
