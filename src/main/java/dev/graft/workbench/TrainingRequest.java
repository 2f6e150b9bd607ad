package dev.graft.workbench;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
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
 * @param keep which weights the bundle gets
 * @param techniques what is added to plain training
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
    Optional<ImageSet> images,
    Keep keep,
    Techniques techniques) {
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
        Optional.empty(),
        Defaults.KEEP,
        Techniques.PLAIN);
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
        Optional.of(set),
        keep,
        techniques);
  }

  /**
   * The same training with a choice of the weights that the bundle gets.
   *
   * @param choice which
   * @return the request
   */
  public TrainingRequest keeping(Keep choice) {
    return new TrainingRequest(
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
        images,
        choice,
        techniques);
  }

  /**
   * The same training with other techniques.
   *
   * @param wanted what is added to plain training
   * @return the request
   */
  public TrainingRequest using(Techniques wanted) {
    return new TrainingRequest(
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
        images,
        keep,
        wanted);
  }

  /**
   * The same images and places, with the choices of a recipe.
   *
   * @param recipe all choices; where there is a set of images, its split stays
   * @return the request
   */
  public TrainingRequest following(Recipe recipe) {
    return new TrainingRequest(
        data,
        backbone,
        recipe.freezePlan(),
        from,
        recipe.head(),
        recipe.optimizer(),
        recipe.epochs(),
        recipe.batch(),
        OptionalDouble.of(recipe.learningRate()),
        images.isPresent() ? validation : recipe.validation(),
        images.isPresent() ? test : recipe.test(),
        recipe.seed(),
        project,
        out,
        images,
        recipe.keep(),
        recipe.techniques());
  }

  /**
   * The same training on another backbone.
   *
   * @param name name in the zoo or path
   * @return the request
   */
  public TrainingRequest on(String name) {
    return new TrainingRequest(
        data,
        Optional.of(name),
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
        images,
        keep,
        techniques);
  }

  /**
   * All choices, with the default learning rate where none was chosen.
   *
   * @param pretrained whether the backbone has learnt anything
   * @return the recipe
   */
  public Recipe recipe(boolean pretrained) {
    return new Recipe(
        freezePlan,
        head,
        optimizer,
        Defaults.learningRate(learningRate, freezePlan, from.isPresent(), pretrained),
        batch,
        epochs,
        seed,
        validation,
        test,
        keep,
        techniques);
  }

  /**
   * The epochs of all phases together, if nothing ends one early.
   *
   * @return at least 1
   */
  public int totalEpochs() {
    return epochs + techniques.then().stream().mapToInt(Phase::epochs).sum();
  }

  /** The images: the set, or what a scan of the folder finds. */
  ImageSet load() {
    return images.orElseGet(
        () -> ImageSet.of(DatasetScanner.scan(data), new StratifiedSplit(validation, test, seed)));
  }
}
