package dev.graft.training;

import dev.graft.errors.GraftException;
import dev.graft.folders.Durable;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: a folder for each, named by its step, that appears by rename when it is
 * complete. The newest complete one counts; older ones go when a newer one is there.
 */
public final class Checkpoints {
  private static final String PART = ".part";
  private static final String STATE = "state.json";

  private final Path folder;

  /**
   * Names the place; nothing is made yet.
   *
   * @param folder where the checkpoints are
   */
  public Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes one; the writer fills the folder that it is given. Where the step has a complete one
   * already, that stays: the weights are the same, and to replace it, it would have to go first.
   */
  void save(LoopState state, Consumer<Path> writer) {
    save(state.step(), state, writer);
  }

  /**
   * Writes one as {@link #save(LoopState, Consumer)} does.
   *
   * @param step its number
   * @param state where the loop stands, as a record
   * @param writer fills the folder that it is given
   * @throws GraftException if it cannot be written
   */
  public void save(long step, Object state, Consumer<Path> writer) {
    Path place = folder.resolve(String.format(java.util.Locale.ROOT, "step-%09d", step));
    if (Files.isDirectory(place)) {
      return;
    }
    Path part = place.resolveSibling(place.getFileName() + PART);
    try {
      Files.createDirectories(folder);
      Durable.delete(part);
      Files.createDirectory(part);
      try {
        writer.accept(part);
        Json.write(part.resolve(STATE), state);
        Durable.move(part, place);
      } finally {
        // Half a checkpoint is of no use, and on a full disk it is in the way.
        Durable.delete(part);
      }
      for (Path other : list()) {
        if (!other.equals(place)) {
          Durable.delete(other);
        }
      }
    } catch (IOException e) {
      throw new GraftException(
          "The checkpoint at "
              + folder
              + " cannot be written ("
              + e.getMessage()
              + "): make room on the disk and resume the run.",
          e);
    }
  }

  /** Makes the folder, unless it is there. */
  void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GraftException(folder + " cannot be made: check that you may write there.", e);
    }
  }

  /**
   * The newest complete one.
   *
   * @return its folder, if there is one
   */
  public Optional<Path> newest() {
    try {
      return Files.isDirectory(folder)
          ? list().stream()
              .filter(p -> !p.getFileName().toString().endsWith(PART))
              .max(Comparator.comparing(p -> p.getFileName().toString()))
          : Optional.empty();
    } catch (IOException e) {
      throw new GraftException("The checkpoints at " + folder + " cannot be read.", e);
    }
  }

  /**
   * Whether the newest complete one holds a model that a run can end with.
   *
   * @return true once an epoch was over when it was made
   */
  public boolean holdBest() {
    return newest().map(c -> Files.exists(c.resolve(BestWeights.FILE))).orElse(false);
  }

  static LoopState state(Path checkpoint) {
    return state(checkpoint, LoopState.class);
  }

  /**
   * Where the loop stood.
   *
   * @param checkpoint a checkpoint's folder
   * @param type of the record
   * @return the record
   */
  public static <T> T state(Path checkpoint, Class<T> type) {
    return Json.read(checkpoint.resolve(STATE), type);
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> p.getFileName().toString().startsWith("step-")).toList();
    }
  }
}
