package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is inside a {@code .keras} file: {@code config.json} with the topology, {@code
 * model.weights.h5}, and {@code metadata.json} with Keras's version.
 */
final class KerasArchive {
  /** The topology. */
  static final String CONFIG = "config.json";

  /** The values. */
  static final String WEIGHTS = "model.weights.h5";

  private KerasArchive() {}

  /** Whether a folder is an unpacked {@code .keras} file. */
  static boolean isArchive(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIG))
        && Files.isRegularFile(folder.resolve(WEIGHTS));
  }

  /**
   * Reads a folder.
   *
   * @param folder an unpacked {@code .keras} file
   * @param origin the file or folder, for sentences
   * @param mapped whether to map the weights
   */
  static RawModel read(Path folder, Origin origin, boolean mapped) {
    JsonNode topology = JsonText.read(folder.resolve(CONFIG), origin);
    RawModel raw = KerasHdf5.read(folder.resolve(WEIGHTS), origin, mapped);
    if (raw.topology().isPresent() || raw.stored().isEmpty()) {
      throw origin.bad("holds weights that are not in the layout of a .keras file; save it again");
    }
    return new RawModel(
        Optional.of(topology), List.of(), raw.stored(), raw.byClass(), "Keras model");
  }
}
