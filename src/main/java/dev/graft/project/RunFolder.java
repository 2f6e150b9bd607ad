package dev.graft.project;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of a run are.
 *
 * @param folder the run's own folder, {@code runs/run-N} in the project
 */
public record RunFolder(Path folder) {
  /**
   * The choices.
   *
   * @return a JSON file
   */
  public Path recipe() {
    return folder.resolve("recipe.json");
  }

  /**
   * The images with labels and parts.
   *
   * @return a JSON file
   */
  public Path dataset() {
    return folder.resolve("dataset.json");
  }

  /**
   * The weights so far.
   *
   * @return a folder, there once there is something to go on from
   */
  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /**
   * What predicts.
   *
   * @return a folder, there once the run is finished
   */
  public Path bundle() {
    return folder.resolve("bundle");
  }

  /** Makes the folder and writes down what the run is registered with. */
  void write(RunPlan plan) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GraftException(folder + " cannot be made: check that you may write there.", e);
    }
    Json.write(recipe(), plan.recipe());
    Json.write(dataset(), plan.dataset());
  }
}
