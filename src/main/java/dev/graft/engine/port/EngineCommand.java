package dev.graft.engine.port;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.training.Ending;
import dev.graft.training.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an engine can be asked to do. Every command is answered by one final event with its id,
 * except those that ask another command to {@link #ending() end}, whose id they carry.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EngineCommand.Train.class, name = "train"),
  @JsonSubTypes.Type(value = EngineCommand.FindRate.class, name = "find-rate"),
  @JsonSubTypes.Type(value = EngineCommand.Distill.class, name = "distill"),
  @JsonSubTypes.Type(value = EngineCommand.Predict.class, name = "predict"),
  @JsonSubTypes.Type(value = EngineCommand.Explain.class, name = "explain"),
  @JsonSubTypes.Type(value = EngineCommand.Index.class, name = "index"),
  @JsonSubTypes.Type(value = EngineCommand.Similar.class, name = "similar"),
  @JsonSubTypes.Type(value = EngineCommand.Evaluate.class, name = "evaluate"),
  @JsonSubTypes.Type(value = EngineCommand.MeasureShift.class, name = "measure-shift"),
  @JsonSubTypes.Type(value = EngineCommand.Adapt.class, name = "adapt"),
  @JsonSubTypes.Type(value = EngineCommand.Export.class, name = "export"),
  @JsonSubTypes.Type(value = EngineCommand.Verify.class, name = "verify"),
  @JsonSubTypes.Type(value = EngineCommand.Measure.class, name = "measure"),
  @JsonSubTypes.Type(value = EngineCommand.Features.class, name = "features"),
  @JsonSubTypes.Type(value = EngineCommand.LearnHead.class, name = "learn-head"),
  @JsonSubTypes.Type(value = EngineCommand.Status.class, name = "status"),
  @JsonSubTypes.Type(value = EngineCommand.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = EngineCommand.Pause.class, name = "pause"),
  @JsonSubTypes.Type(value = EngineCommand.FinishNow.class, name = "finish-now"),
})
public sealed interface EngineCommand {
  /**
   * The number that events about this command carry.
   *
   * @return chosen by the sender
   */
  long id();

  /**
   * How this command asks another one to end.
   *
   * @return empty if it is work of its own
   */
  default Optional<Ending> ending() {
    if (this instanceof Cancel) {
      return Optional.of(Ending.CANCEL);
    }
    if (this instanceof Pause) {
      return Optional.of(Ending.PAUSE);
    }
    return this instanceof FinishNow ? Optional.of(Ending.KEEP_BEST) : Optional.empty();
  }

  /**
   * Runs a registered run, from its newest checkpoint if there is one. The images are in {@code
   * dataset.json} in its folder.
   *
   * @param id the command's number
   * @param run the run's id
   * @param runFolder the run's folder; gets {@code checkpoints} and {@code bundle}
   * @param backbone name in the library or path
   * @param from a bundle to go on from instead of the backbone
   * @param recipe all choices
   */
  record Train(
      long id,
      String run,
      Path runFolder,
      Optional<String> backbone,
      Optional<Path> from,
      Recipe recipe)
      implements EngineCommand {}

  /**
   * Looks for a learning rate for a training; its weights are thrown away. The images are in {@code
   * dataset.json} in a folder.
   *
   * @param id the command's number
   * @param folder where the images are listed
   * @param backbone name in the library or path
   * @param from a bundle to go on from instead of the backbone
   * @param recipe all choices; its learning rate does not count, nor does what follows the first
   *     phase
   */
  record FindRate(
      long id, Path folder, Optional<String> backbone, Optional<Path> from, Recipe recipe)
      implements EngineCommand {}

  /**
   * Teaches a small network to imitate others, from its newest checkpoint if there is one, and
   * keeps it in the library.
   *
   * @param id the command's number
   * @param name of the student in the library
   * @param runFolder gets {@code checkpoints}
   * @param views where stored views are kept
   * @param viewBound bytes that all stored views together may take
   * @param recipe all choices
   */
  record Distill(
      long id, String name, Path runFolder, Path views, long viewBound, DistillationRecipe recipe)
      implements EngineCommand {}

  /**
   * Predicts images in their order.
   *
   * @param id the command's number
   * @param model bundle folder, name in the library or path
   * @param images the files, as they were given
   */
  record Predict(long id, String model, List<Path> images) implements EngineCommand {}

  /**
   * Asks where a model looks in a picture for a class.
   *
   * @param id the command's number
   * @param model bundle folder, name in the library or path
   * @param image the file
   * @param classIndex the class, from 0
   */
  record Explain(long id, String model, Path image, int classIndex) implements EngineCommand {}

  /**
   * Computes the features of the pictures that a run's model has learnt from, and keeps them beside
   * its bundle; does nothing if they are there.
   *
   * @param id the command's number
   * @param model the bundle's folder in the run's own
   */
  record Index(long id, String model) implements EngineCommand {}

  /**
   * Finds the training pictures that pictures are like; {@link Index} comes first.
   *
   * @param id the command's number
   * @param model the bundle's folder in the run's own
   * @param images the files, as they were given
   * @param count how many similar ones are wanted for each
   */
  record Similar(long id, String model, List<Path> images, int count) implements EngineCommand {}

  /**
   * Measures a model.
   *
   * @param id the command's number
   * @param model bundle folder, name in the library or path
   * @param classes names of the labels; each must be a class of the model
   * @param images the files
   * @param labels index into classes, for each file
   */
  record Evaluate(
      long id, String model, List<String> classes, List<Path> images, List<Integer> labels)
      implements EngineCommand {}

  /**
   * Measures whether pictures are of another kind than those that a model knows.
   *
   * @param id the command's number
   * @param model the bundle's folder
   * @param images the files
   */
  record MeasureShift(long id, String model, List<Path> images) implements EngineCommand {}

  /**
   * Writes a bundle that sees pictures as the model saw those that it learned from.
   *
   * @param id the command's number
   * @param model the bundle's folder
   * @param images the files; they need no labels
   * @param how what is changed
   * @param out the folder to make; must not be there
   */
  record Adapt(long id, String model, List<Path> images, Adaptation how, Path out)
      implements EngineCommand {}

  /**
   * Writes a model for another program.
   *
   * @param id the command's number
   * @param model bundle folder, name in the library or path
   * @param format what to write
   * @param out the file or folder to make; must not be there
   */
  record Export(long id, String model, ExportFormat format, Path out) implements EngineCommand {}

  /**
   * Checks a backbone.
   *
   * @param id the command's number
   * @param backbone name in the library or path
   */
  record Verify(long id, String backbone) implements EngineCommand {}

  /**
   * Measures how fast a backbone is on this machine.
   *
   * @param id the command's number
   * @param backbone name in the library or path
   * @param architecture of one whose weights are not here, which is then measured with others;
   *     empty if it is in the library
   * @param inputSize rows and columns of the pictures, where there is an architecture
   */
  record Measure(long id, String backbone, Optional<String> architecture, int inputSize)
      implements EngineCommand {}

  /**
   * Computes the pooled features of pictures with a backbone that is frozen as a whole; what the
   * feature store holds is not computed again.
   *
   * @param id the command's number
   * @param backbone name in the library or path
   * @param images the files
   * @param timed whether to measure the backbone's speed even if there is nothing to compute
   * @param out gets the features, see {@code FeatureFile}; a picture that cannot be read has none
   */
  record Features(long id, String backbone, List<Path> images, boolean timed, Path out)
      implements EngineCommand {}

  /**
   * Trains a new head on features, as a training with a frozen backbone does, and asks it about
   * others.
   *
   * @param id the command's number
   * @param features what {@link Features} wrote
   * @param labels the class of each row, from 0
   * @param classes the number of classes
   * @param learnt the rows to learn from; it is asked about all others
   * @param lesson how it learns
   */
  record LearnHead(
      long id,
      Path features,
      List<Integer> labels,
      int classes,
      List<Integer> learnt,
      HeadLesson lesson)
      implements EngineCommand {}

  /** Asks for the engine's versions and device; loads it if need be. */
  record Status(long id) implements EngineCommand {}

  /** Asks another command to end; it does so within a batch. */
  record Cancel(long id) implements EngineCommand {}

  /** Asks a training to rest; it does so within a batch. Other commands just end. */
  record Pause(long id) implements EngineCommand {}

  /**
   * Asks a training to finish within a batch, with the weights of its best epoch; one that has none
   * yet, and any other command, just ends.
   */
  record FinishNow(long id) implements EngineCommand {}
}
