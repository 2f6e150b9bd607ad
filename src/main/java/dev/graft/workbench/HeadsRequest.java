package dev.graft.workbench;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A comparison of heads on the features of one backbone.
 *
 * @param data folder of class folders
 * @param images labelled images with their split; empty to take those of the folder
 * @param backbone name in the zoo or path
 * @param sample how many pictures to draw at most; those of a test part are never drawn
 * @param epochs passes of the neural head
 * @param seed of all that is random
 */
public record HeadsRequest(
    Path data, Optional<ImageSet> images, String backbone, int sample, int epochs, long seed) {
  /** So many that classical heads still learn in seconds. */
  public static final int SAMPLE = 2000;

  /** The images: the set, or what a scan of the folder finds. */
  ImageSet load() {
    return images.orElseGet(() -> ImageSet.of(DatasetScanner.scan(data), ImageSet.DEFAULT_SPLIT));
  }
}
