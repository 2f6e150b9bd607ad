package dev.graft.workbench;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A race of backbones that somebody asks for.
 *
 * @param data folder of class folders
 * @param images labelled images; empty to take those of the folder
 * @param backbones who runs, by name; empty for all whose weights are here
 * @param sample how many pictures to draw; those of a test part are never drawn
 * @param inputSize rows and columns of the pictures that all are given; empty for each one's own
 * @param seed of sample and cross-validation
 */
public record RaceRequest(
    Path data,
    Optional<ImageSet> images,
    List<String> backbones,
    int sample,
    OptionalInt inputSize,
    long seed) {
  /** Some hundred tell backbones apart that differ by five points, in half a minute each. */
  public static final int SAMPLE = 400;

  /** Copies the list. */
  public RaceRequest {
    backbones = List.copyOf(backbones);
  }

  /**
   * A race of all backbones on the usual sample.
   *
   * @param data folder of class folders
   * @return the request
   */
  public static RaceRequest of(Path data) {
    return new RaceRequest(
        data, Optional.empty(), List.of(), SAMPLE, OptionalInt.empty(), Defaults.SEED);
  }

  /** The images: the set, or what a scan of the folder finds. */
  ImageSet load() {
    return images.orElseGet(() -> ImageSet.of(DatasetScanner.scan(data), ImageSet.DEFAULT_SPLIT));
  }
}
