package dev.graft.engine.port;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.prediction.ExportFormat;
import dev.graft.training.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an engine can be asked to do. Every command but {@link Cancel} is answered by one final
 * event with its id.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EngineCommand.Train.class, name = "train"),
  @JsonSubTypes.Type(value = EngineCommand.Distill.class, name = "distill"),
  @JsonSubTypes.Type(value = EngineCommand.Predict.class, name = "predict"),
  @JsonSubTypes.Type(value = EngineCommand.Explain.class, name = "explain"),
  @JsonSubTypes.Type(value = EngineCommand.Index.class, name = "index"),
  @JsonSubTypes.Type(value = EngineCommand.Similar.class, name = "similar"),
  @JsonSubTypes.Type(value = EngineCommand.Evaluate.class, name = "evaluate"),
  @JsonSubTypes.Type(value = EngineCommand.Export.class, name = "export"),
  @JsonSubTypes.Type(value = EngineCommand.Verify.class, name = "verify"),
  @JsonSubTypes.Type(value = EngineCommand.Status.class, name = "status"),
  @JsonSubTypes.Type(value = EngineCommand.Cancel.class, name = "cancel"),
})
public sealed interface EngineCommand {
  /**
   * The number that events about this command carry.
   *
   * @return chosen by the sender
   */
  long id();

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
   * Teaches a small network to imitate others, from its newest checkpoint if there is one, and
   * keeps it in the library.
   *
   * @param id the command's number
   * @param name of the student in the library
   * @param runFolder gets {@code checkpoints}
   * @param views where stored views are kept
   * @param recipe all choices
   */
  record Distill(long id, String name, Path runFolder, Path views, DistillationRecipe recipe)
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

  /** Asks for the engine's versions and device; loads it if need be. */
  record Status(long id) implements EngineCommand {}

  /** Asks another command to end; it does so within a batch. */
  record Cancel(long id) implements EngineCommand {}
}
