package dev.graft.project;

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
}
