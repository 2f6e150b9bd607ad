package dev.graft.workbench;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A training that somebody asks for.
 *
 * @param data folder of class folders; where there is a set of images, only what they are called
 *     after
 * @param backbone name in the zoo or path; may be empty only where {@code from} is given
 * @param freezePlan which layers learn
 * @param from run id in the project, or bundle folder, to go on from
 * @param head the new layers; what {@code from} has takes precedence
 * @param optimizer how gradients change weights
 * @param epochs passes over the training images
 * @param batch images in a step
 * @param learningRate the step size; empty for the default of the freeze plan
 * @param validation share of images for validation where no folder gives it; a set of images has
 *     its own
 * @param test share of images kept apart where no folder gives it; a set of images has its own
 * @param seed of every random choice
 * @param project the project's folder, created if it is not there; empty for the user's own
 * @param out where a copy of the bundle goes; must not exist
 * @param images labelled images with their split; empty to take those of the folder
 */
public record TrainingRequest(
    Path data,
    Optional<String> backbone,
    FreezePlan freezePlan,
    Optional<String> from,
    Head head,
    Optimizer optimizer,
    int epochs,
    int batch,
    OptionalDouble learningRate,
    double validation,
    double test,
    long seed,
    Optional<Path> project,
    Optional<Path> out,
    Optional<ImageSet> images) {
  /** A training on the images of a folder. */
  public TrainingRequest(
      Path data,
      Optional<String> backbone,
      FreezePlan freezePlan,
      Optional<String> from,
      Head head,
      Optimizer optimizer,
      int epochs,
      int batch,
      OptionalDouble learningRate,
      double validation,
      double test,
      long seed,
      Optional<Path> project,
      Optional<Path> out) {
    this(
        data,
        backbone,
        freezePlan,
        from,
        head,
        optimizer,
        epochs,
        batch,
        learningRate,
        validation,
        test,
        seed,
        project,
        out,
        Optional.empty());
  }

  /**
   * The same training on images that somebody labelled.
   *
   * @param set the images, with the split that counts
   * @return the request
   */
  public TrainingRequest with(ImageSet set) {
    return new TrainingRequest(
        set.root().orElse(data),
        backbone,
        freezePlan,
        from,
        head,
        optimizer,
        epochs,
        batch,
        learningRate,
        set.split().validation(),
        set.split().test(),
        seed,
        project,
        out,
        Optional.of(set));
  }

  /** The images: the set, or what a scan of the folder finds. */
  ImageSet load() {
    return images.orElseGet(
        () -> ImageSet.of(DatasetScanner.scan(data), new StratifiedSplit(validation, test, seed)));
  }
}
