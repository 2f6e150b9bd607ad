package dev.graft.workbench;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.Recipe;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project that somebody wants advice for.
 *
 * @param data folder of class folders
 * @param images labelled images with their split; empty to take those of the folder
 * @param backbone what is to be trained; empty for that of the run, if there is one
 * @param recipe how; empty for that of the run, or the usual one
 * @param project the project's folder; empty if only the pictures are to be looked at, or for the
 *     user's own where a run is named
 * @param run which of its runs to look at; empty for the newest
 * @param thorough whether pictures are opened and the backbone is tried, which takes seconds to
 *     minutes; else only what costs nothing is known
 */
public record AdviceRequest(
    Path data,
    Optional<ImageSet> images,
    Optional<String> backbone,
    Optional<Recipe> recipe,
    Optional<Path> project,
    Optional<String> run,
    boolean thorough) {
  /** The same; a run is looked for in a project if none was named. */
  AdviceRequest orIn(Path own) {
    return new AdviceRequest(
        data,
        images,
        backbone,
        recipe,
        run.isPresent() ? Optional.of(project.orElse(own)) : project,
        run,
        thorough);
  }

  /** The images: the set, or what a scan of the folder finds. */
  ImageSet load() {
    return images.orElseGet(() -> ImageSet.of(DatasetScanner.scan(data), ImageSet.DEFAULT_SPLIT));
  }
}
